import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.intake.feed_items import Item, Items, items_of
from dragoman.model.problem import Problem

BASE = "https://example.org/news/feed"
RSS = b"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>News</title>
<item><title>Old</title><link>/old</link><guid>1</guid><pubDate>Mon, 14 Mar 2016 09:00:00 GMT</pubDate></item>
<item><title>New &amp; true</title><link>https://example.org/new</link><pubDate>Tue, 15 Mar 2016 23:30:00 -0500</pubDate>
<content:encoded><![CDATA[<p>All of it.</p>]]></content:encoded></item></channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>urn:7</id><title>Talks</title><link href="/talks"/>
<updated>2016-03-14T10:00:00Z</updated></entry></feed>"""
SITEMAP = b"""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://example.org/a</loc><lastmod>2016-03-13</lastmod></url>
<url><loc>https://example.org/b</loc><news:news><news:publication_date>2016-03-14</news:publication_date><news:title>B</news:title></news:news></url>
</urlset>"""
INDEX = b"""<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>/1.xml</loc><lastmod>2016-01-01</lastmod></sitemap>
<sitemap><loc>/2.xml</loc><lastmod>2016-02-01</lastmod></sitemap></sitemapindex>"""


def test_rss_newest_first_with_the_day_where_the_world_agrees_on_it():
    assert items_of(RSS, BASE).items == (
        Item("https://example.org/new", "https://example.org/new", "New & true", "2016-03-16", "<p>All of it.</p>"),
        Item("1", "https://example.org/old", "Old", "2016-03-14"),
    )


def test_atom():
    assert items_of(ATOM, BASE).items == (Item("urn:7", "https://example.org/talks", "Talks", "2016-03-14"),)


def test_json_feed():
    feed = {"version": "https://jsonfeed.org/version/1.1", "items": [{"id": 3, "url": "/c", "content_text": "All of it.", "date_published": "2016-03-14"}, 7]}
    found = items_of(json.dumps(feed).encode(), BASE)
    assert found.items == (Item("3", "https://example.org/c", None, "2016-03-14", None, "All of it."),)


def test_a_sitemap_and_an_index_of_sitemaps():
    assert [(item.url, item.title, item.published) for item in items_of(SITEMAP, BASE).items] == [
        ("https://example.org/b", "B", "2016-03-14"),
        ("https://example.org/a", None, "2016-03-13"),
    ]
    assert items_of(INDEX, BASE) == Items((), ("https://example.org/2.xml", "https://example.org/1.xml"))
    assert [item.url for item in items_of(b"https://a.org/1\nhttps://a.org/2\n", BASE, "sitemap").items] == ["https://a.org/1", "https://a.org/2"]


def test_a_sitemap_that_breaks_off_gives_what_is_whole():
    assert [item.url for item in items_of(SITEMAP[:248], BASE).items][:1] == ["https://example.org/a"]


def test_the_item_in_which_a_feed_breaks_off_is_left_for_the_next_visit():
    cut = RSS[: RSS.index(b"https://example.org/new")]
    assert items_of(cut, BASE) == Items((Item("1", "https://example.org/old", "Old", "2016-03-14"),), whole=False)
    assert items_of(ATOM[:120], BASE) == Items((), whole=False)
    assert not items_of(SITEMAP[:248], BASE).whole
    assert [items_of(feed, BASE).whole for feed in (RSS, ATOM, SITEMAP, INDEX)] == [True] * 4
    assert items_of(RSS.decode().replace("?>", ' encoding="utf-16"?>').encode("utf-16"), BASE).whole


def test_more_tags_than_a_feed_may_have():
    many = b"<rss version='2.0'><channel>" + b"<item>" * 50_000
    assert items_of(many, BASE).message == "is a feed of 50,002 tags; at most 40,000 are read"
    verbatim = RSS.replace(b"<p>All of it.</p>", b"<p>" * 50_000 + b"All of it.")
    assert len(items_of(verbatim, BASE).items) == 2


def test_half_an_address_is_none():
    assert [item.url for item in items_of(ATOM.replace(b"/talks", b"http://["), BASE).items] == [None]
    assert items_of(INDEX.replace(b"/1.xml", b"http://["), BASE).maps == ("https://example.org/2.xml",)


def test_an_item_that_is_told_twice_is_one():
    assert len(items_of(RSS.replace(b"<guid>1</guid>", b"<guid>https://example.org/new</guid>"), BASE).items) == 1


@pytest.mark.parametrize(
    ("body", "kind", "message"),
    [
        (b"", "auto", "is no feed: it has neither channel nor entries"),
        (b"<html><body>Not found</body></html>", "auto", "is no feed: it has neither channel nor entries"),
        (b"{", "auto", "is no JSON: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"),
        (b"{}", "auto", "is no JSON Feed: it has no list of items"),
        (b"<html/>", "sitemap", "is no sitemap: its root is 'html'"),
        (RSS.replace(b"Old", b"&#x110000;"), "rss", "is no feed that can be read: chr() arg not in range(0x110000)"),
        (b"hello", "sitemap", "is no sitemap: neither XML nor a list of addresses"),
    ],
)
def test_what_is_no_feed(body, kind, message):
    assert items_of(body, BASE, kind).message == message


LAUGHS = b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">%s]><urlset><url><loc>https://a.org/&z;</loc></url></urlset>' % b"".join(
    b'<!ENTITY %c "%s">' % (98 + at, b"&%c;" % (97 + at) * 10) for at in range(25)
)
OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE u [<!ENTITY x SYSTEM "file:///etc/hostname">]><urlset><url><loc>https://a.org/&x;</loc></url></urlset>'


@pytest.mark.parametrize("kind", ["rss", "sitemap"])
def test_entities_neither_explode_nor_fetch(kind):
    for body in (LAUGHS, OUTSIDE, OUTSIDE.replace(b"urlset", b"rss")):
        found = items_of(body, BASE, kind)
        assert isinstance(found, Problem) or all(item.url in ("https://a.org/", None) for item in found.items)


@given(st.binary(max_size=200) | st.sampled_from([RSS, ATOM, SITEMAP, INDEX]).flatmap(lambda feed: st.integers(0, len(feed)).map(lambda at: feed[:at])))
def test_whatever_comes_gives_items_or_a_reason(body):
    for kind in ("auto", "json", "sitemap"):
        assert isinstance(items_of(body, BASE, kind), Items | Problem)
