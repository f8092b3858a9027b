"""Times of day: clock times, parts of the day, noon and midnight."""

import re
from datetime import timedelta

from dragoman.resolve.time_context import Context, Fit, Reading
from dragoman.resolve.time_days import day_value
from dragoman.resolve.time_patterns import letters_of
from dragoman.resolve.time_words import MONTHS

_UNKNOWN_DAY = "XXXX-XX-XX"
_LATER_CLOCK = re.compile(letters_of("(?:to|and|until|hyphen) (?:CLOCK) (?:comma|on)? (?P<day>DAY)"))
_BRACKETED_DAY = re.compile(letters_of("(?:comma|on)? (?P<day>DAY)"))
_AT = frozenset("at by from until till around about before after since between and to".split())


def clock_value(ctx: Context, first: int, last: int) -> str | None:
    """`T17:00` for the clock time at these words, or None where no clock shows it."""
    if (sun := ctx.find(first, last, "sun")) is not None:
        return str(sun.value)
    number = ctx.find(first, last, "clock", "int", "num4", "year", "number")
    if number is None:
        return None
    half = ctx.find(first, last, "ampm")
    if number.kind == "clock":
        hour, minute = (int(part) for part in re.split(r"[:.]", number.text)[:2])
    elif number.kind in ("num4", "year"):
        hour, minute = int(number.text[:2]), int(number.text[2:])
    else:
        hour, minute = int(number.value), 0
    part = ctx.find(first, last, "part")
    if half is not None or part is not None:
        late = str(half.value) == "pm" if half is not None else part is not None and part.value in ("AF", "EV", "NI")
        if hour > 12 and half is not None and number.kind != "clock":
            return None
        hour = hour % 12 + (12 if late else 0) if hour <= 12 else hour
    return f"T{hour:02}:{minute:02}" if hour <= 24 and minute < 60 else None


def _is_clock(ctx: Context, first: int, last: int) -> bool:
    """Whether "1430 hours" tells the time; after "for" it would be a very long while."""
    number = ctx.find(first, last, "num4", "year")
    unit = ctx.find(first, last, "units", "unit")
    if number is not None and number.text[0] == "0":
        return True
    if number is not None and unit is not None:
        return unit.text.lower() == "hours" and ctx.lower(first - 1) in _AT
    return number is None or ctx.find(first, last, "zone", "local", "time") is not None


def _placed(ctx: Context, first: int, last: int) -> str:
    """The day of a clock time that names none: of its sentence, of the clock time it runs to, or the report's own."""
    if (found := _LATER_CLOCK.match(ctx.lexed.letters, last)) is not None:
        return day_value(ctx, found.start("day"), found.end("day")) or _UNKNOWN_DAY
    if (found := _BRACKETED_DAY.match(ctx.lexed.letters, _past_brackets(ctx, last))) is not None:
        return day_value(ctx, found.start("day"), found.end("day")) or _UNKNOWN_DAY
    known = ctx.day_in_sentence(first)
    if known is not None and not (ctx.published is not None and known < ctx.published.isoformat() and ctx.side(first, last) == "coming"):
        return known
    return ctx.published.isoformat() if ctx.published is not None else _UNKNOWN_DAY


def _past_brackets(ctx: Context, place: int) -> int:
    """Where the words after a bracket begin that opens or closes at `place` ("noon (1000 GMT) on Friday"); else the end of the text."""
    for at in range(place, min(place + 8, len(ctx.words))):
        if at == place and ctx.words[at].text not in "()":
            break
        if ctx.words[at].text == ")":
            return at + 1
    return len(ctx.words)


def _time(first: int, last: int, day: str | None, clock: str | None) -> list[Reading] | None:
    if day is None or clock is None:
        return None
    return [Reading(first, last, "TIME", (day if day.startswith("XXXX-W") else day[:10]) + clock)]


def clock_of_day(ctx: Context, fit: Fit) -> list[Reading] | None:
    """“5 p.m. Sunday”, “midnight on 10 November”."""
    first, last, found = fit
    start = found.start("day")
    if not _is_clock(ctx, first, start):
        return None
    return _time(first, last, day_value(ctx, start, last), clock_value(ctx, first, start))


def day_at_clock(ctx: Context, fit: Fit) -> list[Reading] | None:
    """“Sunday at 5pm”."""
    first, last, found = fit
    middle = found.end("day")
    if not _is_clock(ctx, middle, last):
        return None
    part = ctx.find(middle, middle + 1, "part")
    return _time(first, last, day_value(ctx, first, middle), clock_value(ctx, middle + (1 if part is not None else 0), last))


def clock(ctx: Context, fit: Fit) -> list[Reading] | None:
    """A clock time without a day."""
    first, last, _ = fit
    number = ctx.words[first]
    if not _is_clock(ctx, first, last):
        return None
    if number.kind == "clock" and last - first == 1 and (ctx.lower(first - 1) not in _AT or ctx.kind(last) == "hyphen"):
        return None  # a score, a ratio, a verse
    if number.kind == "sun" and ctx.lower(last) == "of":
        return None  # "the dawn of history"
    if number.kind == "sun" and number.value in ("TMO", "TEV"):
        known = ctx.day_in_sentence(first)
        return _time(first, last, known or (ctx.published.isoformat() if ctx.published else _UNKNOWN_DAY), str(number.value))
    return _time(first, last, _placed(ctx, first, last), clock_value(ctx, first, last))


