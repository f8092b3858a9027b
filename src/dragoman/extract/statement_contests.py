"""Words that two statements lay claim to, where neither lies within the other."""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.extract.statement_drafts import Draft, Runs, indexes, runs_of
from dragoman.model.annotated import Annotated, Stretch

_SAME = 0.8


def settled(annotated: Annotated, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without the words that are another's: of two, the one whose cue stands nearer by sentences has them.

    A quotation two sentences back is easily taken for that of the next cue as well. Words within one's own sentence are never lost,
    and what lies within another statement's content is said twice over, by both.
    """
    found = list(drafts)
    for place, draft in enumerate(found):
        far = [run for run in draft.content if _gap(annotated, draft, run) > 0]
        lost = {at for run in far for other in drafts if other is not drafts[place] for at in _taken(annotated, draft, run, other)}
        if lost and (left := runs_of(indexes(draft.content) - lost)):
            found[place] = replace(draft, content=left)
    return found


def _taken(annotated: Annotated, draft: Draft, run: Stretch, other: Draft) -> set[int]:
    """The words of `run` that are rather the other draft's."""
    if _holds(draft.content, other.frame.anchor) or _holds(other.content, draft.frame.anchor):
        return set()
    nearer = [one for one in other.content if _gap(annotated, other, one) < _gap(annotated, draft, run)]
    return indexes((run,)) & indexes(nearer)


def without_doubles(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without those that say the same of the same: of two cue words of one phrase, the surer one."""
    found: list[Draft] = []
    for draft in sorted(drafts, key=lambda one: (-one.frame.score, one.frame.anchor)):
        if not any(_is_double(draft, other) for other in found):
            found.append(draft)
    return sorted(found, key=lambda one: one.frame.anchor)


def _is_double(draft: Draft, other: Draft) -> bool:
    mine, theirs = indexes(draft.content), indexes(other.content)
    if len(mine & theirs) < _SAME * len(mine | theirs):
        return False
    return bool(indexes(draft.cue) & indexes(other.cue))


def _holds(runs: Runs, at: int) -> bool:
    return any(run.start <= at < run.end for run in runs)


def _gap(annotated: Annotated, draft: Draft, run: Stretch) -> int:
    """How many sentences lie between a cue and a run."""
    tokens = annotated.tokens
    cue, first, last = tokens[draft.frame.anchor].sentence, tokens[run.start].sentence, tokens[run.end - 1].sentence
    return max(first - cue, cue - last, 0)
