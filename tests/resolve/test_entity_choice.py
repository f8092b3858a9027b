import pytest

from building import annotated, grounded, statement
from dragoman.model.annotated import Frame, Part, Stretch
from dragoman.resolve.coreference import clusters_of
from dragoman.resolve.entity_choice import is_entity, settled, signs


def kept(lines, names=None, said=(), frames=()):
    report = annotated(lines, names, frames=frames)
    ready = grounded(report, tuple(statement(report, source, content) for source, content in said))
    return [one.forms[0] for one in clusters_of(ready) if is_entity(ready, one)]


@pytest.mark.parametrize(
    ("lines", "names", "expected"),
    [
        ("Kenya/PROPN/2/nsubj left/VERB/0/root", {}, ["Kenya"]),
        ("they/PRON/2/nsubj met/VERB/0/root in/ADP/4/case Taiz/PROPN/2/obl", {}, ["Taiz"]),
        ("Jane/PROPN/3/nsubj Otieno/PROPN/1/flat left/VERB/0/root", {"Jane Otieno": "person"}, ["Jane Otieno"]),
        # nobody takes part here
        ("no/DET/2/det neighbours/NOUN/0/root", {}, []),
        ("the/DET/2/det road/NOUN/3/nsubj closed/VERB/0/root", {}, []),
    ],
)
def test_who_has_a_name_or_takes_part(lines, names, expected):
    assert kept(lines, names) == expected


def test_whoever_speaks_is_kept():
    lines = "a/DET/2/det neighbour/NOUN/3/nsubj said/VERB/0/root it/PRON/5/expl rained/VERB/3/ccomp"
    assert kept(lines, said=[("a neighbour", "it rained")]) == ["a neighbour"]


def test_a_pronoun_that_speaks_is_nobody():
    lines = "she/PRON/2/nsubj said/VERB/0/root it/PRON/4/expl rained/VERB/2/ccomp"
    assert kept(lines, said=[("she", "it rained")]) == []


def test_whoever_acts_counts_for_more():
    lines = "neighbours/NOUN/2/nsubj stormed/VERB/0/root the/DET/4/det road/NOUN/2/obj"
    acting = Frame("event", 1, 0.9, (), (Part("actor", (Stretch(0, 1),), 0.9),))
    ready = grounded(annotated(lines, frames=(acting,)))
    found = signs(ready, clusters_of(ready)[0])
    assert {"unnamed", "unnamed acts in event", "unnamed several", "unnamed as nsubj", "unnamed is a group"} <= found


@pytest.mark.parametrize(("source", "expected"), [("a neighbour", True), (None, None)])
def test_only_speakers_are_settled_without_weighing(source, expected):
    report = annotated("a/DET/2/det neighbour/NOUN/3/nsubj said/VERB/0/root it/PRON/5/expl rained/VERB/3/ccomp")
    ready = grounded(report, (statement(report, source, "it rained"),) if source else ())
    assert settled(ready, clusters_of(ready)[0]) is expected
