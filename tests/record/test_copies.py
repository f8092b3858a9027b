import random

from dragoman.model.document import Document, Furniture
from dragoman.model.span import Span
from dragoman.record.copies import COPY, likeness, sketch

RNG = random.Random(1)  # noqa: S311 -- an order, no secret
WORDS = [f"word{number}" for number in range(400)]


def text(words):
    return " ".join(words)


def like(one, other):
    return likeness(sketch(Document("d-1", "a", one)).values, sketch(Document("d-2", "b", other)).values)


def test_the_same_text_is_wholly_like_itself():
    assert like(text(WORDS), text(WORDS).upper()) == 1.0


def test_a_story_cut_at_its_end_is_a_copy():
    assert like(text(WORDS), text(WORDS[:290])) >= COPY


def test_a_story_with_lines_added_is_a_copy():
    assert like(text(WORDS), text([*WORDS[:200], *"a new line that nobody had before it went out".split(), *WORDS[200:]])) >= COPY


def test_a_longer_later_version_is_a_copy():
    more = [f"more{number}" for number in range(300)]
    assert like(text(WORDS), text([*WORDS, *more])) >= COPY
    assert like(text(WORDS[:40]), text([*WORDS[:40], *more])) < COPY


def test_sketches_without_a_length_are_still_compared():
    one, other = (sketch(Document("d-1", "a", text(words))).values for words in (WORDS, WORDS[:170]))
    assert likeness(one[:-4], other[:-4]) < COPY <= likeness(one, other)
    assert likeness(one[:-4], one) == 1.0


def test_background_that_is_told_again_makes_no_copy():
    other = [f"other{number}" for number in range(300)]
    assert like(text(WORDS), text([*other, *WORDS[300:]])) < COPY


def test_another_story_of_the_same_words_is_none():
    assert like(text(WORDS), text(RNG.sample(WORDS, len(WORDS)))) < COPY / 2


def test_credits_and_notices_do_not_count():
    body, notice = text(WORDS[:60]), "Our standards apply to all that we print here " * 10
    whole = Document("d-1", "a", f"{body} {notice}", furniture=(Furniture(Span(len(body) + 1, len(body) + len(notice)), "notice"),))
    assert likeness(sketch(whole).values, sketch(Document("d-2", "b", body)).values) == 1.0


def test_copies_share_a_band():
    one, other = sketch(Document("d-1", "a", text(WORDS))), sketch(Document("d-2", "b", text(WORDS[:290])))
    assert set(one.bands) & set(other.bands)
    assert sketch(Document("d-3", "c", "")).values
