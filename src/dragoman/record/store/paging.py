"""Where a page goes on: the tokens that the page before it gave."""

from typing import Any

from sqlalchemy import Select, and_, or_


def number_of(after: str | None, otherwise: int) -> int:
    """The number at which a page goes on; `otherwise` for the first page, and for what is the token of another kind of page."""
    return int(after) if after is not None and after.isdecimal() else otherwise


def after_page(query: Select[Any], day: Any, seq: Any, after: str | None) -> Select[Any]:
    """`query` from where a page ended."""
    if after is None:
        return query
    last, _, number = after.partition("_")
    return query.where(or_(day < last, and_(day == last, seq < number_of(number, 0))))
