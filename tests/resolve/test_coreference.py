from building import annotated, grounded, together
from dragoman.resolve.coreference import clusters_of

LINES = """
Peter/PROPN/7/nsubj Lopa/PROPN/1/flat ,/PUNCT/5/punct a/DET/5/det negotiator/NOUN/1/appos ,/PUNCT/1/punct left/VERB/0/root
The/DET/2/det negotiator/NOUN/3/nsubj said/VERB/0/root he/PRON/5/nsubj waited/VERB/3/ccomp
"""


def test_names_then_titles_then_nominals_then_pronouns():
    assert together(annotated(LINES, {"Peter Lopa": "person"})) == [["Peter Lopa", "a negotiator", "The negotiator", "he"]]


def test_no_mention_stands_for_two():
    clusters = clusters_of(grounded(annotated(LINES, {"Peter Lopa": "person"})))
    members = [member for one in clusters for member in one.members]
    assert len(members) == len(set(members))


def test_weapons_and_vehicles_are_nobody():
    assert clusters_of(grounded(annotated("two/NUM/2/nummod trucks/NOUN/3/nsubj left/VERB/0/root"))) == []
