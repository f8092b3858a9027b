import pytest

from building import annotated, grounded, together
from dragoman.resolve.coreference_names import is_metonym

LEAGUE = "Tamar/PROPN/3/nmod Freedom/PROPN/3/nmod League/PROPN/0/root (/PUNCT/5/punct TFL/PROPN/3/appos )/PUNCT/5/punct"
SAID = "said/VERB/0/root"


@pytest.mark.parametrize(
    ("lines", "names", "expected"),
    [
        # full and short
        (
            f"Jane/PROPN/3/nsubj Otieno/PROPN/1/flat {SAID}\nOtieno/PROPN/2/nsubj left/VERB/0/root",
            {"Jane Otieno": "person", "Otieno": "person"},
            [["Jane Otieno", "Otieno"]],
        ),
        # but not two of one family
        (
            f"Jane/PROPN/3/nsubj Otieno/PROPN/1/flat {SAID}\nPaul/PROPN/3/nsubj Otieno/PROPN/1/flat left/VERB/0/root",
            {"Jane Otieno": "person", "Paul Otieno": "person"},
            [],
        ),
        # spelled out and by their letters
        (
            f"{LEAGUE}\nthe/DET/2/det TFL/PROPN/3/nsubj left/VERB/0/root",
            {"Tamar Freedom League": "organisation", "TFL": "organisation"},
            [["Tamar Freedom League", "TFL", "TFL"]],
        ),
        # a state and the adjective of it
        (f"Kenya/PROPN/2/nsubj {SAID}\na/DET/3/det Kenyan/ADJ/3/amod road/NOUN/0/root", {}, [["Kenya", "Kenyan"]]),
        # a place with and without the word for what it is
        (
            "in/ADP/3/case Redfield/PROPN/3/compound province/NOUN/0/root\nin/ADP/2/case Redfield/PROPN/0/root",
            {"Redfield": "place"},
            [["Redfield province", "Redfield"]],
        ),
    ],
)
def test_names_that_are_one(lines, names, expected):
    assert together(annotated(lines, names)) == expected


@pytest.mark.parametrize(
    ("line", "government"),
    [
        (f"Moscow/PROPN/2/nsubj {SAID}", True),
        ("aid/NOUN/2/nsubj reached/VERB/0/root Moscow/PROPN/2/obj", False),
        ("they/PRON/2/nsubj met/VERB/0/root in/ADP/4/case Moscow/PROPN/2/obl", False),
        ("they/PRON/2/nsubj accused/VERB/0/root Moscow/PROPN/2/obj", True),
        ("the/DET/2/det suburbs/NOUN/0/root of/ADP/4/case Moscow/PROPN/2/nmod", False),
        ("talks/NOUN/0/root with/ADP/3/case Moscow/PROPN/1/nmod", True),
        ("the/DET/4/det Moscow/PROPN/4/nsubj -/PUNCT/2/punct backed/VERB/5/amod militia/NOUN/0/root", True),
        ("a/DET/2/det message/NOUN/0/root from/ADP/4/case Moscow/PROPN/2/nmod", True),
        ("a/DET/2/det train/NOUN/0/root from/ADP/4/case Moscow/PROPN/2/nmod", False),
    ],
)
def test_a_capital_stands_for_its_government_where_it_acts_or_is_dealt_with(line, government):
    ready = grounded(annotated(line, {"Moscow": "place"}))
    name = next(number for number, mention in enumerate(ready.mentions) if mention.form == "name")
    assert is_metonym(ready, name) is government
