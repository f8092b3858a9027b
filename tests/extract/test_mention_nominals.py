import pytest

from building import annotated
from dragoman.extract.mention_names import Named
from dragoman.extract.mention_nominals import nominals
from dragoman.model.annotated import Stretch
from dragoman.model.tree import tree


def found(lines, *names):
    report = annotated(lines, dict(names))
    named = [Named(Stretch(name.tokens.start, name.tokens.end), name.type) for name in report.names]
    return [(report.span(one.tokens).of(report.document.text), one.type) for one in nominals(tree(report), named)]


@pytest.mark.parametrize(
    ("lines", "names", "expected"),
    [
        ("The/DET/2/det envoy/NOUN/3/nsubj left/VERB/0/root", (), [("The envoy", "person")]),
        ("Two/NUM/2/nummod officials/NOUN/3/nsubj left/VERB/0/root", (), [("Two officials", "group")]),
        ("both/DET/2/det sides/NOUN/3/nsubj agreed/VERB/0/root", (), [("both sides", "group")]),
        ("the/DET/2/det government/NOUN/0/root", (), [("the government", "organisation")]),
        # adjectives, owners and what hangs on by "of" belong to the phrase
        ("the/DET/3/det Kenyan/ADJ/3/amod envoy/NOUN/0/root", (("Kenyan", "nationality"),), [("the Kenyan envoy", "person")]),
        ("his/PRON/3/nmod own/ADJ/3/amod soldiers/NOUN/0/root", (), [("his own soldiers", "group")]),
        ("residents/NOUN/0/root of/ADP/3/case Taiz/PROPN/1/nmod", (("Taiz", "place"),), [("residents of Taiz", "group")]),
        # two nouns that share an article are one
        ("women/NOUN/0/root and/CCONJ/3/cc children/NOUN/1/conj", (), [("women and children", "group")]),
        # amounts and adjectives for people
        ("The/DET/2/det wounded/NOUN/3/nsubj wept/VERB/0/root", (), [("The wounded", "person")]),
        # a title is part of the name's phrase and no nominal of its own
        ("President/PROPN/0/root Otieno/PROPN/1/flat", (("Otieno", "person"),), []),
        # a noun before a noun is no head
        ("rebel/NOUN/2/compound fighters/NOUN/0/root", (), [("rebel fighters", "group")]),
        ("a/DET/3/det government/NOUN/3/compound plan/NOUN/0/root", (), []),
        # abstract nouns mention nobody
        ("the/DET/2/det hope/NOUN/0/root", (), []),
        ("Syrian/ADJ/2/amod Kurds/PROPN/0/root", (("Syrian", "nationality"), ("Kurds", "nationality")), []),
    ],
)
def test_phrases_and_their_types(lines, names, expected):
    assert found(lines, *names) == expected


def test_a_weapon_and_a_vehicle_are_told_by_their_nouns():
    lines = "a/DET/2/det rocket/NOUN/3/nsubj hit/VERB/0/root two/NUM/5/nummod trucks/NOUN/3/obj"
    assert found(lines) == [("a rocket", "weapon"), ("two trucks", "vehicle")]
