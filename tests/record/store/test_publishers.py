from dataclasses import replace

from dragoman.record.store.publishers import publishers
from examples import report_on_a_truce


def test_copies_of_one_wire_story_are_one_story(record):
    report = report_on_a_truce()
    copies = [
        replace(report, document=replace(report.document, id=f"d-{name}", name=name, publisher=publisher))
        for name, publisher in (("one", "AP"), ("two", "AP"), ("three", "Reuters"))
    ]
    record.writer("2016-03-20T00:00:00Z").add(copies)
    with record.view() as view:
        found = publishers(view)
        assert [(one.name, one.reports, one.stories, one.copies) for one in sorted(found, key=lambda one: str(one.name))] == [("AP", 2, 1, 1), ("Reuters", 1, 1, 1)]
        assert found[0].name == "AP"
        first = publishers(view, limit=1)
        assert [one.name for one in first] + [one.name for one in publishers(view, 5, first.next)] == [one.name for one in found]