def clock_of_part(ctx: Context, fit: Fit) -> list[Reading] | None:
    """“8.30 this morning”, “9 in the evening”, “11pm last night”."""
    first, last, _ = fit
    day = _part_day(ctx, first, last) if ctx.find(first, last, "last", "this", "tonight") is not None else _placed(ctx, first, last)
    return _time(first, last, day, clock_value(ctx, first, last))


def _part_day(ctx: Context, first: int, last: int) -> str:
    if ctx.published is None:
        return _UNKNOWN_DAY
    return (ctx.published - timedelta(1 if ctx.find(first, last, "last") is not None else 0)).isoformat()


def day_part(ctx: Context, fit: Fit) -> list[Reading] | None:
    """“Sunday morning”, “early Friday evening”, “the next night”."""
    first, last, found = fit
    part = ctx.words[last - 1]
    start = found.start("day")
    if part.text[0].isupper() and (ctx.lower(last) == "live" or ctx.kind(last) == "cap"):
        return None  # "Saturday Night Live"
    value = day_value(ctx, start, found.end("day"))
    return _time(first, last, value, f"T{part.value}")


def part_of_day(ctx: Context, fit: Fit) -> list[Reading] | None:
    """“The morning of 12 March”, “the early hours of Sunday”."""
    first, last, found = fit
    name = "day" if found["day"] else "day2"
    part = ctx.find(first, found.start(name), "part")
    hours = ctx.find(first, found.start(name), "units")
    after = ctx.find(found.end(name), last, "part")
    if part is None and (hours is None or hours.value != "TH" or ctx.find(first, found.start(name), "phase") is None):
        return None
    value = day_value(ctx, found.start(name), found.end(name))
    kept = after if after is not None else part
    late = ctx.find(first, found.start(name), "phase")
    suffix = f"T{kept.value}" if kept is not None else "TNI" if late is not None and late.text.lower() == "late" else "TMO"
    return _time(first, last, value, suffix)


def part_of_part(ctx: Context, fit: Fit) -> list[Reading] | None:
    """“The early hours of this morning”."""
    first, last, _ = fit
    today = ctx.find(first, last, "today")
    day = day_value(ctx, last - 2, last - 1) if today is not None else _part_day(ctx, first, last)
    return _time(first, last, day, f"T{ctx.words[last - 1].value}")


def this_part(ctx: Context, fit: Fit) -> list[Reading] | None:
    """“A part of the day as ”this morning“, ”last night"."""
    first, last, _ = fit
    return _time(first, last, _part_day(ctx, first, last), f"T{ctx.words[last - 1].value}")


def that_part(ctx: Context, fit: Fit) -> list[Reading] | None:
    """“That evening”, “the previous night”, “the night before”."""
    first, last, _ = fit
    part = ctx.find(first, last, "part")
    if part is None:
        return None
    if ctx.kind(last - 1) == "before" and ctx.words[last].text[0].isalnum() if last < len(ctx.words) else False:
        return None
    start = ctx.reference_day("D")
    step = 1 if ctx.find(first, last, "foll", "next") is not None else -1 if ctx.find(first, last, "prev", "before") is not None else 0
    if start is None and step < 0:
        start = ctx.published
    return _time(first, last, (start + timedelta(step)).isoformat() if start is not None else _UNKNOWN_DAY, f"T{part.value}")


def tonight(ctx: Context, fit: Fit) -> list[Reading] | None:
    """Tonight."""
    first, last, _ = fit
    return _time(first, last, _part_day(ctx, first, last), "TNI")


def overnight(ctx: Context, fit: Fit) -> list[Reading] | None:
    """“Overnight on Friday”; without a day, the night that led up to the report, or the coming one after a verb of the future."""
    first, last, found = fit
    if found["day"]:
        return _time(first, last, day_value(ctx, found.start("day"), last), "TNI")
    if ctx.published is None:
        return _time(first, last, ctx.day_in_sentence(first) or _UNKNOWN_DAY, "TNI")
    day = ctx.published - timedelta(0 if ctx.side(first, last) == "coming" else 1)
    return _time(first, last, day.isoformat(), "TNI")


def early_hours(ctx: Context, fit: Fit) -> list[Reading] | None:
    """“In the early hours”."""
    first, last, _ = fit
    if ctx.words[last - 1].value != "TH" or ctx.lower(first + 1) == "mid":
        return None
    return _time(first, last, _placed(ctx, first, last), "TMO" if ctx.lower(first + 1) == "early" else "TNI")


def dtg(ctx: Context, fit: Fit) -> list[Reading] | None:
    """A military date-time group, `141530ZMAR16`."""
    first, last, _ = fit
    written = ctx.words[first].text
    month = [name[:3].upper() for name in MONTHS].index(written[7:10]) + 1
    year = written[10:] if len(written) > 12 else "20" + written[10:12]
    day, clock_time = f"{year}-{month:02}-{written[:2]}", f"T{written[2:4]}:{written[4:6]}"
    return [Reading(first, last, "TIME", day + clock_time)]
