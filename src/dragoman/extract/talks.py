"""Negotiations: who talks, who mediates, where, in which form, which round, about what, with which papers, and how it stands."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from dragoman.extract.grammar import Grammar, grammar
from dragoman.extract.lists import Lists, lists
from dragoman.extract.parties import parties
from dragoman.extract.talks_documents import documents
from dragoman.extract.talks_groups import grouped
from dragoman.extract.talks_mentions import TalksMention, talks_nouns
from dragoman.extract.talks_roles import parts_of
from dragoman.extract.talks_status import dates_of, format_of, status_of, verbs_of
from dragoman.extract.talks_tracks import with_tracks
from dragoman.extract.talks_verbs import talks_verbs
from dragoman.model.entries import Talks
from dragoman.model.ids import content_id
from dragoman.model.scene import Scene
from dragoman.model.span import Span

_AGENDA_CASES = frozenset(("on", "about", "over", "regarding", "concerning"))
_AGENDA_VERBS = frozenset(("address", "agree", "aim", "cover", "discuss", "end", "establish", "find", "focus", "resolve", "settle"))


def talks(scene: Scene) -> tuple[Talks, ...]:
    """The negotiations of a report in order of their first mention."""
    trees, who = grammar(scene.annotated), parties(scene)
    listed = lists(trees, who)
    groups = grouped([*talks_nouns(listed), *talks_verbs(listed)], scene.published)
    many = sum(any(mention.kind == "talks" for mention in group) for group in groups)
    return with_tracks(listed, _placed([_talks(listed, group, alone=many == 1) for group in groups]))


def _placed(found: Sequence[Talks]) -> tuple[Talks, ...]:
    """A mediator’s meeting with one side is where his talks are, if no other place is told."""
    return tuple(
        replace(one, place=next((other.place for other in found if other.place and set(one.mediators) & set(other.mediators)), None))
        if one.place is None and one.format == "consultation"
        else one
        for one in found
    )


def _talks(listed: Lists, group: Sequence[TalksMention], *, alone: bool) -> Talks:
    trees, scene = listed.trees, listed.who.scene
    text = trees.annotated.document.text
    evidence = tuple(sorted({mention.clause for mention in group}))
    sentences = tuple(sorted({trees.sentence(mention.head) for mention in group}))
    words = " | ".join(span.of(text) for span in sentences)
    named = max(group, key=lambda mention: (mention.score > 0, bool(mention.places), mention.name.end - mention.name.start, -mention.head))
    parts = parts_of(listed, group, alone=alone)
    start, end = dates_of(trees, group)
    status, why = status_of(trees, group, words, scene.published)
    return Talks(
        id=content_id("k", trees.annotated.document.id, [(span.start, span.end) for span in evidence], group[0].head),
        name=named.name,
        format=format_of(words, group, tuple(parts.mediators), tuple(parts.participants)),
        participants=tuple(parts.participants),
        mediators=tuple(parts.mediators),
        hosts=tuple(parts.hosts),
        absent=tuple(parts.absent),
        place=next((mention.places[0] for mention in group if mention.places), None),
        round=next((mention.round for mention in group if mention.round), None),
        rounds=next((mention.rounds for mention in group if mention.rounds), None),
        agenda=tuple(dict.fromkeys(_agenda(trees, group))),
        documents=documents(listed, sentences),
        start=start,
        end=end,
        status=status,
        said_in=scene.said_in(group[0].name),
        evidence=evidence,
        why=f"{group[0].why}; {why}",
    )


def _agenda(trees: Grammar, group: Sequence[TalksMention]) -> Iterable[Span]:
    """What it is about: `talks on X`, `aimed at X`, `to discuss X`, `the talks must focus on X`."""
    for mention in group:
        for child in trees.dependents(mention.head, "nmod", "acl", "obl"):
            if trees.case_of(child) in _AGENDA_CASES or (
                trees.tokens[child].upos == "VERB" and trees.tokens[child].lemma.lower() in _AGENDA_VERBS
            ):
                span = trees.span(
                    [at for at in trees.subtree(child) if trees.tokens[at].deprel not in ("case", "mark") or trees.tokens[at].head != child]
                )
                if not re.fullmatch(r"\W*(?:[A-Z]\w+day|\d.*)\W*", span.of(trees.annotated.document.text)):
                    yield span
        verb = next(iter(verbs_of(trees, mention.head)), None)
        if verb is not None and trees.tokens[verb].lemma.lower() in ("focus", "discuss", "cover", "address", "centre", "center"):
            for child in trees.dependents(verb, "obl", "obj"):
                if trees.case_of(child) in ("on", "") and child != mention.head:
                    yield trees.span(trees.subtree(child))
