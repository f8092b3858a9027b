"""What became of the samples' promises and of their truce, on SQLite and PostgreSQL."""

from dragoman.record.filters import Filter
from dragoman.record.ledger import ledger, round_page, truce_page

ORDER = Filter(actor="Russia", type="withdraw_forces")


def test_the_withdrawal_is_merely_announced_on_its_day(filled):
    with filled.view("2016-03-14") as view:
        (promise,) = ledger(view, "2026-01-01", ORDER)
    assert (promise.standing.status, [step.told for step in promise.standing.steps]) == ("announced", ["announced"])


def test_then_begun_by_a_later_report_and_partly_done_by_its_own_word(filled):
    with filled.view("2016-03-27") as view:
        (promise,) = ledger(view, "2026-01-01", ORDER)
    stands = promise.standing
    assert [(step.told, step.day, step.stand, step.ground) for step in stands.steps] == [
        ("announced", "2016-03-14", "party", "claim"),
        ("initiated", "2016-03-15", "report", "finding"),
        ("partly_done", "2016-03-17", "party", "claim"),
        ("partly_done", "2016-03-27", "party", "claim"),
    ]
    assert (stands.claimed, stands.found) == ("partly_done", "initiated")


def test_its_exceptions_are_still_standing(filled):
    with filled.view("2016-03-27") as view:
        (promise,) = ledger(view, "2026-01-01", ORDER)
    assert any("Hmeimim" in term.words and "Tartus" in term.words for term in promise.standing.exceptions)


def test_a_status_is_that_of_the_ledger(filled):
    with filled.view("2016-03-27") as view:
        assert {promise.standing.status for promise in ledger(view, "2026-01-01", Filter(status="partly_done"))} == {"partly_done"}


def test_the_truce_is_contested_with_accusations_by_both_sides(filled):
    with filled.view("2016-03-27") as view:
        (truce,) = truce_page(view, "2026-01-01")
    assert truce.course.status == "contested"
    accused = {one.accused.name for one in truce.course.accusations if one.accused}
    assert {"Russia", "rebels", "government forces"} <= accused
    assert {member.part.name for member in truce.course.sponsors} == {"United States", "Russia"}
    assert {member.part.name for member in truce.course.excluded} == {"Islamic State", "Nusra Front"}


def test_the_round_is_opened_and_closed(filled):
    with filled.view("2016-03-27") as view:
        rounds = [one for one in round_page(view, "2026-01-01", Filter(actor="Staffan de Mistura")) if one.told.reports > 2]
    (course,) = [one.course for one in rounds]
    assert (course.start, course.end, course.status) == ("2016-03-14", "2016-03-24", "concluded_without_text")
    with filled.view("2016-03-14") as view:
        open_yet = [one.course.status for one in round_page(view, "2026-01-01", Filter(actor="Staffan de Mistura")) if one.told.reports > 2]
    assert open_yet == ["opened"]
