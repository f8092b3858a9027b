"""Durations, what recurs, and bare looks back or ahead: "two weeks", "every Friday", "now"."""

from datetime import date, timedelta

from dragoman.resolve.time_calendar import bounds, moved, shifted
from dragoman.resolve.time_calendar import duration as duration_value
from dragoman.resolve.time_context import Context, Fit, Reading
from dragoman.resolve.time_counts import number, quantity
from dragoman.resolve.time_months import month_value

_BEFORE_BARE = frozenset("for in within over after during of by several took lasted last lasting spent".split())
_BEFORE_ONE = frozenset("for in within after only just than lasted least about until".split())
_BEFORE_OVER = frozenset("for after of within in just took lasted well than by been spent".split())
_BEFORE_LAST = frozenset("in over within during for these those his her its their our of".split())
_QUALITIES = frozenset("early late first last final dark old earliest latter closing opening the his her its their our my".split())
_AFTER_BARE = frozenset("of after before later earlier ago from into".split())


def _duration(first: int, last: int, value: str, narrowed: tuple[str, str] | None = None) -> list[Reading]:
    return [Reading(first, last, "DURATION", value, narrowed)]


def duration(ctx: Context, fit: Fit) -> list[Reading] | None:
    """“More than two years”, “half an hour”, “a decade”; “200 people a day” is a rate, and recurs."""
    first, last, _ = fit
    counted = quantity(ctx, first, last)
    if counted is None or ctx.lower(last) in ("old", "older", "younger", "ago") or _is_age(ctx, first):
        return None
    if counted.unit in ("WE", "Q", "TS") and ctx.kind(last - 1) not in ("units", "weekends"):
        return None  # "a quarter", "a second"
    value = duration_value(counted.unit, counted.count)
    if _is_hyphened(ctx, last):
        long = ctx.kind(last - 1) == "unit" and ctx.lower(last + 1) == "long"
        return _duration(last - 1, last + 2, value) if long else None
    if ctx.lower(first) == "over" and ctx.lower(first - 1) not in _BEFORE_OVER:
        first += 1  # "over two days": a preposition
    if last - first == 2:
        lead = ctx.lower(first)
        if lead == "some":
            return _duration(first, last, duration_value(counted.unit, "X")) if ctx.kind(last - 1) == "units" else None
        if ctx.kind(first) == "a" and _is_rate(ctx, first):
            return [Reading(first, last, "SET", duration_value(counted.unit, 1))]
        if lead == "one" and (ctx.kind(last) == "comma" or not _is_counted_day(ctx, first, last)):
            return None  # "hopes to return one day"
        if ctx.kind(first) == "year" and ctx.kind(last - 1) == "unit":
            return None  # "in 2012 day and night"
    if counted.unit == "NIGHT" and counted.count == 1 and ctx.kind(first) != "a":
        return None
    return _duration(first, last, value)


def _is_hyphened(ctx: Context, place: int) -> bool:
    """Whether a hyphen at `place` ties the word before it to the next ("year-old")."""
    mark = ctx.words[place] if place < len(ctx.words) else None
    if mark is None or mark.kind != "hyphen" or mark.start != ctx.words[place - 1].end:
        return False
    return ctx.text[mark.end : mark.end + 1].isalpha()


def _is_counted_day(ctx: Context, first: int, last: int) -> bool:
    return ctx.words[last - 1].value != "D" or ctx.lower(first - 1) in _BEFORE_ONE or ctx.lower(last) in _AFTER_BARE


def _is_age(ctx: Context, first: int) -> bool:
    before = [ctx.lower(place) for place in range(first - 3, first)]
    return before[1:] == ["age", "of"] or "aged" in (before[0], before[2])


def quarter_century(ctx: Context, fit: Fit) -> list[Reading] | None:
    """“A quarter of a century”."""
    first, last, _ = fit
    return _duration(first, last, "P25Y") if ctx.words[last - 1].value == "CE" else None


def _is_rate(ctx: Context, first: int) -> bool:
    """Whether "a day" follows a counted thing: "200 people a day", "$5 a day", "once a week"."""
    if ctx.lower(first - 1) in ("times", "once", "twice", "hours"):
        return True
    for place in range(first - 1, max(-1, first - 4), -1):
        word = ctx.words[place]
        if (
            word.text in (".", ",", ";")
            or word.kind in ("in", "of", "to", "after", "before")
            or word.text.lower() in ("for", "within", "lasted", "was")
        ):
            return False
        if word.text[0].isdigit() or word.kind == "number" or word.text in ("$", "£", "€"):
            return first - place <= 3
    return False


