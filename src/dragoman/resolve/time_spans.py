"""Durations, what recurs, and bare looks back or ahead: "two weeks", "every Friday", "now"."""

import re
from datetime import date

from dragoman.resolve.time_calendar import duration as duration_value
from dragoman.resolve.time_calendar import moved
from dragoman.resolve.time_context import Context, Reading
from dragoman.resolve.time_counts import number, quantity

_BEFORE_BARE = frozenset("for in within over after during of by several took lasted last lasting spent".split())
_BEFORE_ONE = frozenset("for in within after only just than lasted least about until".split())
_BEFORE_OVER = frozenset("for after of within in just took lasted well than by been spent".split())
_BEFORE_LAST = frozenset("in over within during for these those his her its their our of".split())
_AFTER_BARE = frozenset("of after before later earlier ago from into".split())


def _duration(first: int, last: int, value: str, narrowed: tuple[str, str] | None = None) -> list[Reading]:
    return [Reading(first, last, "DURATION", value, narrowed)]


def duration(ctx: Context, first: int, last: int, found: re.Match[str]) -> list[Reading] | None:
    """"More than two years", "half an hour", "a decade"; "200 people a day" is a rate, and recurs."""
    counted = quantity(ctx, first, last)
    if counted is None or counted.unit in ("WE", "Q") and ctx.find(first, last, "units") is None:
        return None
    if ctx.lower(last) in ("old", "older", "younger", "ago"):
        return None
    if ctx.kind(last) == "hyphen" and ctx.words[last].end < len(ctx.text) and ctx.text[ctx.words[last].end].isalpha() and ctx.words[last].start == ctx.words[last - 1].end:
        if ctx.lower(last + 1) == "old":
            return None
        if ctx.kind(last - 1) == "unit" and ctx.lower(last + 1) == "long":
            return _duration(last - 1, last + 2, duration_value(counted.unit, counted.count))
        return None
    lead = ctx.words[first]
    if lead.text.lower() == "over" and ctx.lower(first - 1) not in _BEFORE_OVER:
        first += 1  # "over two days": a preposition
    plain = last - first == 2 and lead.kind == "a"
    if ctx.kind(first) == "approx" and ctx.lower(first) == "some" and last - first == 2:
        return _duration(first, last, duration_value(counted.unit, "X")) if ctx.kind(last - 1) == "units" else None
    if plain and _is_rate(ctx, first):
        return [Reading(first, last, "SET", duration_value(counted.unit, 1))]
    if plain and counted.unit in ("TS", "Q") or ctx.lower(first) == "one" and ctx.kind(last) == "comma" and last - first == 2:
        return None
    if ctx.lower(first) == "one" and last - first == 2 and counted.unit == "D" and ctx.lower(first - 1) not in _BEFORE_ONE and ctx.lower(last) not in _AFTER_BARE:
        return None  # "hopes to return one day"
    if plain and counted.unit == "NIGHT" and ctx.lower(last) in ("of", "raid", "out"):
        return None
    if counted.unit == "TS" and ctx.kind(last - 1) != "units" or counted.unit == "NIGHT" and isinstance(counted.count, float) and counted.count == 1 and not plain:
        return None
    if last - first == 2 and ctx.kind(last - 1) == "unit" and not plain and counted.count != 1 and ctx.kind(first) != "half":
        if ctx.kind(first) == "year":
            return None
    return _duration(first, last, duration_value(counted.unit, counted.count))


def _is_rate(ctx: Context, first: int) -> bool:
    """Whether "a day" follows a counted thing: "200 people a day", "$5 a day", "once a week"."""
    if ctx.lower(first - 1) in ("times", "once", "twice", "hours"):
        return True
    for place in range(first - 1, max(-1, first - 4), -1):
        word = ctx.words[place]
        if word.text in (".", ",", ";") or word.kind in ("in", "of", "to", "after", "before") or word.text.lower() in ("for", "within", "lasted", "was"):
            return False
        if word.text[0].isdigit() or word.kind == "number" or word.text in ("$", "£", "€"):
            return first - place <= 3
    return False


def compound(ctx: Context, first: int, last: int, found: re.Match[str]) -> list[Reading] | None:
    """"Five-year", "48-hour", "month-long"; ages ("34-year-old") are no durations."""
    counted = quantity(ctx, first, last)
    if counted is None:
        return None
    if ctx.kind(last) == "hyphen" and ctx.words[last].start == ctx.words[last - 1].end:
        if ctx.lower(last + 1) != "long":
            return None
        last += 2
    return _duration(first, last, duration_value(counted.unit, counted.count))


