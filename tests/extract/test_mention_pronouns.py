import pytest

from building import annotated
from dragoman.extract.mention_pronouns import pronouns
from dragoman.model.tree import tree


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("She/PRON/2/nsubj waited/VERB/0/root for/ADP/4/case him/PRON/2/obl", [("She", "person"), ("him", "person")]),
        ("They/PRON/2/nsubj left/VERB/0/root", [("They", "group")]),
        ("its/PRON/2/nmod army/NOUN/0/root", [("its", "organisation")]),
        ("soldiers/NOUN/0/root who/PRON/3/nsubj fled/VERB/1/acl", [("who", "person")]),
        # an empty subject, a question and a conjunction stand for nobody
        ("It/PRON/2/expl rained/VERB/0/root", []),
        ("Who/PRON/2/nsubj fled/VERB/0/root", []),
        ("he/NOUN/0/root", []),
    ],
)
def test_who_can_stand_for_somebody(lines, expected):
    assert [(token.text, kind) for token, kind in pronouns(tree(annotated(lines)))] == expected
