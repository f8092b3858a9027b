import pytest

from building import annotated, statement, together

JANE = "Jane/PROPN/3/nsubj Otieno/PROPN/1/flat said/VERB/0/root nothing/PRON/3/obj"
MET = "Jane/PROPN/4/nsubj Otieno/PROPN/2/flat met/VERB/0/root Peter/PROPN/4/obj Lopa/PROPN/5/flat"
NAMES = {"Jane Otieno": "person", "Peter Lopa": "person", "Redfield": "organisation"}


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (f"{JANE}\nshe/PRON/2/nsubj left/VERB/0/root", [["Jane Otieno", "she"]]),
        # by number and sort
        (f"{JANE}\nit/PRON/2/nsubj left/VERB/0/root", []),
        ("gunmen/NOUN/2/nsubj came/VERB/0/root\nthey/PRON/2/nsubj burned/VERB/0/root houses/NOUN/2/obj", [["gunmen", "they"]]),
        ("Redfield/PROPN/2/nsubj came/VERB/0/root\nits/PRON/2/nmod chief/NOUN/3/nsubj left/VERB/0/root", [["Redfield", "its"]]),
        # by gender, where a title tells it
        (
            f"spokeswoman/NOUN/2/nmod {MET}\nhe/PRON/2/nsubj thanked/VERB/0/root her/PRON/2/obj",
            [["Jane Otieno", "her"], ["Peter Lopa", "he"]],
        ),
        # not the subject of its own verb
        (f"{JANE}\nPeter/PROPN/3/nsubj Lopa/PROPN/1/flat thanked/VERB/0/root her/PRON/3/obj", [["Jane Otieno", "her"]]),
        # a relative pronoun hangs on its noun
        ("the/DET/2/det soldiers/NOUN/0/root who/PRON/4/nsubj fled/VERB/2/acl", [["the soldiers", "who"]]),
    ],
)
def test_whom_a_pronoun_stands_for(lines, expected):
    assert together(annotated(lines, NAMES)) == expected


def test_we_in_a_quotation_are_whoever_says_it_even_where_that_is_told_later():
    report = annotated("we/PRON/2/nsubj stay/VERB/6/ccomp ,/PUNCT/2/punct the/DET/5/det governor/NOUN/6/nsubj said/VERB/0/root")
    assert together(report, (statement(report, "the governor", "we stay"),)) == [["we", "the governor"]]
    assert together(report) == []


def test_we_in_a_bodys_own_statement_are_that_body_but_i_is_not():
    lines = "Redfield/PROPN/2/nsubj said/VERB/0/root it/PRON/4/expl rained/VERB/2/ccomp\n{}/PRON/2/nsubj mourn/VERB/0/root"
    for word, expected in (("we", [["Redfield", "we"]]), ("I", [])):
        report = annotated(lines.format(word), NAMES)
        assert together(report, (statement(report, "Redfield", "it rained"),)) == expected


def test_who_spoke_before_speaks_on():
    lines = (
        "Jane/PROPN/3/nsubj Otieno/PROPN/1/flat said/VERB/0/root Peter/PROPN/6/nsubj Lopa/PROPN/4/flat fled/VERB/3/ccomp\n"
        "she/PRON/2/nsubj said/VERB/0/root the/DET/4/det road/NOUN/5/nsubj closed/VERB/2/ccomp"
    )
    report = annotated(lines, NAMES)
    said = (statement(report, "Jane Otieno", "Peter Lopa fled"), statement(report, "she", "the road closed"))
    assert together(report, said) == [["Jane Otieno", "she"]]