def two_durations(ctx: Context, first: int, last: int, found: re.Match[str]) -> list[Reading] | None:
    """"Five or six hours": two durations."""
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


def relative_units(ctx: Context, first: int, last: int, found: re.Match[str]) -> list[Reading] | None:
    """"The past two years" up to the report's day, "the next 48 hours" from it on."""
    counted = quantity(ctx, first, last)
    lead = next(word.kind for word in ctx.words[first:last] if word.kind in ("last", "past", "next", "coming", "foll", "prev"))
    if counted is None or (ctx.lower(first) == "last" and ctx.lower(first - 1) not in _BEFORE_LAST):
        return None  # "should last 18 months"
    value = duration_value(counted.unit, counted.count)
    if ctx.published is None or isinstance(counted.count, str) or lead in ("foll", "prev"):
        return _duration(first, last, value)
    other = moved(ctx.published, counted.unit, -counted.count if lead in ("last", "past") else counted.count)
    return _duration(first, last, value, _ordered(ctx.published, other) if other is not None else None)


def _ordered(one: date, two: date) -> tuple[str, str]:
    return min(one, two).isoformat(), max(one, two).isoformat()


def past_unit(ctx: Context, first: int, last: int, found: re.Match[str]) -> list[Reading] | None:
    """"The past year", "the next month": a year up to the report's day, a month from it on."""
    lead, unit = ctx.kind(last - 2), str(ctx.words[last - 1].value)
    if found["phase"] or lead not in ("past", "next", "coming") or unit not in ("W", "M", "Y", "DE", "CE", "TH", "TM", "FORTNIGHT"):
        return None
    if ctx.published is None:
        return _duration(first, last, duration_value(unit, 1))
    other = moved(ctx.published, unit, -1 if lead == "past" else 1)
    return _duration(first, last, duration_value(unit, 1), _ordered(ctx.published, other) if other is not None else None)


def long_word(ctx: Context, first: int, last: int, found: re.Match[str]) -> list[Reading] | None:
    """"Monthlong"."""
    return _duration(first, last, str(ctx.words[first].value))


def units_long(ctx: Context, first: int, last: int, found: re.Match[str]) -> list[Reading] | None:
    """"Week-long", "years-long"."""
    if ctx.lower(last) != "long" or ctx.words[last - 1].start != ctx.words[first].end:
        return None
    return _duration(first, last + 1, duration_value(str(ctx.words[first].value), "X" if ctx.kind(first) == "units" else 1))


def bare_units(ctx: Context, first: int, last: int, found: re.Match[str]) -> list[Reading] | None:
    """"For months", "decades of war"."""
    unit = str(ctx.words[first].value)
    if unit == "NIGHT" or ctx.lower(last) in ("old",) or ctx.kind(last) == "hyphen" and ctx.words[last].start == ctx.words[first].end:
        return None
    if ctx.lower(first - 1) not in _BEFORE_BARE and ctx.lower(last) not in _AFTER_BARE:
        return None
    if ctx.lower(first - 1) in ("of", "in", "by") and ctx.lower(last) == "of" or ctx.lower(first - 1) == "of" and ctx.lower(first - 2) in ("hundreds", "thousands"):
        return None
    return _duration(first, last, duration_value(unit, "X"))


def day_span(ctx: Context, first: int, last: int, found: re.Match[str]) -> list[Reading] | None:
    """"These days"."""
    return [Reading(first, last, "DATE", "PRESENT_REF")] if ctx.lower(last - 1) == "days" else None


# ---- what recurs


def _set(first: int, last: int, value: str) -> list[Reading]:
    return [Reading(first, last, "SET", value)]


def each_unit(ctx: Context, first: int, last: int, found: re.Match[str]) -> list[Reading] | None:
    """"Every day", "each month"."""
    unit = ctx.words[last - 1]
    if unit.kind in ("second", "quarter"):
        return None
    if unit.value in ("NIGHT", "WE"):
        return _set(first, last, "XXXX-XX-XXTNI" if unit.value == "NIGHT" else "XXXX-WXX-WE")
    return _set(first, last, duration_value(str(unit.value), 1))


def each_several(ctx: Context, first: int, last: int, found: re.Match[str]) -> list[Reading] | None:
    """"Every two weeks", "every other day"."""
    counted = quantity(ctx, first + 1, last)
    if counted is None and ctx.kind(first + 1) == "other":
        return _set(first, last, duration_value(str(ctx.words[last - 1].value), 2))
    return _set(first, last, duration_value(counted.unit, counted.count)) if counted is not None else None


def each_weekday(ctx: Context, first: int, last: int, found: re.Match[str]) -> list[Reading] | None:
    """"Every Friday"."""
    return _set(first, last, f"XXXX-WXX-{ctx.words[last - 1].value}")


