"""Negotiations told by a verb alone: `the two men met in Ankara`, `he shuttled between the capitals`, `the accord signed in Kathmandu`."""

from collections.abc import Iterator

from dragoman.extract.lists import ACTORS, Lists
from dragoman.extract.talks_mentions import TalksMention
from dragoman.extract.talks_phrases import place_of
from dragoman.extract.windows import words_after, words_before
from dragoman.knowledge.talks import talks_words
from dragoman.model.span import Span

_PLURAL = "Number=Plur"
_CAN_MEET = ACTORS - {"place"}


def talks_verbs(listed: Lists) -> tuple[TalksMention, ...]:
    """Every verb of the report that tells of a negotiation, in order of the text."""
    words = talks_words().verbs
    found: list[TalksMention] = []
    for token in listed.trees.tokens:
        lemma = token.lemma.lower()
        if token.upos != "VERB":
            continue
        if lemma in words["meet"]:
            found += meeting(listed, token.index)
        elif lemma in words["shuttle"]:
            found += shuttling(listed, token.index)
        elif lemma in words["negotiate"]:
            found += negotiating(listed, token.index)
        if lemma in words["conclude"]:
            found += concluding(listed, token.index)
    return tuple(found)


def meeting(listed: Lists, at: int) -> Iterator[TalksMention]:
    """Somebody meets somebody, at a place or on a day: `envoys met in Doha`, `he met the rebels’ leader on Friday`.

    What meets no one (`met its obligations`, `met with resistance`) is none, nor is a meeting that is denied.
    """
    trees, scene = listed.trees, listed.who.scene
    after = words_after(trees, at)
    subjects = listed.who.ids(trees.subjects(at), ACTORS) or listed.before(at)
    following = trees.tokens[at + 1].text.lower() if at + 1 < len(trees.tokens) else ""
    objects = listed.after(at + 1 if following == "with" else at, _CAN_MEET)
    if not objects and trees.dependents(at, "obj"):
        return
    if not subjects or trees.is_negated(at) or _is_sport(listed, at):
        return
    span = Span(trees.tokens[at].start, trees.tokens[max((at, *after))].end)
    times = tuple(time for time in scene.times_in(span) if time.type in ("DATE", "TIME"))
    places = place_of(listed, at, (), after)
    many = len(subjects) > 1 or any(_PLURAL in trees.tokens[here].feats for here in trees.subjects(at))
    if not (objects or many) or not (places or times):
        return
    yield TalksMention(
        name=trees.clause(at) if len(trees.clause(at).of(trees.annotated.document.text)) < 90 else span,
        head=at,
        kind="meeting",
        clause=trees.clause(at),
        places=places,
        sides=tuple(dict.fromkeys((*subjects, *objects))),
        times=times,
        other=True,
        why="the verb 'meet' with people, and a place or a day",
    )


def _is_sport(listed: Lists, at: int) -> bool:
    """`Kenya meet Uganda in the cup`: sides that play."""
    tokens = listed.trees.tokens
    return any(token.lemma.lower() in talks_words().signs["sport"] for token in tokens if token.sentence == tokens[at].sentence)


def shuttling(listed: Lists, at: int) -> Iterator[TalksMention]:
    """A mediator goes to and fro: `shuttled between the two camps`."""
    trees = listed.trees
    after = words_after(trees, at)
    between = next((here for here in after[:4] if trees.tokens[here].text.lower() == "between"), None)
    if between is None:
        return
    brokers = listed.who.ids(trees.subjects(at), ACTORS) or listed.before(at)
    yield TalksMention(
        name=Span(trees.tokens[at].start, trees.tokens[max((between, *after[:6]))].end),
        head=at,
        kind="talks",
        clause=trees.clause(at),
        sides=listed.after(between),
        brokers=brokers,
        times=tuple(time for time in listed.who.scene.times_in(trees.clause(at)) if time.type in ("DATE", "TIME")),
        why="the verb 'shuttle' between two sides",
    )


def negotiating(listed: Lists, at: int) -> Iterator[TalksMention]:
    """Somebody negotiates with somebody: `is negotiating with the militia`. Without both sides it is told by a noun elsewhere."""
    trees = listed.trees
    after = words_after(trees, at)
    link = next((here for here in after[:6] if trees.tokens[here].text.lower() in ("with", "between")), None)
    subjects = listed.who.ids(trees.subjects(at), ACTORS) or listed.before(at)
    others = listed.after(link) if link is not None else ()
    if not subjects or not others or trees.is_negated(at):
        return
    yield TalksMention(
        name=Span(trees.tokens[at].start, trees.tokens[max((at, *after[:6]))].end),
        head=at,
        kind="talks",
        clause=trees.clause(at),
        places=place_of(listed, at, (), after),
        sides=tuple(dict.fromkeys((*subjects, *others))),
        times=(),
        why="the verb 'negotiate' with both sides",
    )


def concluding(listed: Lists, at: int) -> Iterator[TalksMention]:
    """A paper is concluded at a place: `the accord signed in Kathmandu on Tuesday`, `signed a declaration in Ankara`."""
    trees, words = listed.trees, talks_words().verbs
    after = words_after(trees, at)
    near = [*range(max(0, at - 9), at), *after[:6]]
    papers = [here for here in near if trees.tokens[here].upos in ("NOUN", "PROPN") and trees.tokens[here].lemma.lower() in words["papers"]]
    places = place_of(listed, at, (), after[:14])
    if not papers or not places or trees.is_negated(at):
        return
    paper = min(papers, key=lambda here: abs(here - at))
    agents = listed.who.ids(trees.subjects(at), ACTORS) or next(
        (listed.after(here) for here in after if trees.tokens[here].text.lower() == "by"), ()
    )
    first, last = min(at, paper, *words_before(trees, paper)[-1:]), max(at, paper)
    yield TalksMention(
        name=Span(trees.tokens[first].start, trees.tokens[last].end),
        head=at,
        kind="signing" if trees.tokens[at].lemma.lower() in ("sign", "ink", "initial") else "talks",
        clause=trees.clause(at),
        places=places,
        sides=agents,
        times=tuple(
            time
            for time in listed.who.scene.times_in(Span(trees.tokens[first].start, trees.tokens[max((last, *after))].end))
            if time.type in ("DATE", "TIME")
        ),
        why=f"a paper with the verb {trees.tokens[at].text!r} at a place",
    )
