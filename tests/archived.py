"""Web archives (WARC) for the tests, written byte by byte."""

import gzip

PAGE = (
    "<!DOCTYPE html><html><head><title>{title}</title></head><body><article><h1>{title}</h1>"
    "<p>The two delegations came back to the table on Monday, a week after they had left it, the mediator said in Geneva.</p>"
    "<p>Neither of them would say what had changed its mind, and neither spoke of the other. {title}.</p></article></body></html>"
)


def page(title="Talks resume"):
    return PAGE.format(title=title).encode()


def record(kind, content=b"", *, url="https://news.example/talks", content_type="application/http; msgtype=response", length=None, end=b"\r\n"):
    """One record; `length` is what it says of its content's, true unless given."""
    fields = [
        b"WARC/1.0",
        b"WARC-Type: " + kind.encode(),
        b"WARC-Record-ID: <urn:uuid:6d058047-ede2-4a13-be79-90c17c631dd4>",
        b"WARC-Date: 2016-03-14T12:00:00Z",
        *([b"WARC-Target-URI: " + url.encode()] if url else []),
        b"Content-Type: " + content_type.encode(),
        b"Content-Length: " + str(len(content) if length is None else length).encode(),
    ]
    return end.join([*fields, b"", content, b"", b""])


def answer(body, *, status="200 OK", content_type="text/html; charset=utf-8", fields=(), end=b"\r\n"):
    """What a web server answered."""
    said = [f"HTTP/1.1 {status}", *([f"Content-Type: {content_type}"] if content_type else []), *fields]
    return end.join([*(line.encode() for line in said), b"", body])


def response(body, *, url="https://news.example/talks", length=None, **said):
    return record("response", answer(body, **said), url=url, length=length)


def request(url="https://news.example/talks"):
    return record("request", b"GET /talks HTTP/1.1\r\nHost: news.example\r\n\r\n", url=url, content_type="application/http; msgtype=request")


def warcinfo():
    return record("warcinfo", b"software: crawler\r\nformat: WARC File Format 1.0\r\n", url=None, content_type="application/warc-fields")


def packed(*records):
    """An archive with one gzip member a record, as crawlers write them."""
    return b"".join(gzip.compress(one, mtime=0) for one in records)
