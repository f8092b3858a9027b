"""Statements that go on: quotations over sentences and paragraphs, and paragraphs that a colon announces."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from dragoman.extract.grammar import Grammar
from dragoman.extract.quotations import MARKS, Quotation, paragraphs
from dragoman.extract.statement_drafts import EDGES, Draft, indexes
from dragoman.knowledge.cues import acts
from dragoman.model.annotated import Stretch

_FEWEST = 4
_FIRST_PERSON = frozenset("i we my our me us mine ours myself ourselves".split())


def continued(grammar: Grammar, drafts: Sequence[Draft], quoted: Sequence[Quotation]) -> list[Draft]:
    """The drafts with what goes on from them without a cue of its own."""
    return announced(grammar, quotations_going_on(grammar, drafts, quoted), quoted)


def quotations_going_on(grammar: Grammar, drafts: Sequence[Draft], quoted: Sequence[Quotation]) -> list[Draft]:
    """Quotations that nobody else was found to say belong to the speaker of the quotation before.

    That is sure where the one before was left open at the end of its paragraph (each paragraph of a long quotation opens with a
    mark, only the last one closes). Elsewhere the quotation must open a sentence and be longer than a phrase, in the same
    paragraph or the next, with no cue between the two or behind it in its sentence.
    """
    found = list(drafts)
    outside = [draft.frame.anchor for draft in drafts if not any(one.start <= draft.frame.anchor < one.end for one in quoted)]
    for before, quotation in pairwise(quoted):
        if any(_speaks(draft, quotation) for draft in found):
            continue
        owner = next((place for place, draft in enumerate(found) if _speaks(draft, before)), None)
        if owner is not None and (_is_left_open(before, quotation) or _goes_on(grammar, before, quotation, outside)):
            run = Stretch(quotation.start, quotation.end)
            found[owner] = replace(found[owner], content=tuple(sorted((*found[owner].content, run), key=lambda one: one.start)))
    return found


def _speaks(draft: Draft, quotation: Quotation) -> bool:
    """Whether a draft's content holds most of a quotation from outside."""
    if quotation.start <= draft.frame.anchor < quotation.end:
        return False
    shared = sum(max(0, min(run.end, quotation.end) - max(run.start, quotation.start)) for run in draft.content)
    return 2 * shared >= quotation.end - quotation.start


def _is_left_open(before: Quotation, quotation: Quotation) -> bool:
    return not before.closed and quotation.paragraph <= before.paragraph + 1 and quotation.opens


def _goes_on(grammar: Grammar, before: Quotation, quotation: Quotation, cues: Sequence[int]) -> bool:
    sentence = grammar.annotated.sentences[grammar.tokens[quotation.start].sentence]
    if quotation.end - quotation.start < _FEWEST or quotation.start - sentence.start > 1 or quotation.paragraph - before.paragraph > 1:
        return False
    last = grammar.annotated.sentences[grammar.tokens[quotation.end - 1].sentence].end
    tokens = grammar.tokens
    begins = tokens[before.end - 1].sentence
    between = [cue for cue in cues if before.end <= cue < last]
    return not any(cue >= quotation.start or tokens[cue].sentence != begins for cue in between)


def announced(grammar: Grammar, drafts: Sequence[Draft], quoted: Sequence[Quotation]) -> list[Draft]:
    """A cue with a colon that ends its paragraph announces the next one, which is said word by word even without marks.

    Where that speaks in the first person, so do the paragraphs after it, up to the next that tells who speaks.
    """
    tokens = grammar.tokens
    parts = paragraphs(grammar.annotated)
    found = list(drafts)
    for number, (start, end) in enumerate(parts[:-1]):
        if tokens[end - 1].text != ":":
            continue
        place = _announcer(grammar, found, start, end)
        first = parts[number + 1]
        if place is None or any(one.start <= first[0] + 1 and first[0] <= one.start for one in quoted):
            continue
        stop = first[1]
        if _is_first_person(grammar, first):
            for part in parts[number + 2 :]:
                if _tells_who_speaks(grammar, found, part):
                    break
                stop = part[1]
        own = [run for run in found[place].content if run.end <= first[0] and run.start >= start]
        run = Stretch(first[0], stop)
        while run.end > run.start + 1 and tokens[run.end - 1].text in EDGES - MARKS:
            run = Stretch(run.start, run.end - 1)
        found[place] = replace(found[place], content=(*(one for one in own if len(indexes((one,))) > _FEWEST), run), verbatim=(run,))
    return found


def _announcer(grammar: Grammar, drafts: Sequence[Draft], start: int, end: int) -> int | None:
    """The draft whose speech verb stands last before the colon."""
    spoken = [
        (draft.frame.anchor, place)
        for place, draft in enumerate(drafts)
        if start <= draft.frame.anchor < end and acts().get(grammar.tokens[draft.frame.anchor].lemma.lower()) == "say"
    ]
    return max(spoken)[1] if spoken else None


def _is_first_person(grammar: Grammar, part: tuple[int, int]) -> bool:
    return any(grammar.tokens[at].text.lower() in _FIRST_PERSON for at in range(*part))


def _tells_who_speaks(grammar: Grammar, drafts: Sequence[Draft], part: tuple[int, int]) -> bool:
    """Whether a paragraph is told by the report again: somebody speaks in it, or it announces something itself."""
    tokens = grammar.tokens
    if tokens[part[1] - 1].text == ":":
        return True
    return any(
        part[0] <= draft.frame.anchor < part[1]
        and acts().get(tokens[draft.frame.anchor].lemma.lower()) == "say"
        and not any(tokens[at].text.lower() in _FIRST_PERSON for at in indexes(draft.source))
        for draft in drafts
    )
