import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.intake.credits import credited
from dragoman.intake.furniture import particulars

WIRE = """UPDATE 2-Truce holds in the port, both sides say

By Jane Tester and Omar al-Example

ADEN, Dec 18 (Reuters) - A truce in the port took hold on Tuesday, residents said.

"It is calm," said one of them.

(Additional reporting by A. N. Other in Sanaa;
Editing by Peter Sample)

Please let us know if you're having issues with commenting.
"""


def kinds(text, title=None):
    return [(piece.kind, piece.span.of(text)) for piece in particulars(text, title).furniture]


def test_everything_around_a_wire_report_is_furniture():
    assert kinds(WIRE) == [
        ("headline", "UPDATE 2-Truce holds in the port, both sides say"),
        ("byline", "By Jane Tester and Omar al-Example"),
        ("dateline", "ADEN, Dec 18 (Reuters) -"),
        ("credits", "(Additional reporting by A. N. Other in Sanaa;\nEditing by Peter Sample)"),
        ("notice", "Please let us know if you're having issues with commenting."),
    ]


def test_its_particulars_are_read_from_the_furniture():
    said = particulars(WIRE)
    assert said.title == "UPDATE 2-Truce holds in the port, both sides say"
    assert said.byline == ("Jane Tester", "Omar al-Example")
    assert said.contributors == ("A. N. Other", "Peter Sample")
    assert said.agencies == ("Reuters",)
    assert str(said.dateline_day) == "18 December"
    assert said.stamp_day is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a headline: a blank line, a signature or a dateline parts it from the report
        ("Town gets aid\n\nAid reached the town.", [("headline", "Town gets aid")]),
        ("Town gets aid\r\n\r\nAid reached the town.\r\n", [("headline", "Town gets aid")]),
        ("Will the truce hold?\n\nNobody knows.", [("headline", "Will the truce hold?")]),
        ("Envoy goes to the U.N.\n\nHe went.", [("headline", "Envoy goes to the U.N.")]),
        ("Deal signed\nBOGOTA, Sept 26 (EFE) - They signed.", [("headline", "Deal signed"), ("dateline", "BOGOTA, Sept 26 (EFE) -")]),
        ("Truce in force\n\nGuns fall silent\nBy Jane Tester\nIt held.",
         [("headline", "Truce in force"), ("headline", "Guns fall silent"), ("byline", "By Jane Tester")]),
        # no headline: a sentence, an opening that goes on, a text of one line, a text without sentences
        ("Aid reached the town.\n\nPeople cheered.", []),
        ("“We will go.”\n\nThey went.", []),
        ("The minister said:\n\nWe will go.", []),
        ("Aid reached\nthe town on Monday.", []),
        ("Town gets aid", []),
        ("Town gets aid\n\nAnother line\n", []),
        # agencies and names that stand alone
        ("Truce holds\n\nThe Associated Press\nThe Associated Press\n\nIt held.",
         [("headline", "Truce holds"), ("agency", "The Associated Press"), ("agency", "The Associated Press")]),
        ("It held.\n\n— AFP\n", [("agency", "— AFP")]),
        ("It held. EFE", [("agency", "EFE")]),
        ("Truce holds\nJane Tester\nIt held, they said.", [("headline", "Truce holds"), ("byline", "Jane Tester")]),
        ("Ministers met\nAna Sample\nA spokesman said Ana Sample had left.", [("headline", "Ministers met"), ("caption", "Ana Sample")]),
        ("Truce holds\n\nMiddle East\n\nIt held.", [("headline", "Truce holds")]),
        # dates and datelines in lines of their own
        ("Published: Monday 14 March 2016 18.05 GMT\nIt held.", [("dateline", "Published: Monday 14 March 2016 18.05 GMT")]),
        ("GENEVA/NEW YORK, 14 March 2016\n\nIt held.", [("dateline", "GENEVA/NEW YORK, 14 March 2016")]),
        ("Sanaa, Yemen | AFP |\n\nIt held.", [("dateline", "Sanaa, Yemen | AFP |")]),
        # captions and notices
        ("It held.\n\nFILE PHOTO: A convoy waits, 2016. STRINGER\n\nPeople cheered.",
         [("caption", "FILE PHOTO: A convoy waits, 2016. STRINGER")]),
        ("It held.\nShare this on Facebook\n", [("notice", "Share this on Facebook")]),
        ("It held. • This article was amended on 15 March 2016 to correct a name.",
         [("notice", "• This article was amended on 15 March 2016 to correct a name.")]),
        ("It held. Additional reporting: Jane Tester This article was amended on 15 March 2016.",
         [("credits", "Additional reporting: Jane Tester"), ("notice", "This article was amended on 15 March 2016.")]),
        ("It held. Jane Tester is a writer and activist", [("notice", "Jane Tester is a writer and activist")]),
        # sentences of a report that only look like furniture
        ("It held. Reporting by the monitors shows so.", []),
        ("By Monday the truce had failed.\n\nFiring went on.", []),
        ("It held. Jane Tester is a writer and activist.", []),
        ("This report was welcomed by all. They left.", []),
    ],
)  # fmt: skip
def test_furniture_is_told_from_the_report(text, expected):
    assert kinds(text) == expected


def test_a_headline_that_the_metadata_names_needs_no_blank_line():
    text = "Town gets aid\nAid reached the town."
    assert kinds(text) == []
    assert kinds(text, title="Town  gets aid!") == [("headline", "Town gets aid")]
    assert particulars(text, title="Town  gets aid!").title == "Town  gets aid!"


PIECES = st.sampled_from(
    [*WIRE.splitlines(keepends=True), "It held. ", "• Sign up to our newsletter.", "AFP", "\r\n", "\u2029", "(", "🕊️", "e\u0301", " "]
)


@given(st.one_of(st.text(), st.lists(PIECES).map("".join)))
def test_furniture_is_in_order_lies_in_the_text_and_never_overlaps(text):
    furniture = particulars(text).furniture
    ends = [0]
    for piece in furniture:
        assert ends[-1] <= piece.span.start < piece.span.end <= len(text)
        assert piece.span.of(text) == piece.span.of(text).strip()
        ends.append(piece.span.end)


@given(st.text(alphabet="🕊e\u0301\u200d ", max_size=30))
def test_characters_beyond_one_unit_do_not_shift_what_follows(odd):
    credit = "(Editing by Peter Sample)"
    assert credited(credit)
    text = f"It held {odd}.\n{credit}"
    assert kinds(text) == [("credits", credit)]