def each_season(ctx: Context, first: int, last: int, found: re.Match[str]) -> list[Reading] | None:
    """"Every winter"."""
    return _set(first, last, f"XXXX-{ctx.words[last - 1].value}")


def each_month(ctx: Context, first: int, last: int, found: re.Match[str]) -> list[Reading] | None:
    """"Every September"."""
    return _set(first, last, f"XXXX-{int(ctx.words[last - 1].value):02}")


def each_part(ctx: Context, first: int, last: int, found: re.Match[str]) -> list[Reading] | None:
    """"Every evening"."""
    return _set(first, last, f"XXXX-XX-XXT{ctx.words[last - 1].value}")


def times_per(ctx: Context, first: int, last: int, found: re.Match[str]) -> list[Reading] | None:
    """"Twice a week"."""
    return _set(first, last, duration_value(str(ctx.words[last - 1].value), 1))


def weekdays(ctx: Context, first: int, last: int, found: re.Match[str]) -> list[Reading] | None:
    """"On Fridays"."""
    return _set(first, last, f"XXXX-WXX-{ctx.words[first].value}")


def weekends(ctx: Context, first: int, last: int, found: re.Match[str]) -> list[Reading] | None:
    """"At weekends"."""
    return _set(first, last, "XXXX-WXX-WE") if ctx.lower(first - 1) in ("at", "on") else None


def sets_of_part(ctx: Context, first: int, last: int, found: re.Match[str]) -> list[Reading] | None:
    """"Monday mornings"."""
    return _set(first, last, f"XXXX-WXX-{ctx.words[first].value}T{ctx.words[last - 1].value}")


def freq(ctx: Context, first: int, last: int, found: re.Match[str]) -> list[Reading] | None:
    """"Daily", "annual"; a newspaper's name is none."""
    word = ctx.words[first]
    after = ctx.words[last] if last < len(ctx.words) else None
    if word.text[0].isupper() and (after is None or after.text[0].isupper() or first and ctx.lower(first - 1) == "the"):
        return None
    return _set(first, last, str(word.value))


# ---- bare references


def _reference(first: int, last: int, value: str) -> list[Reading]:
    return [Reading(first, last, "DATE", value)]


def recent(ctx: Context, first: int, last: int, found: re.Match[str]) -> list[Reading] | None:
    """"Recent weeks"."""
    return _reference(first, last, "PAST_REF")


def coming_units(ctx: Context, first: int, last: int, found: re.Match[str]) -> list[Reading] | None:
    """"The coming days"."""
    ahead = ctx.find(first, last, "coming") is not None
    return _reference(first, last, "FUTURE_REF" if ahead else "PAST_REF")


def future(ctx: Context, first: int, last: int, found: re.Match[str]) -> list[Reading] | None:
    """"In the near future", "in the past"; without "in", the future is a thing that people talk about."""
    if ctx.lower(first - 1) not in ("in", "for", "into") or ctx.kind(last) in ("number", "int", "unit", "units", "vague"):
        return None
    if ctx.lower(last) == "of" or ctx.lower(first - 1) == "for" and last - first == 2:
        return None
    return _reference(first, last, "PAST_REF" if ctx.kind(last - 1) == "past" else "FUTURE_REF")


def moment(ctx: Context, first: int, last: int, found: re.Match[str]) -> list[Reading] | None:
    """"At the moment", "at present"."""
    at = ctx.lower(first - 1)
    fits = at in ("at", "for") if ctx.kind(last - 1) == "moment" or last - first == 1 else at == "at"
    return _reference(first, last, "PRESENT_REF") if fits and ctx.lower(last) not in ("of", "when", "that") else None


def present(ctx: Context, first: int, last: int, found: re.Match[str]) -> list[Reading] | None:
    """"Now", "currently"; "now that" joins clauses."""
    if ctx.lower(first) == "now" and (ctx.lower(last) == "that" or ctx.kind(first - 1) == "hyphen" or ctx.kind(last) == "hyphen"):
        return None
    return _reference(first, last, "PRESENT_REF")


def pastly(ctx: Context, first: int, last: int, found: re.Match[str]) -> list[Reading] | None:
    """"Recently"."""
    return _reference(first, last, "PAST_REF")


def soonly(ctx: Context, first: int, last: int, found: re.Match[str]) -> list[Reading] | None:
    """"Soon"; "as soon as" and "how soon" are no dates, and "soon after" looks to another."""
    if ctx.lower(first - 1) in ("as", "how", "too", "so", "very") or ctx.lower(last) in ("after", "as"):
        return None
    return _reference(first, last, "FUTURE_REF")
