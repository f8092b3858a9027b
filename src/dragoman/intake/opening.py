"""A parcel to its document: a row of JSON, a page or plain text, with what its carrier says of it."""

import re
from dataclasses import dataclass

from dragoman.intake.documents import Metadata, document
from dragoman.intake.encoding import declared_charset, decode
from dragoman.intake.english import not_english
from dragoman.intake.failure import Failure, refusal
from dragoman.intake.json_lines import row
from dragoman.intake.limits import LIMITS, Limits
from dragoman.intake.parcels import Form, Parcel
from dragoman.model.document import Document
from dragoman.model.problem import Problem

_NOTHING = Metadata()
# Possessive and atomic, so that its time grows with the input alone.
_PAGE = re.compile(
    r"\s*+(?:<\?xml[^<>]{0,200}+>\s*+)?(?><!--.{0,2000}?-->\s*+){0,5}+"
    r"<(?:!doctype\s+html|html|head|body|title|meta|article|section|main|div|p|h1|span|table)\b",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class _Wishes:
    """What the caller wants of every report."""

    published: str | None
    limits: Limits


@dataclass(frozen=True, slots=True)
class _Body:
    """A report as it came, with what its carrier says of it."""

    text: str
    name: str
    metadata: Metadata = _NOTHING
    notes: tuple[Problem, ...] = ()


def opened(parcel: Parcel, published: str | None = None, limits: Limits = LIMITS) -> Document | Failure:
    """The report that lies in a parcel, or why there is none. `published` (an ISO date) goes before what it says itself."""
    wishes = _Wishes(published, limits)
    read = (
        _row(parcel.raw, parcel.name, wishes)
        if parcel.form == "row"
        else _text_or_page(parcel.raw, parcel.form, parcel.name, wishes, parcel.carried, parcel.charset)
    )
    return read if isinstance(read, Document) else Failure(parcel.place, read)


def document_of(
    raw: bytes, name: str, carried: Metadata, charset: str | None = None, *, as_page: bool = False, limits: Limits = LIMITS
) -> Document | Problem:
    """The report that some bytes hold, or why they hold none; what `carried` says goes before what they say of themselves.

    `charset` is what their sender declares. Whether they are a page or plain text is told by their content, but with `as_page`.
    """
    return _text_or_page(raw, "page" if as_page else "any", name, _Wishes(None, limits), carried, charset)


def _row(line: bytes, name: str, wishes: _Wishes) -> Document | Problem:
    fields = row(line)
    if isinstance(fields, Problem):
        return fields
    metadata = Metadata(title=fields.title, published=fields.published, publisher=fields.publisher, url=fields.url)
    if fields.text is not None:
        return _report(_Body(fields.text, fields.name or name, metadata), wishes)
    return _page(_Body(fields.html or "", fields.name or name, metadata), wishes)


def _text_or_page(
    raw: bytes, form: Form, name: str, wishes: _Wishes, carried: Metadata, charset: str | None
) -> Document | Problem:
    decoded = decode(raw, charset or declared_charset(raw))
    if isinstance(decoded, Problem):
        return decoded
    body = _Body(decoded.text, name, carried, notes=(decoded.problem,) if decoded.problem else ())
    return _page(body, wishes) if form == "page" or _PAGE.match(decoded.text) else _report(body, wishes)


def _page(body: _Body, wishes: _Wishes) -> Document | Problem:
    from dragoman.intake.pages import read_page  # noqa: PLC0415 -- half a second of imports, which plain text does not need

    if not body.text.strip():
        return _report(body, wishes)
    page = read_page(body.text, wishes.limits)
    if isinstance(page, Problem):
        return page
    carried = body.metadata
    metadata = Metadata(
        title=carried.title or page.title,
        published=carried.published or page.published,
        publisher=carried.publisher or page.publisher,
        byline=page.byline,
        url=carried.url or page.url,
        language=page.language,
    )
    return _report(_Body(page.text, body.name, metadata, body.notes), wishes)


def _report(body: _Body, wishes: _Wishes) -> Document | Problem:
    text, most = body.text, wishes.limits.report_chars
    if not text.strip():
        return refusal("empty", "holds nothing but white space" if text else "is empty")
    if len(text) > most:
        return refusal("too-large", f"is a text of {len(text):,} characters; the most that is read as one report is {most:,}")
    return not_english(text) or document(text, body.name, body.metadata, wishes.published, body.notes)
