import pytest

from building import annotated, grounded, together
from dragoman.resolve.coreference import clusters_of

NAMES = {"Peter Lopa": "person", "UNMISS": "organisation", "Redfield": "organisation", "Ethiopia": "place", "Eritrea": "place"}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "Peter/PROPN/7/nsubj Lopa/PROPN/1/flat ,/PUNCT/5/punct a/DET/5/det negotiator/NOUN/1/appos ,/PUNCT/1/punct left/VERB/0/root",
            [["Peter Lopa", "a negotiator"]],
        ),
        # ranks before a name part the phrase from it
        (
            "The/DET/2/det spokesman/NOUN/0/root ,/PUNCT/2/punct Maj./PROPN/6/nmod Gen./PROPN/6/nmod Peter/PROPN/2/appos Lopa/PROPN/6/flat",
            [["The spokesman", "Peter Lopa"]],
        ),
        ("mediator/NOUN/0/root Peter/PROPN/1/flat Lopa/PROPN/1/flat", []),
        (
            "Peter/PROPN/5/nsubj Lopa/PROPN/1/flat is/AUX/5/cop the/DET/5/det leader/NOUN/0/root",
            [["Peter Lopa", "the leader"]],
        ),
        # bodies and states, but not the members of a list
        (
            "UNMISS/PROPN/6/nsubj ,/PUNCT/4/punct the/DET/4/det mission/NOUN/1/appos ,/PUNCT/1/punct left/VERB/0/root",
            [["UNMISS", "the mission"]],
        ),
        (
            "A/DET/3/det rights/NOUN/3/compound group/NOUN/7/nsubj ,/PUNCT/5/punct Redfield/PROPN/3/appos ,/PUNCT/3/punct left/VERB/0/root",
            [["A rights group", "Redfield"]],
        ),
        (
            "Ethiopia/PROPN/0/root ,/PUNCT/4/punct the/DET/4/det rebels/NOUN/1/conj ,/PUNCT/7/punct and/CCONJ/7/cc Eritrea/PROPN/1/conj",
            [],
        ),
    ],
)
def test_what_stands_beside_a_name_joins_it(line, expected):
    assert together(annotated(line, NAMES)) == expected


def test_a_title_keeps_its_words_and_whose_office_it_is():
    line = "Kenyan/ADJ/3/amod Foreign/ADJ/3/amod Minister/PROPN/0/root Peter/PROPN/3/appos Lopa/PROPN/4/flat"
    ready = grounded(annotated(line, NAMES))
    clusters = clusters_of(ready)
    person = next(one for one in clusters if one.type == "person")
    state = next(one for one in clusters if one.type == "country")
    assert [(title, of) for title, of, _ in person.titles] == [("Kenyan Foreign Minister", state.number)]
    assert person.code == "KEN"


@pytest.mark.parametrize(("title", "gender"), [("spokeswoman", "f"), ("chairman", "m"), ("envoy", None)])
def test_a_title_can_tell_the_gender(title, gender):
    ready = grounded(annotated(f"{title}/NOUN/0/root Peter/PROPN/1/flat Lopa/PROPN/1/flat", NAMES))
    assert clusters_of(ready)[0].gender == gender
