from dataclasses import replace

import pytest

from dragoman.intake.limits import LIMITS
from dragoman.intake.pages import Page, read_page

PAGE = """<!DOCTYPE html>
<html lang="en-GB"><head><title>Truce holds in port | The Example</title>
<meta property="og:title" content="Truce holds in port">
<meta property="og:site_name" content="The Example">
<meta property="article:published_time" content="2018-12-18T09:30:00+00:00">
<meta name="author" content="Jane Tester">
<link rel="canonical" href="https://news.example.org/truce">
</head><body><nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Truce holds in port</h1>
<p>A truce in the port took hold on Tuesday, residents said, after a night in which both sides fired across the front line.</p>
<p>“It is calm,” said one of them, who had stayed in the town throughout the fighting of the past month. 🕊️</p>
</article><footer>© 2018 The Example</footer></body></html>"""


def test_a_page_gives_its_article_and_its_particulars():
    page = read_page(PAGE, LIMITS)
    assert isinstance(page, Page)
    assert page.text.splitlines()[-1] == (
        "“It is calm,” said one of them, who had stayed in the town throughout the fighting of the past month. 🕊️"
    )
    assert "Home" not in page.text
    assert (page.title, page.published, page.publisher, page.byline, page.url, page.language) == (
        "Truce holds in port",
        "2018-12-18",
        "The Example",
        ("Jane Tester",),
        "https://news.example.org/truce",
        "en",
    )


def test_a_page_without_a_date_gives_none():
    assert read_page(PAGE.replace("2018-12-18T09:30:00+00:00", ""), LIMITS).published is None


def test_a_page_without_language_gives_none():
    assert read_page(PAGE.replace(' lang="en-GB"', ""), LIMITS).language is None


@pytest.mark.parametrize(
    ("html", "message"),
    [
        ("<html><body></body></html>", "is a page in which no article was found, in 26 characters of HTML"),
        ("<div>" * 50_000 + "It held.", "is a page whose tags nest 50,000 deep; at most 1,000 are read"),
        ("<p>" + "x" * 1000, "is a page of 1,003 characters; the most that is read of one is 1,000 bytes"),
    ],
)
def test_a_page_that_cannot_be_read_is_told(html, message):
    limits = replace(LIMITS, page_bytes=1_000) if "xxx" in html else LIMITS
    assert read_page(html, limits).message == message


def test_counting_the_depth_takes_no_longer_than_the_page_is_long():
    assert read_page("<" + "a" * 1_000_000, LIMITS).message == "is a page in which no article was found, in 1,000,001 characters of HTML"
