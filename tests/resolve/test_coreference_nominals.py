import pytest

from building import annotated, together

LEFT = "left/VERB/0/root"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # a government is its state, by name and then without one
        (
            f"The/DET/3/det Kenyan/ADJ/3/amod government/NOUN/4/nsubj agreed/VERB/0/root\nthe/DET/2/det government/NOUN/3/nsubj {LEFT}",
            [["The Kenyan government", "Kenyan", "the government"]],
        ),
        # but not one of several
        (f"an/DET/3/det interim/ADJ/3/amod government/NOUN/4/nsubj {LEFT}\nKenya/PROPN/2/nsubj {LEFT}", []),
        # one army under its names
        (
            f"The/DET/3/det Kenyan/ADJ/3/amod army/NOUN/4/nsubj {LEFT}\nKenyan/ADJ/2/amod forces/NOUN/3/nsubj {LEFT}",
            [["Kenyan", "Kenyan"], ["The Kenyan army", "Kenyan forces"]],
        ),
        # the same words, and the noun alone after them
        (
            f"Two/NUM/2/nummod officials/NOUN/3/nsubj {LEFT}\nthe/DET/2/det officials/NOUN/3/nsubj agreed/VERB/0/root",
            [["Two officials", "the officials"]],
        ),
        # an indefinite phrase brings in somebody new
        (f"an/DET/2/det official/NOUN/3/nsubj {LEFT}\nan/DET/2/det official/NOUN/3/nsubj agreed/VERB/0/root", []),
        # and so does another number
        (f"an/DET/2/det official/NOUN/3/nsubj {LEFT}\nthe/DET/2/det officials/NOUN/3/nsubj agreed/VERB/0/root", []),
        # an office of its kind
        (
            f"a/DET/2/det mediator/NOUN/3/nsubj {LEFT}\nthe/DET/2/det envoy/NOUN/3/nsubj agreed/VERB/0/root",
            [["a mediator", "the envoy"]],
        ),
        # the state and the town last told of
        (f"Kenya/PROPN/2/nsubj {LEFT}\nthe/DET/2/det country/NOUN/3/nsubj agreed/VERB/0/root", [["Kenya", "the country"]]),
        (f"Taiz/PROPN/2/nsubj {LEFT}\nthe/DET/2/det city/NOUN/3/nsubj agreed/VERB/0/root", [["Taiz", "the city"]]),
    ],
)
def test_nominals_find_whom_they_stand_for(lines, expected):
    assert together(annotated(lines)) == expected


@pytest.mark.parametrize(
    ("noun", "joined"),
    [("rebels", True), ("insurgents", True), ("fighters", False), ("commanders", False)],
)
def test_a_body_and_those_who_are_called_by_its_name(noun, joined):
    lines = f"The/DET/3/det Redfield/PROPN/3/compound {noun}/NOUN/4/nsubj {LEFT}"
    found = together(annotated(lines, {"Redfield": "organisation"}))
    assert found == ([[f"The Redfield {noun}", "Redfield"]] if joined else [])


def test_rebels_are_the_one_body_that_was_called_so_and_else_stay_apart():
    called = f"The/DET/3/det Redfield/PROPN/3/compound rebels/NOUN/4/nsubj {LEFT}\n"
    named = f"Redfield/PROPN/2/nsubj {LEFT}\n"
    later = f"the/DET/2/det rebels/NOUN/3/nsubj {LEFT}"
    names = {"Redfield": "organisation"}
    assert together(annotated(called + later, names)) == [["The Redfield rebels", "Redfield", "the rebels"]]
    assert together(annotated(named + later, names)) == []


def test_the_working_words_of_a_long_name_stand_for_it():
    lines = (
        f"The/DET/3/det Working/PROPN/3/compound Group/PROPN/6/nsubj for/ADP/5/case Tamar/PROPN/3/nmod {LEFT}\n"
        f"the/DET/3/det working/NOUN/3/compound group/NOUN/4/nsubj {LEFT}"
    )
    assert together(annotated(lines, {"Working Group for Tamar": "organisation"})) == [["Working Group for Tamar", "the working group"]]
