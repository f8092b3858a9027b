import pytest

from dragoman.knowledge.talks import talks_words


@pytest.mark.parametrize(("lemma", "kind"), [("talk", "talks"), ("congress", "conference"), ("meeting", "meeting"), ("walk", None)])
def test_nouns_have_kinds(lemma, kind):
    assert talks_words().kind.get(lemma) == kind


@pytest.mark.parametrize(
    ("words", "form"),
    [
        ("proximity talks", "proximity"),
        ("by video link", "phone_or_video"),
        ("shuttled between them", "shuttle"),
        ("secret contacts", "back_channel"),
        ("face-to-face talks", "direct"),
        ("talks", None),
    ],
)
def test_words_of_formats(words, form):
    assert next((found for pattern, found in talks_words().formats if pattern.search(words)), None) == form


def test_every_status_has_a_rank():
    words = talks_words()
    assert {*words.of_subject.values(), *words.of_object.values()} <= set(words.rank)


def test_the_table_is_read_once():
    assert talks_words() is talks_words()
