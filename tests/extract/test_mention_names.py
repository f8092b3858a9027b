import pytest

from building import annotated
from dragoman.extract.mention_names import proper_names
from dragoman.knowledge import actors, gazetteer

KNOWLEDGE, GAZETTEER = actors.load(), gazetteer.load()


def found(lines, names=None):
    report = annotated(lines, names)
    return [(report.span(name.tokens).of(report.document.text), name.type) for name in proper_names(report, KNOWLEDGE, GAZETTEER)]


@pytest.mark.parametrize(
    ("lines", "names", "expected"),
    [
        # titles are no part of a name
        ("Minister/PROPN/0/root Jane/PROPN/1/flat Otieno/PROPN/1/flat", {"Minister Jane Otieno": "person"}, [("Jane Otieno", "person")]),
        ("Gen./PROPN/0/root Peter/PROPN/1/flat Lopa/PROPN/1/flat", {"Gen. Peter Lopa": "person"}, [("Peter Lopa", "person")]),
        ("The/DET/2/det Minister/PROPN/3/nsubj left/VERB/0/root", {"Minister": "person"}, []),
        # particles are
        (
            "Omar/PROPN/0/root al/PROPN/1/flat -/PUNCT/1/punct Hadi/PROPN/1/flat",
            {"Omar al": "person", "Hadi": "person"},
            [("Omar al-Hadi", "person")],
        ),
        # articles and marks at the edges are not
        ("the/DET/2/det Redfield/PROPN/0/root 's/PART/2/case", {"the Redfield 's": "organisation"}, [("Redfield", "organisation")]),
        # a body cut at its preposition is one
        (
            "Front/PROPN/0/root of/ADP/3/case Tamar/PROPN/1/nmod",
            {"Front of": "organisation", "Tamar": "place"},
            [("Front of Tamar", "organisation")],
        ),
        ("Front/PROPN/0/root of/ADP/3/case peace/NOUN/1/nmod", {"Tamar Front of": "organisation"}, []),
        # common nouns with a capital, and papers, are no names
        ("Residents/PROPN/2/nsubj fled/VERB/0/root", {"Residents": "organisation"}, []),
        ("We/PRON/2/nsubj left/VERB/0/root", {"We": "organisation"}, []),
        ("the/DET/2/det Council/PROPN/3/nsubj met/VERB/0/root", {"Council": "organisation"}, []),
        ("the/DET/3/det Tamar/PROPN/3/compound Agreement/PROPN/0/root", {"Tamar Agreement": "organisation"}, []),
        # numbers that are written together with letters belong to the name
        ("Gunmen/NOUN/2/nsubj left/VERB/0/root M23/PROPN/2/obj", {"M23": "organisation"}, [("M23", "organisation")]),
    ],
)
def test_names_of_the_model_are_mended(lines, names, expected):
    assert found(lines, names) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("Ethiopia/PROPN/2/nsubj agreed/VERB/0/root", [("Ethiopia", "country")]),
        ("the/DET/3/det Kenyan/ADJ/3/amod envoy/NOUN/0/root", [("Kenyan", "nationality")]),
        ("the/DET/4/det South/ADJ/3/amod Sudanese/ADJ/4/amod army/NOUN/0/root", [("South Sudanese", "nationality")]),
        ("in/ADP/3/case northern/ADJ/3/amod Yemen/PROPN/0/root", [("northern Yemen", "place")]),
        ("in/ADP/2/case Taiz/PROPN/0/root", [("Taiz", "place")]),
        ("the/DET/2/det Kremlin/PROPN/3/nsubj denied/VERB/0/root", [("Kremlin", "organisation")]),
        # small letters and the names of days name nobody
        ("the/DET/2/det turkey/NOUN/3/nsubj fled/VERB/0/root", []),
        ("on/ADP/2/case Monday/PROPN/0/root", []),
    ],
)
def test_tables_find_what_the_model_does_not(lines, expected):
    assert found(lines) == expected


def test_longer_names_win():
    mission = "the/DET/4/det United/PROPN/4/compound Nations/PROPN/4/compound mission/NOUN/0/root"
    lines = f"{mission} in/ADP/7/case South/PROPN/7/compound Sudan/PROPN/4/nmod"
    assert found(lines, {"Nations": "organisation", "Sudan": "place"}) == [("United Nations mission in South Sudan", "organisation")]
