import pytest

from dated import values


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The five-year war goes on.", [("five-year", "P5Y")]),
        ("It held for two and a half years.", [("two and a half years", "P2.5Y")]),
        ("It held for nearly two decades.", [("nearly two decades", "P20Y")]),
        ("It held for a quarter of a century.", [("a quarter of a century", "P25Y")]),
        ("It spread over two days.", [("two days", "P2D")]),
        ("It held for over two days.", [("over two days", "P2D")]),
        ("A monthlong or week-long pause.", [("monthlong", "P1M"), ("week-long", "P1W")]),
        ("A 34-year-old, aged four months when it began, at the age of 9 years.", []),
        ("After decades of war, in the early days of peace.", [("decades", "PXDE")]),
        ("He hopes to return one day.", []),
        ("In the first three months of 2015 it held.", [("the first three months of 2015", "P3M")]),
        ("It took five or six hours.", [("five", "PT5H"), ("six hours", "PT6H")]),
        ("Some 200 people a day came every Friday.", [("a day", "P1D"), ("every Friday", "XXXX-WXX-5")]),
        (
            "Twice weekly, three times a month, every two years.",
            [("Twice weekly", "P1W"), ("three times a month", "P1M"), ("every two years", "P2Y")],
        ),
        ("The US Weekly and the Daily Star.", []),
        ("On Fridays and on Monday mornings.", [("Fridays", "XXXX-WXX-5"), ("Monday mornings", "XXXX-WXX-1TMO")]),
        ("It is now closed, now that he left, and will soon open as soon as it can.", [("now", "PRESENT_REF"), ("soon", "FUTURE_REF")]),
        ("In the past they fought over the future of the town.", [("the past", "PAST_REF")]),
        (
            "At the moment, in recent weeks and in the coming days.",
            [("the moment", "PRESENT_REF"), ("recent weeks", "PAST_REF"), ("the coming days", "FUTURE_REF")],
        ),
    ],
)
def test_lengths_sets_and_references(sentence, expected):
    assert values(sentence) == expected
