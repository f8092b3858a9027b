import gzip
import time

import pytest

import dragoman.intake.web
from dragoman.intake.limits import Limits
from dragoman.intake.web import PAUSE, Fetched, Web


class Clock:
    """Time that passes only when somebody sleeps."""

    def __init__(self):
        self.now = 0.0
        self.slept = []

    def __call__(self):
        return self.now

    def sleep(self, seconds):
        self.slept.append(seconds)
        self.now += seconds


def web(limits=None, clock=None):
    clock = clock or Clock()
    return Web("Dragoman/test", limits or Limits(), clock, clock.sleep)


def test_a_page_is_fetched_and_who_asks_says_who_he_is(pages):
    pages.pages["/a?b=c"] = (200, {"Content-Type": "text/html; charset=ISO-8859-1", "ETag": '"1"', "Last-Modified": "Mon"}, b"Gen\xe8ve")
    assert web().get(f"{pages.url}/a?b=c", internal=True) == Fetched(f"{pages.url}/a?b=c", b"Gen\xe8ve", "ISO-8859-1", '"1"', "Mon")
    assert {headers["User-Agent"] for _, headers in pages.asked} == {"Dragoman/test"}


def test_what_has_not_changed_is_not_sent_again(pages):
    pages.pages["/a"] = lambda request: (304, {}, b"") if request.headers["If-None-Match"] == '"1"' else (200, {"ETag": '"1"'}, b"x")
    assert web().get(f"{pages.url}/a", '"1"', "Mon", internal=True).body is None
    assert pages.asked[-1][1]["If-Modified-Since"] == "Mon"


def test_packed_pages_are_unpacked(pages):
    pages.pages["/a"] = (200, {"Content-Encoding": "gzip"}, gzip.compress(b"peace " * 100))
    assert web().get(f"{pages.url}/a", internal=True).body == b"peace " * 100


def test_redirections_are_followed_a_few_times(pages):
    pages.pages |= {"/a": (302, {"Location": "/b"}, b""), "/b": b"there", "/round": (302, {"Location": "/round"}, b"")}
    assert web().get(f"{pages.url}/a", internal=True) == Fetched(f"{pages.url}/b", b"there")
    assert web().get(f"{pages.url}/round", internal=True).problem.message == "leads on more than 5 times"


def test_a_private_network_is_closed_unless_it_is_opened(pages):
    refused = web().get(f"{pages.url}/a")
    assert refused.problem.message == "lies in a private network (127.0.0.1); only what a feed marks `internal` may"
    assert (refused.passing, pages.asked) == (False, [])


@pytest.mark.parametrize("address", ["10.0.0.1", "169.254.169.254", "[::1]", "[::ffff:127.0.0.1]", "192.168.1.1", "[fd00::1]", "2130706433"])
def test_every_way_to_write_a_private_address_is_known(address):
    assert web().get(f"http://{address}/").problem.code == "private"


def test_a_redirection_into_a_private_network_is_refused(pages, monkeypatch):
    pages.pages["/a"] = (302, {"Location": "http://10.0.0.1/secret"}, b"")
    monkeypatch.setattr(dragoman.intake.web, "_is_public", lambda address: address == "127.0.0.1")
    assert web().get(f"{pages.url}/a").problem.code == "private"


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("ftp://example.org/a", "is no address of the web: it must begin with http:// or https:// and name a host"),
        ("http://me:secret@example.org/", "is no address of the web: it must begin with http:// or https:// and name a host"),
        ("http:///a", "is no address of the web: it must begin with http:// or https:// and name a host"),
        ("http://[::1", "is no address: Invalid IPv6 URL"),
        ("http://nowhere.invalid/", "could not be fetched: the host 'nowhere.invalid' is not found (Name or service not known)"),
    ],
)
def test_what_is_no_address(url, message):
    refused = web().get(url)
    assert refused.problem.message.replace("Temporary failure in name resolution", "Name or service not known") == message


def test_the_robots_rules_hold(pages):
    pages.pages |= {"/robots.txt": b"User-agent: *\nDisallow: /private\nCrawl-delay: 7\n", "/private/a": b"x", "/a": b"x", "/b": b"y"}
    clock = Clock()
    visitor = web(clock=clock)
    assert visitor.get(f"{pages.url}/private/a", internal=True).problem.message == "may not be fetched by programs, say the robots' rules of its host"
    assert visitor.get(f"{pages.url}/a", internal=True).body == b"x"
    assert visitor.get(f"{pages.url}/b", internal=True).body == b"y"
    assert clock.slept == [7.0, 7.0]
    assert [path for path, _ in pages.asked] == ["/robots.txt", "/a", "/b"]


