"""What a record answers, on SQLite and PostgreSQL."""

from dataclasses import replace

from dragoman.record.filters import Filter
from dragoman.record.store.record import open_record
from examples import report_on_a_truce


def names(page):
    return [told.entry.names("by") for told in page]


def test_one_truce_is_one_however_many_reports_tell_of_it(filled):
    with filled.view() as view:
        (truce,) = view.told("ceasefires")
        assert truce.reports == 9
        mentions = view.mentions(truce.entry.happening)
        assert [entry.source.known_from for entry in mentions] == sorted(entry.source.known_from for entry in mentions)
        assert truce.entry == mentions[0]
        assert all(entry.reason for entry in mentions[1:])


def test_a_state_is_found_in_what_its_officials_do(filled):
    with filled.view() as view:
        by_russia = {told.entry.id for told in view.told("commitments", Filter(actor="Russia"))}
        by_putin = {told.entry.id for told in view.told("commitments", Filter(actor="Vladimir Putin", roles=("by",)))}
        assert by_putin
        assert by_putin < by_russia


def test_filters_narrow(filled):
    with filled.view() as view:
        everything = list(view.told("events", limit=500))
        retreats = list(view.told("events", Filter(type="RETREAT"), limit=500))
        assert {told.entry.type for told in retreats} == {"RETREAT"}
        assert 0 < len(retreats) < len(everything)
        days = [told.entry.start or told.entry.source.known_from for told in view.told("events", Filter(since="2016-03-14", until="2016-03-15"))]
        assert set(days) == {"2016-03-14", "2016-03-15"}
        in_syria = list(view.told("events", Filter(place="Syria"), limit=500))
        assert any(part.name != "Syria" for told in in_syria for part in told.entry.having("place"))
        of_one = view.told("events", Filter(source="2016-03-15-aircraft"), limit=500)
        assert of_one
        assert all("2016-03-15-aircraft" in {entry.source.name for entry in view.mentions(told.entry.happening)} for told in of_one)
        assert list(view.told("events", Filter(judged=True))) == []


def test_pages_follow_one_another(filled):
    with filled.view() as view:
        whole = [told.entry.id for told in view.told("statements", limit=500)]
        pages, after = [], None
        while True:
            page = view.told("statements", limit=7, after=after)
            pages += [told.entry.id for told in page]
            after = page.next
            if after is None:
                break
        assert pages == whole
        assert len(pages) == len(set(pages)) > 100


def test_as_of_a_day_later_reports_are_not_known(filled):
    with filled.view("2016-03-14") as view:
        known = {told.entry.source.known_from for kind in ("events", "commitments", "figures") for told in view.told(kind, limit=500)}
        assert max(known) == "2016-03-14"
        (truce,) = view.told("ceasefires")
        assert truce.reports == 7
        assert all(source.known_from <= "2016-03-14" for source in view.sources())
        assert view.report("2016-03-24-paper") is None


def test_voices_go_from_the_innermost_out(filled):
    with filled.view() as view:
        deep = next(entry for entry in view.entries("statements") if len(entry.said_by) > 0)
        outer = next(entry for entry in view.entries("statements") if entry.id == deep.said_by[0].statement)
        assert deep.source == outer.source
        assert deep.data["within"] == outer.id


def test_actors_are_those_most_spoken_of_first(filled):
    with filled.view() as view:
        page = view.actors(limit=5)
        assert [actor.name for actor in page][:2] == ["Russia", "Syria"]
        (putin,) = view.actor("putin")
        assert (putin.name, putin.code, putin.known_as) == ("Vladimir Putin", "RUS", "person:vladimir-putin")
        assert "the country" not in {name for actor in page for name in actor.names}
        assert len(list(view.every_actor())) == len({actor.id for actor in view.every_actor()})


def test_columns_go_to_a_table_without_a_loop(filled):
    with filled.view() as view:
        columns = view.told("commitments", limit=5).columns()
        assert len({len(column) for column in columns.values()}) == 1
        assert {"id", "type", "status", "by", "words", "published", "reports"} <= set(columns)


def test_near_copies_are_one_source(record):
    report = report_on_a_truce()
    body = " ".join(f"word{number} and number{number * 7} stand here" for number in range(80))
    text = report.document.text + "\n" + body
    first = replace(report, document=replace(report.document, text=text))
    copy = replace(report, document=replace(report.document, id="d-2", name="copy", text=f"{text}\nOne more line was added."))
    other = replace(report, document=replace(report.document, id="d-3", name="other", text=report.document.text + "\n" + body[::-1]))
    record.writer("2026-01-01T00:00:00Z", "reader-1").add([first, copy, other])
    with record.view() as view:
        assert [source.story for source in view.sources()] == [report.document.id, report.document.id, "d-3"]


def test_a_record_that_is_not_there(tmp_path):
    assert open_record(str(tmp_path / "none.db")).message == (
        f"The record {str(tmp_path / 'none.db')!r} does not exist; `dragoman add INPUT...` makes a record."
    )


def test_the_newest_day(filled, record):
    with filled.view() as view:
        assert view.newest_day() == "2016-03-27"
    with filled.view("2016-03-14") as view:
        assert view.newest_day() == "2016-03-14"
    with record.view() as view:
        assert view.newest_day() is None