def compound(ctx: Context, fit: Fit) -> list[Reading] | None:
    """“Five-year”, “48-hour”, “month-long”; ages (“34-year-old”) are no durations."""
    first, last, _ = fit
    counted = quantity(ctx, first, last)
    if counted is None or ctx.lower(last) == "old":
        return None
    if ctx.kind(last) == "hyphen" and ctx.words[last].start == ctx.words[last - 1].end:
        if ctx.lower(last + 1) != "long":
            return None
        last += 2
    return _duration(first, last, duration_value(counted.unit, counted.count))


def two_durations(ctx: Context, fit: Fit) -> list[Reading] | None:
    """“Five or six hours”: two durations."""
    first, last, found = fit
    one = number(ctx, first, found.end("one"))
    counted = quantity(ctx, found.start("two"), last)
    if counted is None or one is None or ctx.lower(last) in ("old", "ago", "later", "earlier"):
        return None
    if "-" in ctx.text[ctx.words[found.end("one") - 1].end : ctx.words[found.start("two")].start] and ctx.kind(first) == "number":
        return None  # "twenty-four hours"
    return [
        Reading(first, found.end("one"), "DURATION", duration_value(counted.unit, one)),
        Reading(found.start("two"), last, "DURATION", duration_value(counted.unit, counted.count)),
    ]


def relative_units(ctx: Context, fit: Fit) -> list[Reading] | None:
    """“The past two years” up to the report's day, “the next 48 hours” from it on."""
    first, last, _ = fit
    counted = quantity(ctx, first, last)
    lead = next(word.kind for word in ctx.words[first:last] if word.kind in ("last", "past", "next", "coming", "foll", "prev"))
    if counted is None or (ctx.lower(first) == "last" and ctx.lower(first - 1) not in _BEFORE_LAST):
        return None  # "should last 18 months"
    value = duration_value(counted.unit, counted.count)
    tied = ctx.lower(last) == "of" and ctx.kind(last + 1) in ("month", "may", "year", "the", "last", "that", "this")  # "… of February"
    if ctx.published is None or isinstance(counted.count, str) or tied or lead in ("foll", "prev"):
        return _duration(first, last, value)
    other = moved(ctx.published, counted.unit, -counted.count if lead in ("last", "past") else counted.count)
    return _duration(first, last, value, _ordered(ctx.published, other) if other is not None else None)


def part_of_period(ctx: Context, fit: Fit) -> list[Reading] | None:
    """“The first three weeks of this year”: a length of time with its days, where the period has some."""
    first, last, found = fit
    counted = quantity(ctx, first, found.start("of") - 1)
    lead = ctx.find(first, last, "ordinal", "last")
    if counted is None or lead is None or (lead.kind == "ordinal" and lead.value != 1):
        return None
    value = duration_value(counted.unit, counted.count)
    covered = bounds(_period(ctx, found.start("of"), last) or "")
    if covered is None or isinstance(counted.count, str):
        return _duration(first, last, value)
    opens, closes = (date.fromisoformat(day) for day in covered)
    if lead.kind == "ordinal":
        end = moved(opens, counted.unit, counted.count)
        return _duration(first, last, value, (opens.isoformat(), (end - timedelta(1)).isoformat()) if end is not None else None)
    start = moved(closes + timedelta(1), counted.unit, -counted.count)
    return _duration(first, last, value, (start.isoformat(), closes.isoformat()) if start is not None else None)


def _period(ctx: Context, first: int, last: int) -> str | None:
    """The value of the year or month whose first or last part is meant."""
    written = ctx.find(first, last, "year")
    month = ctx.find(first, last, "month", "may", "mabbr")
    if month is not None:
        if written is not None:
            return f"{written.value}-{int(month.value):02}"
        return month_value(ctx, int(month.value), ctx.side(first, last))
    if written is not None:
        return str(written.value)
    step = sum(int(word.value) for word in ctx.words[first:last] if word.kind in ("last", "next", "past", "coming"))
    unit = str(ctx.words[last - 1].value)
    return shifted(ctx.published, unit, step) if ctx.published is not None and unit in ("Y", "M") else None


