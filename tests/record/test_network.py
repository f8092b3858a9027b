from dragoman.record.filters import Filter
from dragoman.record.network import ties


def test_who_acts_on_whom_who_speaks_of_whom_and_who_accuses_whom(filled):
    with filled.view() as view:
        found = ties(view)
        events = [told.entry for told in view.told("events", limit=75)]
    assert {tie.relation for tie in found} == {"acts_on", "speaks_of", "accuses"}
    pairs = {(one.actor, other.actor) for entry in events for one in entry.having("actors") for other in entry.having("recipients") if one.actor != other.actor}
    assert {(tie.one.actor, tie.other.actor) for tie in found if tie.relation == "acts_on"} == pairs
    assert [tie.told for tie in found] == sorted((tie.told for tie in found), reverse=True)
    assert all(sum(count for _, count in tie.kinds) == tie.told for tie in found)
    assert all(tie.one.actor != tie.other.actor for tie in found)


def test_ties_are_narrowed_as_everything_is(filled):
    with filled.view() as view:
        assert ties(view, Filter(until="1990-01-01")) == ()
        russian = ties(view, Filter(actor="Russia"))
    assert len(russian) > 0
    assert all(tie.newest for tie in russian)
