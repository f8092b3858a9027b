"""What a mediator's meetings with single sides tell of the round that they belong to: its form, and the papers tabled in them."""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.extract.lists import Lists
from dragoman.knowledge.talks import talks_words
from dragoman.model.entries import Talks
from dragoman.model.span import Span

_OVER = frozenset(("collapsed", "cancelled", "concluded_with_text", "concluded_without_text"))


def with_tracks(listed: Lists, found: Sequence[Talks]) -> tuple[Talks, ...]:
    """The negotiations, in the same order: each running one that a mediator leads with what is told of his meetings.

    Only where the report has one such negotiation for the mediator: with two it does not say which is meant.
    """
    return tuple(_with_papers(_met_apart(listed, one), found) if _is_main(one, found) else one for one in found)


def _is_main(one: Talks, found: Sequence[Talks]) -> bool:
    """Whether it is the one running negotiation of its mediators, and no single meeting of theirs."""
    alike = [other for other in found if _runs(other) and set(other.mediators) & set(one.mediators)]
    return _runs(one) and bool(one.mediators) and alike == [one]


def _runs(one: Talks) -> bool:
    return one.format not in ("consultation", "phone_or_video") and one.status not in _OVER


def _met_apart(listed: Lists, one: Talks) -> Talks:
    """Proximity, where a sentence says that one of its mediators sees the sides separately."""
    if one.format != "unclear":
        return one
    annotated = listed.trees.annotated
    pattern = next(pattern for pattern, form in talks_words().formats if form == "proximity")
    for sentence in annotated.sentences:
        span = annotated.span(sentence)
        hit = pattern.search(annotated.document.text, span.start, span.end)
        named = {mention.entity for mention in listed.who.scene.mentions_in(span)}
        if hit and named & set(one.mediators):
            words = Span(*hit.span())
            evidence = tuple(sorted({*one.evidence, words}))
            return replace(one, format="proximity", evidence=evidence, why=f"{one.why}; format by the sides being met apart")
    return one


def _with_papers(one: Talks, found: Sequence[Talks]) -> Talks:
    """The papers tabled at its mediators' meetings with one side are papers of it."""
    meetings = [other for other in found if other.format == "consultation" and set(other.mediators) & set(one.mediators)]
    papers = [paper for other in meetings for paper in other.documents if not any(paper.name.meets(own.name) for own in one.documents)]
    return replace(one, documents=(*one.documents, *papers)) if papers else one
