import pytest

from dragoman.intake.dateline import Dateline, dateline
from dragoman.intake.written_dates import WrittenDate


@pytest.mark.parametrize(
    ("opening", "day", "agency"),
    [
        ("GENEVA, March 14 (Reuters) - ", WrittenDate(3, 14, None), "Reuters"),
        ("BEIRUT (AP) — ", None, "Associated Press"),
        ("KHARTOUM, Sudan (AP) — ", None, "Associated Press"),
        ("MOSCOW, March 14. /TASS/. ", WrittenDate(3, 14, None), "TASS"),
        ("KYIV, Ukraine — ", None, None),
        ("Bogotá, Sept. 26, 2016 (EFE).- ", WrittenDate(9, 26, 2016), "EFE"),
        ("Kyiv, Ukraine (CNN) ", None, "CNN"),
        ("ADDIS ABABA, Monday, 7 November 2022 (AFP) -- ", WrittenDate(11, 7, 2022), "Agence France-Presse"),
        ("SANAA - ", None, None),
        ("(Reuters) - ", None, "Reuters"),
    ],
)
def test_a_dateline_ends_where_the_report_begins(opening, day, agency):
    line = f"{opening}The two sides agreed."
    assert dateline(line) == Dateline(len(opening), day, agency)


@pytest.mark.parametrize(
    "line",
    [
        "The truce held on Monday - for the first time.",
        "AL-BAB fell on Thursday.",
        "US-led aircraft struck the town.",
        "EXCLUSIVE - The truce terms in full",
        "Ahmad (a driver) - that is what they call him - waited.",
        "Kyiv said: We will go.",
        "UN: aid has reached the town",
        "BEIRUT (AP) —",
        "GENEVA.",
        "",
    ],
)
def test_a_line_that_begins_with_the_report_has_none(line):
    assert dateline(line) is None
