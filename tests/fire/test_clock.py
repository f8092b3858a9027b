"""The clock set back between two imports."""

from dragoman.intake.feed_list import Feed
from dragoman.intake.watching import Memory, due, visit
from dragoman.intake.web import Web
from dragoman.record.store.record import open_record
from fire.made import CALLED, held, names, numbered

NOON, DAY_BEFORE = "2026-01-02T12:00:00Z", "2026-01-01T12:00:00Z"
FEED = b'<rss version="2.0"><channel><item><link>/a</link></item></channel></rss>'


def test_two_imports_of_which_the_later_has_the_earlier_time(where, kind, tell):
    record = open_record(where, create=True)
    for moment, some in ((NOON, (0, 1)), (DAY_BEFORE, (1, 2))):
        outcomes = record.writer(moment, "reader-1").add([numbered(number) for number in some])
    assert [outcome.outcome for outcome in outcomes] == ["already there", "added"]
    judged = [record.judge("accept", "p-0000000000", who, moment) for who, moment in (("ann", NOON), ("bob", DAY_BEFORE))]
    assert [one.at for one in judged] == [NOON, DAY_BEFORE]
    with record.view() as view:
        assert [source.name for source in view.page_of_sources()] == ["truce-2", "truce-1", "truce-0"]
        assert view.count("reports") == 3
        assert len(view.told("positions")) == len({told.entry.happening for told in view.told("positions")})
    assert [standing.judgement.by for standing in record.judgements()][-1] == "bob"
    record.close()
    assert held(where) == names(3)
    happened = "the order of adding holds, not the clock's: reports, entries and judgements are all there, the last judgement is the one that counts"
    tell("the clock set back between imports", f"two imports and two judgements, the later ones a day earlier by the clock ({CALLED[kind]})", happened)


def test_a_feed_that_was_visited_in_a_future_that_never_came(pages, tell):
    pages.pages["/feed"] = FEED
    feed = Feed(url=f"{pages.url}/feed", internal=True)
    web = Web("Dragoman/test", sleep=lambda _: None)
    now, later = 1_000_000.0, 1_000_000.0 + 10 * 365 * 86_400
    memory = visit(feed, Memory(), web, later).memory
    assert due(feed, memory, now) == now
    again = visit(feed, memory, web, now)
    assert len(again.items) == 1
    assert due(feed, again.memory, now) == now + feed.every
    tell("the clock set back between visits", "a feed last visited ten years ahead of the clock", "it is visited at once, and then as often as before")
