"""What a statement does (says, denies, demands …), and whether its words are the speaker's own."""

from collections.abc import Sequence

from dragoman.extract.grammar import Grammar
from dragoman.extract.quotations import Quotation
from dragoman.extract.statement_drafts import EDGES, Draft, indexes
from dragoman.knowledge.cues import acts
from dragoman.model.vocabulary import Act, Quoted

_SURE = 0.95


def act(grammar: Grammar, draft: Draft) -> Act:
    """The act by the cue's own words where the table has them (its head with the word after it, then alone), else as the model sees it.

    Who does not think or believe a thing doubts it.
    """
    label = draft.frame.label("act")
    known = _tabled(grammar, draft)
    if known and (label is None or label.score < _SURE or known == "say"):
        return known
    return label.value if label else "unclear"  # type: ignore[return-value]  # the model's list is the vocabulary's own


def _tabled(grammar: Grammar, draft: Draft) -> Act | None:
    tokens, anchor = grammar.tokens, draft.frame.anchor
    lemma = tokens[anchor].lemma.lower()
    after = tokens[anchor + 1].text.lower() if anchor + 1 < len(tokens) else ""
    found = acts().get(f"{lemma} {after}") or acts().get(lemma)
    if found == "think" and lemma in ("think", "believe", "expect") and grammar.is_negated(anchor):
        return "doubt"
    return found


def manner(grammar: Grammar, draft: Draft, quoted: Sequence[Quotation]) -> Quoted:
    """Direct where all words of the content stand in quotation marks (or are announced as said), mixed where some do."""
    tokens = grammar.tokens
    said = {at for at in indexes(draft.content) if tokens[at].text not in EDGES and tokens[at].deprel not in ("mark", "case")}
    first, last = draft.content[0].start, draft.content[-1].end
    near = [one for one in quoted if one.start < last and first < one.end]
    inside = said & (indexes(draft.verbatim) | {at for one in near for at in range(one.start, one.end)})
    if not inside:
        return "indirect"
    return "direct" if inside == said else "mixed"