def _ordered(one: date, two: date) -> tuple[str, str]:
    return min(one, two).isoformat(), max(one, two).isoformat()


def past_unit(ctx: Context, fit: Fit) -> list[Reading] | None:
    """“The past year”, “the next month”: a year up to the report's day, a month from it on."""
    first, last, found = fit
    lead, unit = ctx.kind(last - 2), str(ctx.words[last - 1].value)
    if found["phase"] or lead not in ("past", "next", "coming") or unit not in ("W", "M", "Y", "DE", "CE", "TH", "TM", "FORTNIGHT"):
        return None
    if ctx.published is None:
        return _duration(first, last, duration_value(unit, 1))
    other = moved(ctx.published, unit, -1 if lead == "past" else 1)
    return _duration(first, last, duration_value(unit, 1), _ordered(ctx.published, other) if other is not None else None)


def long_word(ctx: Context, fit: Fit) -> list[Reading] | None:
    """“Monthlong”."""
    first, last, _ = fit
    return _duration(first, last, str(ctx.words[first].value))


def units_long(ctx: Context, fit: Fit) -> list[Reading] | None:
    """“Week-long”, “years-long”."""
    first, last, _ = fit
    if ctx.lower(last) != "long" or ctx.words[last - 1].start != ctx.words[first].end:
        return None
    return _duration(first, last + 1, duration_value(str(ctx.words[first].value), "X" if ctx.kind(first) == "units" else 1))


def bare_units(ctx: Context, fit: Fit) -> list[Reading] | None:
    """“For months”, “decades of war”."""
    first, last, _ = fit
    unit = str(ctx.words[first].value)
    if unit == "NIGHT" or ctx.lower(last) == "old" or ctx.kind(last) == "hyphen" and ctx.words[last].start == ctx.words[first].end:
        return None
    if ctx.lower(first - 1) not in _BEFORE_BARE and (ctx.lower(last) not in _AFTER_BARE or ctx.lower(first - 1) in _QUALITIES):
        return None
    if (
        ctx.lower(first - 1) in ("of", "in", "by")
        and ctx.lower(last) == "of"
        or ctx.lower(first - 1) == "of"
        and ctx.lower(first - 2) in ("hundreds", "thousands")
    ):
        return None
    return _duration(first, last, duration_value(unit, "X"))


def day_span(ctx: Context, fit: Fit) -> list[Reading] | None:
    """“These days”."""
    first, last, _ = fit
    return [Reading(first, last, "DATE", "PRESENT_REF")] if ctx.lower(last - 1) == "days" else None


# ---- what recurs


def _set(first: int, last: int, value: str) -> list[Reading]:
    return [Reading(first, last, "SET", value)]


def each_unit(ctx: Context, fit: Fit) -> list[Reading] | None:
    """“Every day”, “each month”."""
    first, last, _ = fit
    unit = ctx.words[last - 1]
    if unit.kind in ("second", "quarter"):
        return None
    if unit.value in ("NIGHT", "WE"):
        return _set(first, last, "XXXX-XX-XXTNI" if unit.value == "NIGHT" else "XXXX-WXX-WE")
    return _set(first, last, duration_value(str(unit.value), 1))


def each_several(ctx: Context, fit: Fit) -> list[Reading] | None:
    """“Every two weeks”, “every other day”."""
    first, last, _ = fit
    counted = quantity(ctx, first + 1, last)
    if counted is None and ctx.kind(first + 1) == "other":
        return _set(first, last, duration_value(str(ctx.words[last - 1].value), 2))
    return _set(first, last, duration_value(counted.unit, counted.count)) if counted is not None else None


def each_weekday(ctx: Context, fit: Fit) -> list[Reading] | None:
    """“Every Friday”."""
    first, last, _ = fit
    return _set(first, last, f"XXXX-WXX-{ctx.words[last - 1].value}")


def each_season(ctx: Context, fit: Fit) -> list[Reading] | None:
    """“Every winter”."""
    first, last, _ = fit
    return _set(first, last, f"XXXX-{ctx.words[last - 1].value}")


def each_month(ctx: Context, fit: Fit) -> list[Reading] | None:
    """“Every September”."""
    first, last, _ = fit
    return _set(first, last, f"XXXX-{int(ctx.words[last - 1].value):02}")


