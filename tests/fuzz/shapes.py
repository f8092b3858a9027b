"""Inputs of any size made to keep a parser busy: long runs, deep nesting, openings without closings, what regular expressions trip over."""

import gzip
import json
from collections.abc import Callable, Iterator

from archived import packed, response
from dragoman.model.report_json import report_line
from examples import report_on_a_truce

SIZE = 1_000_000
_RUNS = (b"a", b"A", b" ", b"\n", b"\r", b"\t", b"0", b"-", b".", b",", b"(", b"[", b'"', b"'", b"<", b">", b"&", b"\\", b"*", b"\x00", b"\xff", b"\x85")
_TEXTS = (
    *("said ", "The army said that ", "MOSCOW, ", "By A. Writer, ", "14 March ", "March 14, 2016 ", "(Reporting by ", "A. B. ", "Mr. "),
    *("al-", "and ", "“", "” ", "’s ", "1,000 ", "€", "🕊", "e\u0301", "\u2028", "\u200b", "A\n", "A\n\n", "A.\n", ". ", "! ", "; ", " | ", "• "),
    *("contributed to this report ", "Published: ", "(", "( ", "GENEVA / ", "GENEVA (", "d'", "Ab", "bin ", "at 12:00 "),
)
_PAIRS = (("(", ")"), ("[", "]"), ("{", "}"), ("“", "”"))
_TAGS = ("<div>", "<p>", "<b>", "<a href='x'>", "<table><tr><td>", "<!--", "<![CDATA[", "<script>", "<style>", "<title>", "<meta charset=", "<div ", "</div>", "<li><ul>",
         "<time datetime='2016-03-14'>", "<article><p>It held. ", "<svg>", "<select><option>", "<p>The truce held on Monday, the army said.</p>", "<br>", "&amp;", "&#65;", "<a b='")  # fmt: skip
_FEEDS = ("<item>", "<item><title>x</title><link>/a</link></item>", "<entry><content>", "<url><loc>", "<url><loc>/a</loc></url>", "<![CDATA[", "<!ENTITY a 'b'>", "<a:b xmlns:a='c'>",
          "<pubDate>Mon, ", "&lt;", "<link>", "<x ", "<title><title>", "<item><guid>1</guid><pubDate>1 1 1 1 1 1</pubDate></item>")  # fmt: skip
_ADDRESSES = ("actor=a&", "a&", "limit=", "limit=0", "after=1", "%", "%00", "&;", "since=2016-03-14&until=")


