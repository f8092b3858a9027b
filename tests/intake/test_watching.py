import os
from dataclasses import replace

import pytest

from dragoman.intake.failure import Failure
from dragoman.intake.feed_list import Feed
from dragoman.intake.watching import TRIES, Memory, Visit, due, taken, visit
from dragoman.intake.web import Web

FEED = '<rss version="2.0"><channel>{}</channel></rss>'
ITEM = "<item><link>{}</link><pubDate>Mon, {} Mar 2016 09:00:00 GMT</pubDate></item>"
PAGE = "<html><body><article><h1>{0}</h1><p>{0}. The two sides agreed on Monday to stop fighting, the mediator said in the capital.</p></article></body></html>"


@pytest.fixture
def site(pages):
    """A feed of two items."""
    pages.pages |= {
        "/feed": (200, {"ETag": '"1"'}, FEED.format(ITEM.format("/new", 15) + ITEM.format("/old", 14)).encode()),
        "/old": PAGE.format("The old accord").encode(),
        "/new": PAGE.format("The new accord").encode(),
    }
    return Feed(url=f"{pages.url}/feed", name="The Paper", internal=True)


def web():
    return Web("Dragoman/test", sleep=lambda _: None)


def all_of(feed, visited, known=()):
    told = []
    return list(taken(feed, visited, known, web(), told.append)), told


def test_new_items_come_oldest_first_with_what_the_feed_says_of_them(site):
    visited = visit(site, Memory(), web(), 0.0)
    assert (visited.memory.etag, visited.problem) == ('"1"', None)
    documents, told = all_of(site, visited)
    assert [(document.published, document.publisher) for document in documents] == [("2016-03-14", "The Paper"), ("2016-03-15", "The Paper")]
    assert [document.url for document in documents] == [item.url for item in reversed(visited.items)]
    assert all(one.done and one.failure is None for one in told)


def test_what_is_known_is_not_fetched(site, pages):
    visited = visit(site, Memory(), web(), 0.0)
    documents, _ = all_of(site, visited, {visited.items[0].id})
    assert len(documents) == 1
    assert "/new" not in pages.paths()


def test_a_feed_that_has_not_changed_has_nothing_new(site, pages):
    pages.pages["/feed"] = (304, {"ETag": '"1"'}, b"")
    assert visit(site, Memory(etag='"1"', failures=2), web(), 5.0) == Visit((), Memory(at=5.0, etag='"1"'))
    assert pages.asked[-1][1]["If-None-Match"] == '"1"'


def test_only_what_matches_and_no_more_than_is_wanted(site):
    import re  # noqa: PLC0415

    assert [item.url[-3:] for item in visit(replace(site, matching=re.compile("/old$")), Memory(), web(), 0.0).items] == ["old"]
    few = visit(replace(site, most=1), Memory(), web(), 0.0)
    assert ([item.url[-3:] for item in few.items], few.memory.etag) == (["new"], None)


def test_a_feed_that_fails_is_left_alone_for_longer_and_longer(pages):
    feed = Feed(url=f"{pages.url}/none", internal=True, every=100)
    memory = Memory()
    waits = []
    for _ in range(3):
        visited = visit(feed, memory, web(), 1000.0)
        memory = visited.memory
        waits.append(due(feed, memory, 1000.0) - 1000.0)
    assert (visited.problem.message, waits) == ("answered 404", [200.0, 400.0, 800.0])
    assert due(feed, replace(memory, failures=90), 1000.0) - 1000.0 == 86_400
    assert due(feed, replace(memory, failures=1, rest=5_000.0), 1000.0) - 1000.0 == 5_000.0


def test_a_feed_is_due_at_once_where_the_clock_was_set_back():
    assert due(Feed(url="https://example.org/feed", every=100), Memory(at=9_000.0, failures=3), 1000.0) == 1000.0


def test_an_item_that_cannot_be_had_for_now_is_tried_again_and_given_up(site, pages):
    pages.pages["/new"] = (503, {}, b"")
    visited = visit(site, Memory(), web(), 0.0)
    _, told = all_of(site, visited)
    assert [(one.done, str(one.failure)) for one in told if one.failure] == [(False, f"{pages.url}/new: answered 503")]
    tired = replace(visited, memory=Memory(tries={visited.items[0].id: TRIES - 1}))
    assert [one.done for one in all_of(site, tired)[1]] == [True, True]


def test_an_item_that_is_gone_is_not_tried_again(site, pages):
    del pages.pages["/new"]
    _, told = all_of(site, visit(site, Memory(), web(), 0.0))
    assert [(one.done, str(one.failure)) for one in told if one.failure] == [(True, f"{pages.url}/new: answered 404")]


def test_the_text_of_the_feed_itself_where_that_is_wanted(pages):
    feed = b'{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "url": "/a", "content_text": "A truce holds."}, {"id": "2"}]}'
    pages.pages["/feed"] = feed
    listed = Feed(url=f"{pages.url}/feed", internal=True, text="feed")
    documents, told = all_of(listed, visit(listed, Memory(), web(), 0.0))
    assert [document.text for document in documents] == ["A truce holds."]
    assert [str(one.failure) for one in told if one.failure] == ["2: has neither an address nor a text of its own."]
    assert pages.paths() == ["/feed"]


def test_sitemaps_that_a_sitemap_leads_to(pages):
    pages.pages |= {
        "/map": b"<sitemapindex><sitemap><loc>/1.xml</loc></sitemap><sitemap><loc>/2.xml</loc></sitemap></sitemapindex>",
        "/1.xml": b"<urlset><url><loc>/a</loc></url></urlset>",
    }
    visited = visit(Feed(url=f"{pages.url}/map", internal=True), Memory(), web(), 0.0)
    assert [item.url for item in visited.items] == [f"{pages.url}/a"]
    assert visited.problem.message == "answered 404"


def test_a_folder_gives_each_file_once_it_is_still(tmp_path):
    (tmp_path / "a.txt").write_text("A truce holds.")
    (tmp_path / "b.jsonl").write_text('{"text": "One."}\n{}\n{"text": ""}\n{"text": "Two."}\n')
    (tmp_path / ".hidden.txt").write_text("No.")
    (tmp_path / "c.txt").write_text("Being written.")
    for name in ("a.txt", "b.jsonl", ".hidden.txt"):
        os.utime(tmp_path / name, (0, 0))
    feed = Feed(folder=str(tmp_path))
    visited = visit(feed, Memory(), web(), (tmp_path / "c.txt").stat().st_mtime + 1)
    documents, told = all_of(feed, visited)
    assert {document.text for document in documents} == {"A truce holds.", "One.", "Two."}
    failures = [str(one) for one in told if isinstance(one, Failure)]
    assert failures == [f'{tmp_path}/b.jsonl:2: has neither "text" nor "html": {{}}', f"{tmp_path}/b.jsonl:3: is empty"]
    assert [one.done for one in told if not isinstance(one, Failure)] == [True, True]
    earlier = visit(feed, Memory(), web(), 1000.0 - 86_400)  # the clock was set back: all of them are of a day to come
    assert len(earlier.items) == 3
    assert visit(Feed(folder=str(tmp_path / "none")), Memory(), web(), 0.0).problem.message == f"{tmp_path / 'none'} is no folder."
