"""HTML pages to text and particulars. The one file that imports trafilatura, and through it htmldate."""

import re
from dataclasses import dataclass

from trafilatura import bare_extraction
from trafilatura.settings import Document as Extracted
from trafilatura.utils import load_html

from dragoman.intake.failure import refusal
from dragoman.intake.limits import Limits, amount
from dragoman.model.problem import Problem

# Only dates that a page states as its own. htmldate's wider search takes any date it meets, and its own upper bound is
# the day of the run, which would make the result depend on the clock.
DATES = {"original_date": True, "extensive_search": False, "min_date": "1900-01-01", "max_date": "2100-01-01"}
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,30}+)([^<>]{0,2000}+)>")  # possessive: time grows with the page alone
_PROLOGUE = re.compile(r"^\s*<\?xml[^<>]{0,200}\?>")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
# Elements that a page may leave open, and those that have no end: they do not nest.
_FLAT = frozenset(
    (
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "p", "li"),
        *("dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup", "option", "optgroup", "rb", "rt", "rtc", "rp"),
        *("html", "head", "body"),
    )
)


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says: its article as paragraphs parted by line feeds, and its own particulars. `published` is an ISO date."""

    text: str
    title: str | None
    published: str | None
    publisher: str | None
    byline: tuple[str, ...]
    url: str | None
    language: str | None


def read_page(html: str, limits: Limits) -> Page | Problem:
    """The article of a page and its particulars, or the problem why there is none."""
    if len(html) > limits.page_bytes:
        return refusal("too-large", f"is a page of {len(html):,} characters; the most that is read of one is {amount(limits.page_bytes)}")
    tags, depth = _tags(html)
    if depth > limits.nesting:
        return refusal("too-deep", f"is a page whose tags nest {depth:,} deep; at most {limits.nesting:,} are read")
    if tags > limits.tags:
        return refusal("too-large", f"is a page of {tags:,} tags; at most {limits.tags:,} are read")
    tree = load_html(_PROLOGUE.sub("", html))  # lxml takes no text that declares an encoding
    extracted = None
    if tree is not None:
        language = _language(tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang"))
        extracted = bare_extraction(tree, with_metadata=True, include_comments=False, deduplicate=False, date_extraction_params=dict(DATES))
    if not isinstance(extracted, Extracted) or not extracted.text or not extracted.text.strip():
        return refusal("no-article", f"is a page in which no article was found, in {len(html):,} characters of HTML")
    return Page(
        text=extracted.text,
        title=extracted.title or None,
        published=extracted.date if extracted.date and _DATE.fullmatch(extracted.date) else None,
        publisher=extracted.sitename or None,
        byline=tuple(author.strip() for author in (extracted.author or "").split(";") if author.strip()),
        url=extracted.url or None,
        language=language,
    )


def _language(tag: str | None) -> str | None:
    """The language of a BCP 47 tag: `en-GB` gives `en`."""
    found = re.match(r"[A-Za-z]{2,3}(?=$|[-_])", tag or "")
    return found.group().lower() if found else None


def _tags(html: str) -> tuple[int, int]:
    """How many tags there are, and how deep they lie at most, counted without building the tree."""
    count = depth = deepest = 0
    for found in _TAG.finditer(html):
        count += 1
        closing, name, rest = found.groups()
        if name.lower() in _FLAT or rest.endswith("/"):
            continue
        depth = max(depth - 1, 0) if closing else depth + 1
        deepest = max(deepest, depth)
    return count, deepest