def filled(piece: bytes, size: int = SIZE, start: bytes = b"", end: bytes = b"") -> bytes:
    """`piece` again and again, up to a size."""
    return start + piece * ((size - len(start) - len(end)) // len(piece)) + end


def shapes(name: str, size: int = SIZE) -> Iterator[tuple[str, bytes]]:
    """The inputs for a parser, each with a name for it."""
    for run in _RUNS:
        yield f"run of {run!r}", filled(run, size)
    for text in _TEXTS:
        yield f"{text!r} again and again", filled(text.encode(), size)
        yield f"{text!r} line by line", filled(f"{text.strip()}\n".encode(), size) if text.strip() else b"\n"
    for opening, closing in _PAIRS:
        yield f"{opening} nested", filled(opening.encode(), size // 2) + filled(closing.encode(), size // 2)
    yield "every byte", filled(bytes(range(256)), size)
    yield from _OWN.get(name, _none)(size)


def _none(_: int) -> Iterator[tuple[str, bytes]]:
    return iter(())


def _json(size: int) -> Iterator[tuple[str, bytes]]:
    report = report_line(report_on_a_truce())
    for piece in ('{"text":', '{"a":{"text":', "[", '{"text": "', '"\\ud83d', '{"schema": "dragoman.report/1", "document":', "1", '"\\u0000'):
        yield f"{piece} unclosed", filled(piece.encode(), size)
    yield "a text of escapes", b'{"text": "' + filled(b"\\u00e9", size - 20) + b'"}'
    yield "a text of one word", b'{"text": "' + filled(b"a", size - 20) + b'"}'
    yield "a number without end", b'{"text": ' + filled(b"9", size - 20) + b"}"
    yield "many keys", b"{" + b",".join(b'"a%d":%d' % (number, number) for number in range(size // 20)) + b"}"
    yield "many lines", filled(b'{"name": "one", "text": "It held.", "published": "2016-03-14", "publisher": "The Wire"}\n', size)
    yield "html of openings", json.dumps({"html": "<b>" * (size // 4)}).encode()
    yield "nested in a report", report[:-1].encode() + b',"more":' + filled(b"[", size // 2) + filled(b"]", size // 2) + b"}"
    written = json.loads(report)
    written["sentences"] = [{"start": 0, "end": 80}] * (size // 30)
    yield "a report of many sentences", json.dumps(written).encode()
    written["sentences"] = [{"start": 0, "end": 80, "text": "x"}]
    written["document"]["text"] = "a" * size
    yield "a report whose words are not its own", json.dumps(written).encode()


def _kinds(size: int) -> Iterator[tuple[str, bytes]]:
    """Whole files: the first byte says of which kind."""
    for number, make in enumerate((_texts, _json, _html, _json)):
        yield from ((name, bytes([number]) + raw) for name, raw in make(size))


def _texts(size: int) -> Iterator[tuple[str, bytes]]:
    line = "A. Writer and B. Other in Beirut, "
    yield "names on one line", filled(line.encode(), size)
    yield "names, line by line", filled(line.strip(", ").encode() + b"\n", size)
    yield "a dateline without end", filled(b"GENEVA, Switzerland / ", size)
    yield "capitals", filled(b"Geneva Of La El ", size)
    yield "brackets of credits", filled(b"(Reporting by A. Writer;\n", size)
    yield "one sentence and white space", b"It held." + filled(b" \n", size) + b"It held."
    yield "spaces before a stop", filled(b" ", size, b"It held", b".")
    yield "credits of one line", filled(b"Reporting by A. Writer; editing by B. Other; ", size)
    yield "who contributed", filled(b"A. Writer, ", size, end=b"contributed to this report")
    yield "blank lines of many kinds", filled("a\u2029\r\n\u2028 \r".encode(), size)


def _html(size: int) -> Iterator[tuple[str, bytes]]:
    for tag in _TAGS:
        yield f"{tag} again and again", filled(tag.encode(), size, b"<html><body>")
        yield f"{tag} within the depth", (b"<html><body>" + tag.encode() * 900 + filled(b"a ", size))[:size]
    yield "one tag of many attributes", filled(b"a='b' ", size, b"<div ", b">")
    yield "one attribute without end", filled(b"a", size, b"<html lang='")
    yield "paragraphs", filled(b"<p>The truce held on Monday, the army said in Damascus.</p>\n", size, b"<html><body><article>")
    yield "empty comments", filled(b"<!---->", size)
    yield "a declaration and white space", b"<?xml version='1.0'?>" + filled(b" ", size)
    yield "links", filled(b"<p><a href='/a'>The truce held.</a></p>", size, b"<html><body>")
    yield "dates", filled(b"<p>14 March 2016</p><time>2016-03-14</time>", size, b"<html><body>")
    yield "authors", filled(b"<span class='author'>A. Writer and </span>", size, b"<html><body><article><p>It held.</p>")
    yield "particulars", filled(b"<meta name='author' content='A. Writer'>", size, b"<html><head>")
    yield "json in the head", filled(b'{"@type":', size, b"<html><head><script type='application/ld+json'>", b"</script></head>")
    yield "one long author", b"<html><head><meta name='author' content='" + filled(b"A. ", size - 200) + b"'></head><body><p>It held.</p>"
    yield "one long title", b"<html><head><title>" + filled(b"- | ", size - 200) + b"</title></head><body><p>It held.</p>"


def _feed(size: int) -> Iterator[tuple[str, bytes]]:
    for start in (b"<rss version='2.0'><channel>", b"<urlset>", b"<feed xmlns='http://www.w3.org/2005/Atom'>", b"<sitemapindex>"):
        for piece in _FEEDS:
            yield f"{piece} in {start.decode()}", filled(piece.encode(), size, start)
    yield "one title of tags", b"<rss version='2.0'><channel><item><title>" + filled(b"&lt;b&gt;", size) + b"</title></item></channel></rss>"
    yield "one date without end", b"<rss version='2.0'><channel><item><link>a</link><pubDate>" + filled(b"1 ", size) + b"</pubDate></item></channel></rss>"
    yield "a declaration without end", filled(b" ", size, b"<?xml version='1.0' encoding='", b"utf-8'?><rss/>")
    yield "a type of document without end", filled(b"<!ENTITY a 'b'>", size, b"<!DOCTYPE rss [")
    yield "items of JSON", b'{"items": [' + filled(b'{"id":"1","url":"/a"},', size - 20) + b"{}]}"
    yield "JSON nested", b'{"items":' + filled(b"[", size)
    yield "addresses", filled(b"https://example.org/a\n", size)
    laughs = b"".join(b"<!ENTITY l%d '%s'>" % (number + 1, b"&l%d;" % number * 10) for number in range(9))
    yield "a billion laughs", b"<!DOCTYPE rss [<!ENTITY l0 'ha'>" + laughs + b"]><rss version='2.0'><channel><title>&l9;</title></channel></rss>"
    yield "laughs in a sitemap", b"<!DOCTYPE urlset [<!ENTITY l0 'ha'>" + laughs + b"]><urlset><url><loc>&l9;</loc></url></urlset>"
    grown = b"<!DOCTYPE rss [<!ENTITY a '" + b"a" * (size // 2) + b"'>]><rss version='2.0'><channel><title>"
    yield "a quadratic entity", grown + b"&a;" * (size // 6) + b"</title></channel></rss>"


def _toml(size: int) -> Iterator[tuple[str, bytes]]:
    for piece in ("[[actor]]\n", "[a.", "a.a.", "a = [", "a = {", "a={a=", "[[", 'a = """', "a = 1\n", "'", "a.a.a.a=1\n"):
        yield f"{piece!r} again and again", filled(piece.encode(), size)
    yield "many feeds", b"".join(b'[[feed]]\nurl = "https://example.org/%d"\n' % number for number in range(size // 45))
    yield "many folders", b"".join(b'[[feed]]\nfolder = "%d"\n' % number for number in range(size // 30))
    yield "arrays nested in a value", b"a = " + filled(b"[", size // 2) + filled(b"]", size // 2)
    yield "a key of many parts", filled(b"a.", size) + b"a = 1"
    yield "many keys of many parts", b"".join(b"a%d.b.c.d.e.f = 1\n" % number for number in range(size // 20))
    yield "a number without end", b"every = " + filled(b"9", size)


def _tables(size: int) -> Iterator[tuple[str, bytes]]:
    yield from _toml(size)
    yield "many actors", b"name\tcode\n" + b"".join(b"A Group of %d\tSYR\n" % number for number in range(size // 24))
    yield "one actor of many names", b"name\tcode\tforms\nA\tSYR\t" + b"|".join(b"Name %d" % number for number in range(size // 12))
    yield "many terms of one", b"id\tname\tcode\ttype\nown:a\tA\tSYR\tperson\n" + filled(b"own:a\tA\tSYR\tperson\n", size)
    yield "many people of one name", b"name\tcode\ttype\ttitle\n" + b"".join(b"A%d Writer\tSYR\tperson\tminister\n" % number for number in range(size // 32))
    yield "many columns", b"name" + filled(b"\tname", size)
    yield "actors in TOML", filled(b"[[actor]]\nname = 'A'\ncode = 'SYR'\n", size)
    yield "a table of nothing but tabs", b"name\tcode\n" + filled(b"\t\n", size)


def _dump(size: int) -> Iterator[tuple[str, bytes]]:
    def line(number: int, others: str = "") -> bytes:
        cells = [str(number), f"Place {number}", f"Place {number}", others, "36.2", "37.1", "P", "PPL", "SY", "", "09", "", "", "", "1000", "", "", "Asia/Damascus", "2016-03-14"]
        return "\t".join(cells).encode() + b"\n"

    yield "many places", b"".join(line(number) for number in range(size // 80))
    yield "many places of one name", b"".join(line(1) for _ in range(size // 80))
    yield "one place of many names", line(1, ",".join(f"Name {number}" for number in range(size // 12)))
    yield "a number without end", line(1).replace(b"1000", b"9" * size)
    yield "an id without end", line(1).replace(b"1\t", b"9" * size + b"\t", 1)


def _words(size: int) -> Iterator[tuple[str, bytes]]:
    yield "many words", b" ".join(b"w%d" % number for number in range(size // 7))
    yield "many phrases", filled(b'"a b" ', size)
    yield "many beginnings", filled(b"a* ", size)
    yield "wildcards", filled(b"%_", size)
    yield "a day without end", filled(b"2016-03-14", size) + b"|"


def _params(size: int) -> Iterator[tuple[str, bytes]]:
    for piece in _ADDRESSES:
        yield f"{piece} again and again", filled(piece.encode(), size)
    yield "many fields", b"&".join(b"a%d=b" % number for number in range(size // 9))
    yield "a limit with zeros before", b"limit=" + filled(b"0", size) + b"1"
    yield "an actor without end", b"actor=" + filled(b"%D8%A7", size)
    yield "a type without end", b"type=" + filled(b"a", size)


def _robots(size: int) -> Iterator[tuple[str, bytes]]:
    agents = b"".join(b"User-agent: a%d\n" % number for number in range(size // 40))
    yield "many names and many rules", agents + filled(b"Disallow: /x\n", size // 2)
    yield "names that are all ours", b"".join(b"User-agent: %s\n" % b"dragoman*"[: number % 10] for number in range(20_000)) + filled(b"Allow: /\n", size // 2)
    for piece in ("User-agent: *\n", "Disallow: /*a", "Disallow: /*$\n", "Allow: /%\n", "Crawl-delay: 1\n", "Crawl-delay: ", "Sitemap: /a\n", "Request-rate: 1/1\n", "*"):
        yield f"{piece!r} again and again", filled(piece.encode(), size, b"User-agent: *\n")
    yield "a rule of stars", b"User-agent: *\nDisallow: /" + filled(b"*a", size)
    yield "many rules of stars", b"User-agent: *\n" + filled(b"Disallow: /*a*a*a*a*a*b$\n", size)
    yield "a rule of dollars", b"User-agent: *\nDisallow: /" + filled(b"$", size)


def _gzip(size: int) -> Iterator[tuple[str, bytes]]:
    yield "a bomb", gzip.compress(b"\0" * 100 * size)
    yield "many members", filled(gzip.compress(b"", mtime=0), size)
    yield "members and zeros", filled(gzip.compress(b"a", mtime=0) + b"\0" * 99, size)
    yield "a head without end", b"\x1f\x8b\x08\x08" + filled(b"a", size)


def _values(size: int) -> Iterator[tuple[str, bytes]]:
    for piece in ("XXXX-", "2016-", "2016/", "/", "P1Y", "P.", "../", "2016-03-14/", "X", "T"):
        yield f"{piece!r} again and again", filled(piece.encode(), size)
        yield f"{piece!r} from day to day", filled(piece.encode(), size // 2) + b"|2016-03-14|2016-03-20"


def _archives(size: int) -> Iterator[tuple[str, bytes]]:
    head = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\n"
    for piece in (
        *(b"\nWARC/1.", b"\r\n\r\nWARC/1.0\r\n", head, head + b"Content-Length: 50000000\r\n\r\n", head + b"Content-Length: 999999999999\r\n\r\n"),
        *(b"WARC/1.0\nContent-Length: 0\n\n", b"WARC/1.0\r\nX: y\r\n\r", b"\x1f\x8b\x08\0", gzip.compress(b"", mtime=0), packed(b"\nWARC/1.0\r\n\r\n")),
        gzip.compress(b"\0" * 3000, mtime=0)[:-8],
    ):
        yield f"{piece!r} again and again", filled(piece, size)
        yield f"{piece!r} packed", gzip.compress(filled(piece, size), mtime=0)
    bomb = response(gzip.compress(b"\0" * 3_000_000, mtime=0), fields=["Content-Encoding: gzip"])
    yield "answers that are bombs", filled(bomb, size)
    yield "fields without end", filled(b"A: b\r\n", size, head)
    yield "an answer of one-byte chunks", response(filled(b"1\r\na\r\n", size), fields=["Transfer-Encoding: chunked"])
    yield "empty pages", filled(response(b""), size)


_OWN: dict[str, Callable[[int], Iterator[tuple[str, bytes]]]] = {
    "json_lines": _json,
    "report_json": _json,
    "inputs": _kinds,
    "archives": _archives,
    "language": _texts,
    "pages": _html,
    "feed": _feed,
    "feeds": _toml,
    "furniture": _texts,
    "knowledge": _tables,
    "places": _dump,
    "searching": _words,
    "asking": _params,
    "robots": _robots,
    "unpacking": _gzip,
    "dates": _values,
    "reading": _texts,
}
