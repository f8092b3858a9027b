"""Truces as objects: what they are called, who keeps, sponsors and watches them, whom they leave out, how they stand."""

from collections.abc import Sequence

from dragoman.extract.grammar import grammar
from dragoman.extract.lists import Lists, lists
from dragoman.extract.parties import parties
from dragoman.extract.truce_dates import end_of, start_of
from dragoman.extract.truce_groups import grouped
from dragoman.extract.truce_mentions import TruceMention, truce_mentions
from dragoman.extract.truce_roles import roles_of
from dragoman.extract.violations import breaches
from dragoman.knowledge.truces import truce_words
from dragoman.model.entries import Ceasefire, Violation
from dragoman.model.ids import content_id
from dragoman.model.scene import Scene
from dragoman.model.span import Span
from dragoman.model.vocabulary import CeasefireClass, CeasefireStatus

_AROUND = 70


def ceasefires(scene: Scene) -> tuple[Ceasefire, ...]:
    """The truces of a report in order of their first mention, each with the accusations of breaking it."""
    trees, who = grammar(scene.annotated), parties(scene)
    listed = lists(trees, who)
    groups = grouped(truce_mentions(listed), who)
    broken = breaches(listed, groups)
    return tuple(_ceasefire(listed, group, broken[place]) for place, group in enumerate(groups))


def _ceasefire(listed: Lists, group: Sequence[TruceMention], violations: tuple[Violation, ...]) -> Ceasefire:
    evidence = tuple(sorted({mention.clause for mention in group}))
    roles = roles_of(listed, group)
    status, why = status_of(listed, group, violations)
    name = max(
        group,
        key=lambda mention: (mention.founding, mention.class_ != "unclear", mention.name.end - mention.name.start, -mention.name.start),
    ).name
    return Ceasefire(
        id=content_id("t", listed.trees.annotated.document.id, [(span.start, span.end) for span in evidence], name.start),
        name=name,
        class_=class_of(group, monitored=bool(roles.monitors)),
        parties=tuple(roles.parties),
        sponsors=tuple(roles.sponsors),
        excluded=tuple(roles.excluded),
        places=tuple(dict.fromkeys(place for mention in group for place in mention.places)),
        start=start_of(listed, group),
        end=end_of(listed, group),
        status=status,
        monitors=tuple(roles.monitors),
        violations=violations,
        evidence=evidence,
        why=f"the words {name.of(listed.trees.annotated.document.text)!r}; {why}",
    )


def class_of(group: Sequence[TruceMention], *, monitored: bool) -> CeasefireClass:
    """The class that the name gives; a truce with monitors has a mechanism, so it is preliminary where the name says no more."""
    named: CeasefireClass = next((mention.class_ for mention in group if mention.class_ != "unclear"), "unclear")
    return "preliminary" if monitored and named in ("unclear", "cessation") else named


def status_of(listed: Lists, group: Sequence[TruceMention], violations: Sequence[Violation]) -> tuple[CeasefireStatus, str]:
    """How it stands by the words beside its mentions: the first status of the table that any mention has."""
    text = listed.trees.annotated.document.text
    for pattern, status in truce_words().statuses:
        for mention in group:
            sentence = listed.trees.sentence(mention.head)
            around = Span(max(sentence.start, mention.name.start - _AROUND), min(sentence.end, mention.name.end + _AROUND))
            if (found := pattern.search(around.of(text))) is not None:
                return status, f"status by the words {found[0]!r}"
    return ("contested", "status by the accusations of breaking it") if violations else ("unclear", "no words give a status")
