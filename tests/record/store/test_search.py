"""Full-text search, on SQLite and PostgreSQL."""

import pytest

from dragoman.record.store.search import search


def found(record, words, where="entries", **more):
    with record.view() as view:
        return search(view, words, where, **more)


def test_all_words_must_be_there_and_are_marked(filled):
    page = found(filled, "pulling aircraft")
    assert {hit.entry.kind for hit in page} >= {"commitments"}
    assert all("⟦pulling⟧" in hit.snippet for hit in page)
    assert len(found(filled, "pulling nowhere")) == 0


def test_words_in_quotes_stand_side_by_side(filled):
    assert len(found(filled, '"peace talks"', limit=50)) > len(found(filled, '"talks peace"', limit=50))


def test_words_may_begin_alike(filled):
    assert len(found(filled, "withdr*", limit=50)) > 0


@pytest.mark.parametrize("words", ['a AND NOT (b OR c) NEAR/2 ^d -e "', "%_\\'|x:*", "\u02b0 \u203f _ \u0301 1.5 a.b e@x.org http://a/b", "x" * 400, "zx " * 133])
def test_whatever_is_looked_for_is_answered(filled, words):
    for where in ("entries", "reports"):
        assert len(found(filled, words, where)) == 0


def test_more_than_a_database_bears_is_not_looked_for(filled):
    assert found(filled, "a " * 201).message == "What is looked for has 402 characters; at most 400 are looked for."


def test_reports_are_searched_too(filled):
    (hit,) = found(filled, "brass band", "reports")
    assert (hit.source.name, hit.entry) == ("2016-03-15-aircraft", None)
    assert "⟦brass⟧" in hit.snippet


def test_pages_follow_one_another(filled):
    whole = [hit.entry.id for hit in found(filled, "truce", limit=200)]
    page = found(filled, "truce", limit=5)
    assert [hit.entry.id for hit in page] == whole[:5]
    assert [hit.entry.id for hit in found(filled, "truce", limit=5, after=page.next)] == whole[5:10]


def test_a_day_hides_what_came_later(filled):
    with filled.view("2016-03-14") as view:
        assert len(search(view, "brass band", "reports")) == 0


@pytest.mark.parametrize("words", ["", "…", '"" *'])
def test_without_a_word_there_is_nothing_to_look_for(filled, words):
    assert found(filled, words).message == f"There is no word to look for in {words!r}."


@pytest.mark.parametrize("words", ["NEAR(truce", 'tr"uce', "truce:*", "a & b | !c", "col:truce", "-truce"])
def test_signs_of_the_databases_own_languages_are_words_like_others(filled, words):
    found(filled, words)
