import pytest

from dated import values


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("It began at 5 p.m. Sunday.", [("5 p.m. Sunday", "2016-03-13T17:00")]),
        ("It began on Sunday at 5.30pm local time.", [("Sunday at 5.30pm local time", "2016-03-13T17:30")]),
        ("It began at 12 a.m. on Sunday.", [("12 a.m. on Sunday", "2016-03-13T00:00")]),
        ("It began at 0600 GMT.", [("0600 GMT", "2016-03-14T06:00")]),
        ("It began at 1430 hours.", [("1430 hours", "2016-03-14T14:30")]),
        ("It ran for 1430 hours.", [("1430 hours", "PT1430H")]),
        ("It began at midnight on Saturday.", [("midnight on Saturday", "2016-03-12T24:00")]),
        ("It began at dawn.", [("dawn", "2016-03-14TMO")]),
        ("At the dawn of history.", []),
        ("In the early hours of Sunday it began.", [("the early hours of Sunday", "2016-03-13TMO")]),
        ("It began last night.", [("last night", "2016-03-13TNI")]),
        ("On 3 March they met; that evening it began.", [("3 March", "2016-03-03"), ("that evening", "2016-03-03TEV")]),
        ("They lost 2:1 at home.", []),
        ("He spoke on Saturday Night Live.", [("Saturday", "2016-03-12")]),
        ("Sent 141530ZMAR16 by radio.", [("141530ZMAR16", "2016-03-14T15:30")]),
        ("It began at 25:70.", []),
    ],
)
def test_times_of_day(sentence, expected):
    assert values(sentence) == expected