@pytest.mark.parametrize("packed", [False, True])
def test_of_rules_beyond_measure_the_beginning_holds(pages, packed):
    body = b"User-agent: *\nDisallow: /private\n" + b"# and so on\n" * 1_000_000
    pages.pages |= {
        "/robots.txt": (200, {"Content-Encoding": "gzip"}, gzip.compress(body)) if packed else body,
        "/private": b"x",
        "/a": b"x",
    }
    visitor = web()
    assert visitor.get(f"{pages.url}/private", internal=True).problem.code == "robots"
    assert visitor.get(f"{pages.url}/a", internal=True).body == b"x"


def test_a_host_that_cannot_say_its_rules_is_left_alone_for_now(pages):
    pages.pages |= {"/robots.txt": (503, {"Retry-After": "120"}, b""), "/a": b"x"}
    visitor = web()
    refused = visitor.get(f"{pages.url}/a", internal=True)
    assert (refused.problem.message, refused.passing, refused.after) == ("answered 503", True, 120.0)
    pages.pages["/robots.txt"] = (404, {}, b"")
    assert visitor.get(f"{pages.url}/a", internal=True).body == b"x"


def test_requests_to_one_host_keep_their_distance(pages):
    pages.pages |= {"/a": b"x", "/b": b"y"}
    clock = Clock()
    visitor = web(clock=clock)
    visitor.get(f"{pages.url}/a", internal=True)
    visitor.get(f"{pages.url}/b", internal=True)
    assert clock.slept == [PAUSE, PAUSE]


@pytest.mark.parametrize(("status", "passing"), [(404, False), (410, False), (403, False), (429, True), (500, True), (503, True)])
def test_what_a_host_answers_may_pass_or_not(pages, status, passing):
    pages.pages["/a"] = (status, {}, b"")
    refused = web().get(f"{pages.url}/a", internal=True)
    assert (refused.problem.message, refused.passing) == (f"answered {status}", passing)


def test_more_than_a_page_may_hold_is_not_read(pages):
    pages.pages |= {"/big": b"x" * 5_000, "/bomb": (200, {"Content-Encoding": "gzip"}, gzip.compress(b"x" * 1_000_000))}
    limits = Limits(page_bytes=4_000)
    assert web(limits).get(f"{pages.url}/big", internal=True).problem.message == "is more than 4,000 bytes, the most that is read of a page"
    assert web(limits).get(f"{pages.url}/bomb", internal=True).problem.message == "holds more than 4,000 bytes, the most that is read of one file"


def test_a_host_that_lies_about_the_length_gives_nothing(pages):
    def short(request):
        request.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this")

    pages.pages["/a"] = short
    refused = web().get(f"{pages.url}/a", internal=True)
    why = "could not be fetched: Connection broken: IncompleteRead(9 bytes read, 91 more expected)"
    assert (refused.problem.message, refused.passing) == (why, True)


@pytest.mark.parametrize("head", [b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n", b"HTTP/1.1 200 OK\r\nX: "])
def test_a_host_that_trickles_is_left(pages, head, monkeypatch):
    def trickle(request):
        request.wfile.write(head)
        for _ in range(100):
            request.wfile.write(b"x")
            request.wfile.flush()
            time.sleep(0.05)

    pages.pages["/a"] = trickle
    pages.pages["/robots.txt"] = (404, {}, b"")
    monkeypatch.setattr(dragoman.intake.web, "WHOLE", 0.3)
    began = time.monotonic()
    refused = Web("Dragoman/test", sleep=lambda _: None).get(f"{pages.url}/a", internal=True)
    assert time.monotonic() - began < 2
    assert (refused.problem.code, refused.passing) == ("slow", True)


def test_nobody_there(pages):
    pages.close()
    refused = web().get(f"{pages.url}/a", internal=True)
    assert (refused.problem.message, refused.passing) == ("could not be fetched: [Errno 111] Connection refused", True)


def test_what_was_not_asked_for_is_not_unpacked(pages):
    pages.pages["/a"] = (200, {"Content-Encoding": "br"}, b"?")
    assert web().get(f"{pages.url}/a", internal=True).problem.message == "came as 'br', which was not asked for"
