import pytest

from dragoman.intake.credits import Credits, byline, credited, signature


@pytest.mark.parametrize(
    ("line", "people", "agencies"),
    [
        ("By Jane Tester", ("Jane Tester",), ()),
        ("BY JANE TESTER AND OMAR SAMPLE", ("JANE TESTER", "OMAR SAMPLE"), ()),
        ("By Jane Tester and Omar al-Example, Associated Press", ("Jane Tester", "Omar al-Example"), ("Associated Press",)),
        ("By Jane Tester in West Palm Beach, Florida", ("Jane Tester",), ()),
        ("By The Associated Press", (), ("Associated Press",)),
        ("From our staff reporters", (), ()),
    ],
)
def test_a_byline_names_writers_and_agencies(line, people, agencies):
    assert byline(line) == Credits(people, agencies)


@pytest.mark.parametrize("line", ["By Monday the truce had failed", "By noon", "From there they went to Aleppo", "By Jane Tester:", "By"])
def test_a_sentence_is_no_byline(line):
    assert byline(line) is None


@pytest.mark.parametrize(
    ("line", "people", "agencies"),
    [
        ("(Additional reporting by Jane Tester; writing by Omar al-Example; editing by Peter Sample)",
         ("Jane Tester", "Omar al-Example", "Peter Sample"), ()),
        ("Additional reporting: Jane Tester and Omar al-Example", ("Jane Tester", "Omar al-Example"), ()),
        ("• Additional reporting by Jane Tester", ("Jane Tester",), ()),
        ("Agence France-Presse contributed to this report", (), ("Agence France-Presse",)),
        ("Associated Press writers Jane Tester in Cairo and Omar Sample contributed to this report.",
         ("Jane Tester", "Omar Sample"), ("Associated Press",)),
        ("Reporting by Jane Tester; Editing by Peter Sample", ("Jane Tester", "Peter Sample"), ()),
    ],
)  # fmt: skip
def test_credits_name_contributors(line, people, agencies):
    assert credited(line) == Credits(people, agencies)


@pytest.mark.parametrize(
    "line",
    [
        "Reporting by the two monitors shows that both sides fired.",
        "The envoy contributed to the talks.",
        "Editing the text took them two days.",
        "Several factors contributed to this report being late.",
        "",
    ],
)
def test_a_sentence_is_no_credit(line):
    assert credited(line) is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Jane Tester", Credits(("Jane Tester",), ())),
        ("Jane Tester in Geneva", Credits(("Jane Tester",), ())),
        ("Jane Tester, Associated Press", Credits(("Jane Tester",), ("Associated Press",))),
        ("Jane Tester said", None),
        ("Jane Tester.", None),
        ("Jane", None),
        ("Jane Tester " * 20, None),
    ],
)
def test_a_signature_is_a_line_of_names_alone(line, expected):
    assert signature(line) == expected
