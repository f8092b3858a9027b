import pytest

from dated import values


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Last week it began.", [("Last week", "2016-W10")]),
        ("Over the weekend it began.", [("the weekend", "2016-W10-WE")]),
        ("It will begin this weekend.", [("this weekend", "2016-W11-WE")]),
        ("At the end of last month it began.", [("the end of last month", "2016-02")]),
        ("It must end by the end of the year.", [("the end of the year", "2016")]),
        ("It began five years ago this week.", [("five years ago this week", "2011-W11")]),
        ("It began a year ago today.", [("a year ago today", "2015-03-14")]),
        ("It began more than a decade ago.", [("more than a decade ago", "2006")]),
        ("It began 5,000 years ago.", [("5,000 years ago", "PAST_REF")]),
        ("It began months ago.", [("months ago", "PAST_REF")]),
        ("It began 48 hours ago.", [("48 hours ago", "2016-03-12")]),
        ("In May 2010 he came; a month later he left.", [("May 2010", "2010-05"), ("a month later", "2010-06")]),
        ("It will end in three weeks' time.", [("three weeks' time", "2016-W14")]),
        ("Earlier in the day it began.", [("Earlier in the day", "2016-03-14")]),
        ("Later that day, 3 March, it ended.", [("Later that day", "XXXX-XX-XX"), ("3 March", "2016-03-03")]),
    ],
)
def test_what_is_counted_from_another_day(sentence, expected):
    assert values(sentence) == expected
