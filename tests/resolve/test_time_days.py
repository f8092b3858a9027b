import pytest

from dated import values


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("On 27 February 2016 it began.", [("27 February 2016", "2016-02-27")]),
        ("On Saturday, Feb. 27, it began.", [("Saturday, Feb. 27", "2016-02-27")]),
        ("On the 15th of July it began.", [("the 15th of July", "2015-07-15")]),
        ("The 15 March 2011 protests grew.", [("15 March 2011", "2011-03-15")]),
        ("From 3 to 5 May 2015 it held.", [("3", "2015-05-03"), ("5 May 2015", "2015-05-05")]),
        ("May 3-5, 2015, it held.", [("May 3", "2015-05-03"), ("5, 2015", "2015-05-05")]),
        ("On 21 December last year it began.", [("21 December last year", "2015-12-21")]),
        ("On the 14th of last month it began.", [("the 14th of last month", "2016-02-14")]),
        ("On Tuesday 8th it began.", [("Tuesday 8th", "2016-03-08")]),
        ("In May 15 people died.", [("May", "2015-05")]),
        ("Dated 13/02/2016 and 02/03/2016.", [("13/02/2016", "2016-02-13"), ("02/03/2016", "2016-XX-XX")]),
        ("They meet on Thursday and Friday next week.", [("Thursday", "2016-03-24"), ("Friday next week", "2016-03-25")]),
        ("This past Friday it began.", [("This past Friday", "2016-03-11")]),
        ("On Good Friday it began.", []),
        ("The Sunday Times said so.", []),
        ("They sat down in Sun City.", []),
        ("They read USA Today.", []),
        ("It began the day before.", [("the day before", "2016-03-13")]),
        ("At Christmas Johnnie Christmas sang.", [("Christmas", "2015-12-25")]),
    ],
)
def test_days(sentence, expected):
    assert values(sentence) == expected
