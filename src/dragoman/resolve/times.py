"""Time expressions of a report, resolved against its day: TIMEX3 types and values, extents after TempEval-3."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from datetime import date

from dragoman.model.annotated import Annotated
from dragoman.model.entities import Time
from dragoman.resolve import time_clocks as clocks
from dragoman.resolve import time_days as days
from dragoman.resolve import time_months as months
from dragoman.resolve import time_relative as relative
from dragoman.resolve import time_spans as spans
from dragoman.resolve.time_calendar import bounds
from dragoman.resolve.time_context import Context, Fit, Reading, names_a_person
from dragoman.resolve.time_lexer import LETTER, OTHER, Lexed, lexed
from dragoman.resolve.time_patterns import ANY, RULES
from dragoman.resolve.time_relative import is_fine

Builder = Callable[[Context, Fit], list[Reading] | None]


def _this_unit(ctx: Context, fit: Fit) -> list[Reading] | None:
    return relative.this_unit(ctx, fit) or spans.past_unit(ctx, fit)


_BUILDERS: dict[str, Builder] = {
    name: builder
    for room in (spans, months, relative, clocks, days)
    for name, builder in vars(room).items()
    if callable(builder) and name in {rule for rule, _ in RULES}
}
_BUILDERS |= {"this_unit": _this_unit, "per_unit": spans.each_unit}


def times(annotated: Annotated) -> tuple[Time, ...]:
    """The time expressions of the report's body, in order of the text and without overlap.

    The anchor is `document.published`; without it, what is relative keeps a value with X for what is not known and no days.
    Tags and names are used where there are any, to tell verbs and people from dates.
    """
    document = annotated.document
    words = lexed(document.text)
    letters = words.letters
    if document.furniture:
        masked = list(letters)
        starts = [word.start for word in words.words]
        for piece in document.furniture:
            for place in range(max(0, bisect_right(starts, piece.span.start) - 1), bisect_left(starts, piece.span.end)):
                if words.words[place].end > piece.span.start:
                    masked[place] = OTHER
        letters = "".join(masked)
    people = {
        annotated.tokens[place].start
        for name in annotated.names
        if name.type == "person"
        for place in range(name.tokens.start, name.tokens.end)
    }
    ctx = Context(
        text=document.text,
        lexed=Lexed(words.words, letters),
        published=_day(document.published),
        tags={token.start: token for token in annotated.tokens},
        persons=frozenset(people | ({-1} if names_a_person(document.text) else set())),
    )
    return tuple(_time(ctx, reading) for reading in _readings(ctx))


def _day(written: str | None) -> date | None:
    try:
        return date.fromisoformat(written[:10]) if written else None
    except ValueError:
        return None


def _readings(ctx: Context) -> list[Reading]:
    kept: list[Reading] = []
    letters = ctx.lexed.letters
    place = 0
    while (found := ANY.search(letters, place)) is not None:
        start = found.start()
        readings = _first_fit(ctx, letters, start)
        if readings is None:
            place = start + 1
            continue
        for reading in readings:
            kept.append(reading)
            if is_fine(reading.value) and reading.type in ("DATE", "TIME"):
                ctx.met.append((reading.first, reading.value))
        place = readings[-1].last
    return kept


def _first_fit(ctx: Context, letters: str, start: int) -> list[Reading] | None:
    """What the first form says that fits at word `start` and holds there, or None."""
    for name, form in RULES:
        found = form.match(letters, start)
        if found is not None:
            readings = _BUILDERS[name](ctx, Fit(start, found.end(), found))
            if readings:
                return readings
    return None


def _time(ctx: Context, reading: Reading) -> Time:
    first, last = ctx.words[reading.first], ctx.words[reading.last - 1]
    covered = reading.narrowed if reading.narrowed is not None else bounds(reading.value) if reading.type in ("DATE", "TIME") else None
    from_, to = covered if covered is not None else (None, None)
    return Time(first.start, last.end, reading.type, reading.value, from_, to)


_MISSING = [name for name, _ in RULES if name not in _BUILDERS]
if _MISSING or len(LETTER) != len(set(LETTER.values())):
    raise RuntimeError(f"forms without a builder: {_MISSING}")
