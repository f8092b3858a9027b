import pytest

from dated import values


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("In September it began.", [("September", "2015-09")]),
        ("In September it will begin.", [("September", "2016-09")]),
        ("In mid-January it began.", [("mid-January", "2016-01")]),
        ("In August of that year, 2014, it began.", [("August of that year", "XXXX-08"), ("2014", "2014")]),
        ("Between March and August 2013 it held.", [("March", "2013-03"), ("August 2013", "2013-08")]),
        ("Last May it began.", [("Last May", "2015-05")]),
        ("May said so.", []),
        ("March on the capital!", []),
        ("April Smith spoke.", []),
        ("In the first week of February it began.", [("the first week of February", "2016-02")]),
        ("In 2015 it began.", [("2015", "2015")]),
        ("Under resolution 2042 nothing moved.", []),
        ("More than 2000 people fled.", []),
        ("A force of 2015 soldiers came.", []),
        ("The war of 1914-18 ended.", [("1914", "1914"), ("18", "1918")]),
        ("In the 1980s and the late '90s it held.", [("the 1980s", "198"), ("the late '90s", "199")]),
        ("She is in her 80s.", []),
        ("In the early 20th century it began.", [("the early 20th century", "19")]),
        ("In the second quarter of 2015 it began.", [("the second quarter of 2015", "2015-Q2")]),
        ("In the spring of 2014 it began.", [("the spring of 2014", "2014-SP")]),
        ("The fall of the city came soon after the Arab Spring.", []),
        ("Last summer it began.", [("Last summer", "2015-SU")]),
    ],
)
def test_months_and_longer(sentence, expected):
    assert values(sentence) == expected
