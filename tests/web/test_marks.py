from hypothesis import given
from hypothesis import strategies as st

from dragoman.web.marks import paragraphs, shown
from entries import entry

TEXT = "Kenya said on Monday that Uganda would leave.\n\nIt left."


def read(kind, start, end, named, content=()):
    return entry(kind, "2016-03-14", named=named, evidence=[{"start": start, "end": end}], content=[{"start": a, "end": b} for a, b in content])


def test_words_are_cut_where_entries_begin_and_end():
    said, leaves = read("statements", 0, 45, "s-1", [(26, 44)]), read("commitments", 26, 44, "c-1")
    first, second = paragraphs(TEXT, [said, leaves])
    assert [(one.text, one.entries, one.depth) for one in first.stretches] == [
        ("Kenya said on Monday that ", (("s-1", "statements"),), 0),
        ("Uganda would leave", (("s-1", "statements"), ("c-1", "commitments")), 1),
        (".", (("s-1", "statements"),), 0),
    ]
    assert [(one.text, one.entries) for one in second.stretches] == [("It left.", ())]


def test_what_turns_the_direction_of_words_is_shown_as_its_number():
    assert shown("left \u202eright\u2066 \x07\ud83d") == "left [U+202E]right[U+2066] [U+0007]?"
    assert shown("\u0635\u0646\u0639\u0627\u0621") == "\u0635\u0646\u0639\u0627\u0621"


@given(
    st.text(alphabet="ab \n", max_size=60),
    st.lists(st.tuples(st.sampled_from(["statements", "events"]), st.integers(0, 60), st.integers(1, 30)), max_size=6),
)
def test_all_stretches_together_are_the_lines_of_the_text(text, spans):
    entries = [
        read(kind, start, min(len(text), start + length), f"e-{at}", [(start, min(len(text), start + length))])
        for at, (kind, start, length) in enumerate(spans)
        if start < len(text)
    ]
    assert [one.text for one in paragraphs(text, entries)] == [line for line in text.split("\n") if line.strip()]
