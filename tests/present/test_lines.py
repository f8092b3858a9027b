from dragoman.present.lines import FIGURE_COLUMNS, dispute_points, figure_rows, lane_rows, promise_lanes, round_lanes, tone, truce_lanes
from dragoman.record.disputes import disputes
from dragoman.record.filters import Filter
from dragoman.record.ledger import ledger, round_page, truce_page
from entries import MONITOR, SYRIA, entry, part, said

DAY = "2016-04-01"


def test_a_promise_is_a_lane_of_its_steps_claims_as_rings(filled):
    with filled.view() as view:
        page = ledger(view, DAY, Filter(actor="Russia", type="withdraw_forces"))
    (lane,) = promise_lanes(page)
    assert lane.name.endswith(": withdraw forces")
    assert [(mark.day, mark.hollow) for mark in lane.marks] == [(step.day, step.ground == "claim" or step.stand == "calendar") for step in page[0].standing.steps]
    assert {mark.hollow for mark in lane.marks} == {True, False}
    rows = list(lane_rows([lane]))
    assert {row[4] for row in rows} == {"yes", "no"}
    assert all(row[5].startswith("/reports/") for row in rows)


def test_a_truce_has_a_lane_for_each_side_that_is_accused(filled):
    with filled.view() as view:
        page = truce_page(view, DAY)
    lanes = truce_lanes(page)
    charged = [charge for one in page for charge in one.course.accusations if charge.accused is not None]
    assert len(lanes) == len(page) + len(charged)
    assert any("accused by" in lane.name for lane in lanes)


def test_a_round_runs_from_its_first_day_to_its_last(filled):
    with filled.view() as view:
        page = round_page(view, DAY)
    with_both = next(one for one in page if one.course.start and one.course.end and one.course.start != one.course.end)
    lane = round_lanes([with_both])[0]
    assert (lane.marks[0].day, lane.marks[0].end) == (with_both.course.start, with_both.course.end)


def test_figures_in_dispute_are_points_with_their_givers():
    place = part("Douma", "SYR", being="place")
    told = [
        entry("figures", "2016-02-27", of="killed", status="exact", value=value, period="2016-02-26", place=[place], voices=(said(who),), words="killed in raids on the market", named=f"f-{value}")
        for value, who in ((40, MONITOR), (12, SYRIA))
    ]
    (dispute,) = disputes(told)
    assert [(point.low, point.giver) for point in dispute_points(dispute)] == [(12, "12, Syria"), (40, "40, Observatory")]
    rows = [dict(zip(FIGURE_COLUMNS, row, strict=True)) for row in figure_rows([dispute])]
    assert [(row["place"], row["giver"], row["low"], row["high"], row["since given anew"]) for row in rows] == [("Douma", "Syria", "12", "12", "no"), ("Douma", "Observatory", "40", "40", "no")]


def test_how_a_status_stands():
    assert [tone(status) for status in ("fulfilled", "breached", "announced")] == ["good", "hard", "wait"]
