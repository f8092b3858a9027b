"""When a statement was made: the time that its cue's own words give."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from dragoman.model.annotated import Annotated, Token
from dragoman.model.edtf import date_of
from dragoman.model.entities import Time
from dragoman.model.entries import Statement
from dragoman.model.span import hull


def dated(annotated: Annotated, statements: Sequence[Statement], times: Sequence[Time]) -> tuple[Statement, ...]:
    """The statements with their dates (EDTF), in the same order; None where the cue's clause gives no day that has been.

    A time belongs to the cue if it hangs on it outside source and content: "the envoy said on Monday that the talks of May had failed"
    was said on Monday.
    """
    return tuple(replace(statement, date=_date(annotated, statement, times)) for statement in statements)


def _date(annotated: Annotated, statement: Statement, times: Sequence[Time]) -> str | None:
    near = hull(statement.evidence)  # the sentences of the statement: no time of another hangs on its cue
    own = [
        time
        for time in times
        if near.start <= time.start
        and time.end <= near.end
        and not any(span.meets(time.span) for span in (*statement.source, *statement.content))
    ]
    own = [time for time in own if _hangs_on_cue(annotated, statement, time)]
    return date_of(own, "past", annotated.document.published)


def _hangs_on_cue(annotated: Annotated, statement: Statement, time: Time) -> bool:
    tokens = annotated.tokens
    for at in range(max(0, bisect_right(tokens, time.start, key=_start) - 1), len(tokens)):
        token = tokens[at]
        if token.start >= time.end:
            break
        if token.end <= time.start:
            continue
        above = token
        while above.head != above.index:
            above = tokens[above.head]
            if any(span.meets(above.span) for span in statement.cue):
                return True
            if any(span.meets(above.span) for span in (*statement.source, *statement.content)):
                break
    return False


def _start(token: Token) -> int:
    return token.start