def each_part(ctx: Context, fit: Fit) -> list[Reading] | None:
    """“Every evening”."""
    first, last, _ = fit
    return _set(first, last, f"XXXX-XX-XXT{ctx.words[last - 1].value}")


def times_per(ctx: Context, fit: Fit) -> list[Reading] | None:
    """“Twice a week”."""
    first, last, _ = fit
    if ctx.kind(last - 1) == "freq":
        return _set(first, last, str(ctx.words[last - 1].value))
    return _set(first, last, duration_value(str(ctx.words[last - 1].value), 1))


def weekdays(ctx: Context, fit: Fit) -> list[Reading] | None:
    """“On Fridays”."""
    first, last, _ = fit
    return _set(first, last, f"XXXX-WXX-{ctx.words[first].value}")


def weekends(ctx: Context, fit: Fit) -> list[Reading] | None:
    """“At weekends”."""
    first, last, _ = fit
    return _set(first, last, "XXXX-WXX-WE") if ctx.lower(first - 1) in ("at", "on") else None


def sets_of_part(ctx: Context, fit: Fit) -> list[Reading] | None:
    """“Monday mornings”."""
    first, last, _ = fit
    return _set(first, last, f"XXXX-WXX-{ctx.words[first].value}T{ctx.words[last - 1].value}")


def freq(ctx: Context, fit: Fit) -> list[Reading] | None:
    """“Daily”, “annual”; a newspaper's name is none."""
    first, last, _ = fit
    word = ctx.words[first]
    after = ctx.words[last] if last < len(ctx.words) else None
    if word.text[0].isupper() and (after is None or after.text[0].isupper() or ctx.lower(first - 1)[-1:].isalnum()):
        return None
    return _set(first, last, str(word.value))


# ---- bare references


def _reference(first: int, last: int, value: str) -> list[Reading]:
    return [Reading(first, last, "DATE", value)]


def recent(_: Context, fit: Fit) -> list[Reading] | None:
    """“Recent weeks”."""
    first, last = fit[:2]
    return _reference(first, last, "PAST_REF")


def coming_units(ctx: Context, fit: Fit) -> list[Reading] | None:
    """“The coming days”."""
    first, last, _ = fit
    ahead = ctx.find(first, last, "coming") is not None
    return _reference(first, last, "FUTURE_REF" if ahead else "PAST_REF")


def future(ctx: Context, fit: Fit) -> list[Reading] | None:
    """“In the near future”, “in the past”; without “in”, the future is a thing that people talk about."""
    first, last, _ = fit
    if ctx.lower(first - 1) not in ("in", "for", "into") or ctx.kind(last) in ("number", "int", "unit", "units", "vague"):
        return None
    if ctx.lower(last) == "of" or ctx.lower(first - 1) == "for" and last - first == 2:
        return None
    return _reference(first, last, "PAST_REF" if ctx.kind(last - 1) == "past" else "FUTURE_REF")


def moment(ctx: Context, fit: Fit) -> list[Reading] | None:
    """“At the moment”, “at present”."""
    first, last, _ = fit
    at = ctx.lower(first - 1)
    fits = at in ("at", "for") if ctx.kind(last - 1) == "moment" or last - first == 1 else at == "at"
    return _reference(first, last, "PRESENT_REF") if fits and ctx.lower(last) not in ("of", "when", "that") else None


def present(ctx: Context, fit: Fit) -> list[Reading] | None:
    """“Now”, “currently”; “now that” joins clauses."""
    first, last, _ = fit
    if ctx.lower(first) == "now" and (ctx.lower(last) == "that" or ctx.kind(first - 1) == "hyphen" or ctx.kind(last) == "hyphen"):
        return None
    return _reference(first, last, "PRESENT_REF")


def pastly(_: Context, fit: Fit) -> list[Reading] | None:
    """“Recently”."""
    first, last = fit[:2]
    return _reference(first, last, "PAST_REF")


def soonly(ctx: Context, fit: Fit) -> list[Reading] | None:
    """“Soon”; “as soon as” and “how soon” are no dates, and “soon after” looks to another."""
    first, last, _ = fit
    if ctx.lower(first - 1) in ("as", "how", "too", "so", "very") or ctx.lower(last) in ("after", "as"):
        return None
    return _reference(first, last, "FUTURE_REF")
