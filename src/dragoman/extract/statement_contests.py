"""Words that two statements lay claim to, where neither lies within the other."""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.extract.statement_drafts import EDGES, Draft, Runs, indexes, runs_of
from dragoman.model.annotated import Annotated, Stretch

_SAME = 0.8
_FEWEST = 3


def settled(annotated: Annotated, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without the words that are another's: of two, the one whose cue stands nearer has them.

    A quotation two sentences back is easily taken for that of the next cue as well; in "urged calm, adding that aid would come" the
    last words follow on "adding". Nobody loses all his words ("he said and wrote that …"), and what lies within another statement's
    content is said twice over, by both.
    """
    found = list(drafts)
    claimed: dict[int, list[int]] = {}
    for place, draft in enumerate(drafts):
        for at in indexes(draft.content):
            claimed.setdefault(at, []).append(place)
    for place, draft in enumerate(found):
        others = sorted({other for at in indexes(draft.content) for other in claimed[at] if other != place})
        rivals = [drafts[other] for other in others if not _is_nested(draft, drafts[other])]
        lost = {at for run in draft.content for other in rivals for at in _taken(annotated, draft, run, other)}
        left = indexes(draft.content) - lost
        if lost and len(left) >= _FEWEST:
            found[place] = replace(draft, content=runs_of(left))
    return found


def without_doubles(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without those that say the same with the same word: of two cue words of one phrase, the surer one."""
    found: list[Draft] = []
    for draft in sorted(drafts, key=lambda one: (-one.frame.score, one.frame.anchor)):
        if not any(_is_double(draft, other) for other in found if _meet(draft.cue, other.cue)):
            found.append(draft)
    return sorted(found, key=lambda one: one.frame.anchor)


def _is_double(draft: Draft, other: Draft) -> bool:
    mine, theirs = indexes(draft.content), indexes(other.content)
    return len(mine & theirs) >= _SAME * len(mine | theirs)


def _taken(annotated: Annotated, draft: Draft, run: Stretch, other: Draft) -> set[int]:
    """The words of `run` that are rather the other draft's."""
    mine = _farness(annotated, draft, run)
    return indexes((run,)) & indexes(one for one in other.content if _farness(annotated, other, one) < mine)


def _farness(annotated: Annotated, draft: Draft, run: Stretch) -> tuple[int, bool]:
    """How many sentences lie between a cue and a run, and whether the run follows on the cue's last word."""
    tokens = annotated.tokens
    cue, first, last = tokens[draft.frame.anchor].sentence, tokens[run.start].sentence, tokens[run.end - 1].sentence
    end = draft.cue[-1].end if draft.cue else draft.frame.anchor + 1
    follows = end <= run.start and all(token.text in EDGES for token in tokens[end : run.start])
    return max(first - cue, cue - last, 0), not follows


def _is_nested(draft: Draft, other: Draft) -> bool:
    """Whether one of two drafts has the other's cue in its content."""
    return _holds(draft.content, other.frame.anchor) or _holds(other.content, draft.frame.anchor)


def _meet(runs: Runs, others: Runs) -> bool:
    return any(run.start < other.end and other.start < run.end for run in runs for other in others)


def _holds(runs: Runs, at: int) -> bool:
    return any(run.start <= at < run.end for run in runs)
