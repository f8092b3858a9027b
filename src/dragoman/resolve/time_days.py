"""Days: full and partial dates, weekdays, yesterday, the day before."""

import re
from datetime import date, timedelta

from dragoman.resolve.time_calendar import is_day, moved, shifted
from dragoman.resolve.time_context import Context, Fit, Reading
from dragoman.resolve.time_patterns import letters_of

_MONTHS = ("month", "may", "mabbr")
_NUMBERED = ("int", "nth", "ordinal", "second")
_LATER_YEAR = re.compile(
    letters_of(
        "(?:to|and|or|until|hyphen|comma)(?: from| the)*(?: int)?"
        " (?:(?:DAYNUM (?:of )?)MONTH comma? year|MONTH DAYNUM comma? year|MONTH (?:of )?year)"
    )
)
_JOINED_WEEK = re.compile(letters_of("(?:and|or|to|hyphen) WEEKDAY WEEKTAIL"))
_CLOSE = 120  # days ahead up to which a date without a year and without a verb is taken to be still to come


def day_value(ctx: Context, first: int, last: int) -> str | None:
    """The TIMEX3 value of the day at these words, or None where no calendar has it or nothing anchors it."""
    if (word := ctx.find(first, last, "iso")) is not None:
        return word.text[:10] if is_day(*(int(part) for part in word.text[:10].split("-"))) else None
    if (word := ctx.find(first, last, "slash")) is not None:
        return _slashed(word.text)
    if (word := ctx.find(first, last, "feast")) is not None:
        month, day = (int(part) for part in str(word.value).split("-"))
        return _in_year(ctx, first, last, month, day)
    if (word := ctx.find(first, last, *_MONTHS)) is not None and (number := ctx.find(first, last, *_NUMBERED)) is not None:
        return _in_year(ctx, first, last, int(word.value), int(number.value))
    if (word := ctx.find(first, last, "today")) is not None:
        beside = {"before": -1, "after": 1}.get(ctx.lower(first + 2), 0) if last - first > 2 else 0
        if ctx.published is None:
            return "XXXX-XX-XX"
        return shifted(ctx.published, "D", int(word.value) + beside)
    if (word := ctx.find(first, last, "weekday", "wabbr")) is not None:
        return _weekday(ctx, first, last, int(word.value))
    return _referring_day(ctx, first, last)


def month_before_year(ctx: Context, last: int, month: int) -> int | None:
    """The year that a later date gives to one joined with it ("between March and August 2013"), or None."""
    found = _LATER_YEAR.match(ctx.lexed.letters, last)
    if found is None:
        return None
    year = next(int(word.value) for word in ctx.words[last : found.end()] if word.kind == "year")
    later = next(int(word.value) for word in ctx.words[last : found.end()] if word.kind in _MONTHS)
    return year if month <= later else year - 1


def _slashed(written: str) -> str | None:
    """Day and month in the order that the numbers allow; where both orders would do, only the year is known."""
    one, two, year = (int(part) for part in re.split(r"[/.]", written))
    if year < 100:
        year += 2000 if year < 50 else 1900
    if one > 12 and is_day(year, two, one):
        return f"{year:04}-{two:02}-{one:02}"
    if two > 12 and is_day(year, one, two):
        return f"{year:04}-{one:02}-{two:02}"
    if one == two and is_day(year, one, two):
        return f"{year:04}-{one:02}-{two:02}"
    return f"{year:04}-XX-XX" if 1 <= one <= 12 and 1 <= two <= 12 else None


def _in_year(ctx: Context, first: int, last: int, month: int, day: int) -> str | None:
    written = ctx.find(first, last, "year")
    year: int | None = int(written.value) if written is not None else None
    if year is None and (unit := ctx.find(first, last, "unit")) is not None:
        if unit.value != "Y":
            return None
        if ctx.find(first, last, "this", "last", "next") is None:  # "that year": of the latest date met
            known = ctx.reference("Y")
            step = 1 if word_is_foll(ctx, first, last) else -1 if ctx.find(first, last, "prev") is not None else 0
            return (
                f"{int(known[:4]) + step:04}-{month:02}-{day:02}" if known is not None and len(known) >= 4 else f"XXXX-{month:02}-{day:02}"
            )
        if ctx.published is not None:
            year = ctx.published.year + next(int(word.value) for word in ctx.words[first:last] if word.kind in ("this", "last", "next"))
    if year is None:
        year = month_before_year(ctx, last, month)
    if year is None:
        if ctx.published is None:
            return f"XXXX-{month:02}-{day:02}" if is_day(2000, month, day) else None
        year = _nearest_year(ctx, first, last, month, day, ctx.published)
    return f"{year:04}-{month:02}-{day:02}" if year is not None and is_day(year, month, day) else None


def _nearest_year(ctx: Context, first: int, last: int, month: int, day: int, published: date) -> int | None:
    years = [year for year in range(published.year - 8, published.year + 2) if is_day(year, month, day)]
    if (weekday := ctx.find(first, last, "weekday", "wabbr")) is not None:
        # A weekday beside the date tells the year, as long as the report has them right.
        agreeing = [year for year in years if date(year, month, day).isoweekday() == weekday.value]
        near = [year for year in agreeing if abs((date(year, month, day) - published).days) < 370]
        if near:
            return min(near, key=lambda year: abs((date(year, month, day) - published).days))
    back = [year for year in years if date(year, month, day) <= published]
    ahead = [year for year in years if date(year, month, day) >= published]
    looks = ctx.side(first, last)
    if looks == "coming" and ahead:
        return ahead[0]
    if looks is None and ahead and back:
        forward = (date(ahead[0], month, day) - published).days
        backward = (published - date(back[-1], month, day)).days
        if forward < backward and forward <= _CLOSE:
            return ahead[0]
    return back[-1] if back else None


def _weekday(ctx: Context, first: int, last: int, number: int) -> str | None:
    published = ctx.published
    if published is None:
        return f"XXXX-WXX-{number}"
    joined = _JOINED_WEEK.match(ctx.lexed.letters, last)
    if joined is not None and ctx.find(first, last, "unit") is None:
        last = joined.end()  # "Thursday and Friday next week"
    week = ctx.find(first, last, "unit")
    lead = ctx.words[first + 1 if ctx.kind(first) == "this" and ctx.kind(first + 1) in ("past", "coming") else first]
    place = next(at for at in range(first, last) if ctx.words[at].kind in ("weekday", "wabbr"))
    monday = published - timedelta(published.isoweekday() - 1)
    if week is not None and week.value == "W":
        tail = ctx.find(place, last, "last", "past", "prev", "next", "coming", "foll")
        weeks = int(tail.value) if tail is not None else 0
        return (monday + timedelta(days=7 * weeks + number - 1)).isoformat()
    back = (published.isoweekday() - number) % 7
    if lead.kind in ("last", "past", "prev"):
        return (published - timedelta(days=back or 7)).isoformat()
    if lead.kind in ("next", "coming"):
        return (published + timedelta(days=(number - published.isoweekday()) % 7 or 7)).isoformat()
    if lead.kind == "foll":
        start = ctx.reference_day("D") or published
        return (start + timedelta(days=(number - start.isoweekday()) % 7 or 7)).isoformat()
    if lead.kind == "this":
        if ctx.side(first, last) == "past" and monday + timedelta(days=number - 1) > published:
            return (published - timedelta(days=back)).isoformat()
        return (monday + timedelta(days=number - 1)).isoformat()
    if ctx.side(first, last) == "coming":
        return (published + timedelta(days=(number - published.isoweekday()) % 7)).isoformat()
    return (published - timedelta(days=back)).isoformat()


def _referring_day(ctx: Context, first: int, last: int) -> str | None:
    """“That day”, “the next day”, “the previous day”: counted from the latest day met, or from the report's own."""
    unit = ctx.find(first, last, "unit")
    if unit is None or unit.value not in ("D", "NIGHT"):
        return None
    start = ctx.reference_day("D")
    step = next((int(word.value) for word in ctx.words[first:last] if word.kind in ("foll", "next", "prev")), 0)
    if word_is_foll(ctx, first, last):
        step = 1
    if start is None:
        if step < 0 and ctx.published is not None:
            start = ctx.published
        else:
            return "XXXX-XX-XX"
    there = moved(start, "D", step)
    return there.isoformat() if there is not None else None


def word_is_foll(ctx: Context, first: int, last: int) -> bool:
    """Whether "following" or the like stands among these words."""
    return ctx.find(first, last, "foll") is not None


def day(ctx: Context, fit: Fit) -> list[Reading] | None:
    """A date with day and month."""
    first, last, found = fit
    if _counts_something(ctx, last) or ctx.lower(first) in ("may", "march") and ctx.words[first].start in ctx.persons:
        return None
    if ctx.kind(found.start("day")) == "feast" and ctx.kind(first - 1) == "cap":
        return None  # a surname
    value = day_value(ctx, found.start("day"), last)
    if ctx.kind(first) == "the" and ctx.kind(first + 1) == "int":
        first += 1  # "the 15 March protests": the article of what follows
    return [Reading(first, last, "DATE", value)] if value is not None else None


def day_of_month(ctx: Context, fit: Fit) -> list[Reading] | None:
    """“The 14th of last month”, “Tuesday 15th”."""
    first, last, _ = fit
    number = ctx.find(first, last, "nth")
    weekday_named = ctx.find(first, last, "weekday", "wabbr")
    if number is None or ctx.published is None:
        return None
    day_number = int(number.value)
    if weekday_named is not None:
        near = [ctx.published + timedelta(days) for days in range(-31, 32)]
        fitting = [day for day in near if day.day == day_number and day.isoweekday() == weekday_named.value]
        return [Reading(first, last, "DATE", fitting[0].isoformat())] if len(fitting) == 1 else None
    if ctx.words[last - 1].value != "M":
        return None
    start = ctx.reference_day("M") if ctx.find(first, last, "that", "same") is not None else ctx.published
    step = sum(int(word.value) for word in ctx.words[first:last] if word.kind in ("last", "next"))
    month_then = shifted(start, "M", step) if start is not None else None
    if month_then is None or not is_day(int(month_then[:4]), int(month_then[5:]), day_number):
        return None
    return [Reading(first, last, "DATE", f"{month_then}-{day_number:02}")]


def _counts_something(ctx: Context, last: int) -> bool:
    """Whether the last number counts what follows ("in May 15 people"), so that it is no day of the month."""
    if ctx.kind(last - 1) != "int" or ctx.kind(last) != ".":
        return False
    tag = ctx.tags.get(ctx.words[last].start)
    return (
        tag is not None
        and tag.upos == "NOUN"
        and "Number=Plur" in tag.feats
        or ctx.lower(last) in ("people", "men", "civilians", "soldiers")
    )


def day_range(ctx: Context, fit: Fit) -> list[Reading] | None:
    """“3 to 5 May”: two dates."""
    first, last, found = fit
    two = day_value(ctx, found.start("two"), last)
    number = ctx.find(first, found.end("one"), *_NUMBERED)
    if two is None or number is None:
        return None
    if not 1 <= int(number.value) <= 31:
        return None
    one = f"{two[:7]}-{int(number.value):02}"
    if not two.startswith("XXXX") and not is_day(int(two[:4]), int(two[5:7]), int(number.value)):
        return None
    return [Reading(first, found.end("one"), "DATE", one), Reading(found.start("two"), last, "DATE", two)]


def month_range(ctx: Context, fit: Fit) -> list[Reading] | None:
    """“May 3 to 5, 2017”: two dates."""
    first, last, found = fit
    month = int(ctx.words[first].value)
    number = ctx.find(found.start("two"), last, *_NUMBERED)
    if number is None or _counts_something(ctx, last) or ctx.kind(last) in ("units", "month", "may"):
        return None
    written = ctx.find(found.start("two"), last, "year")
    one = day_value(ctx, first, found.end("one"))
    year = str(written.value) if written is not None else one[:4] if one is not None else "XXXX"
    values = [f"{year}-{month:02}-{int(day.value):02}" for day in (ctx.words[found.end("one") - 1], number)]
    if year != "XXXX" and not all(is_day(int(year), month, int(value[-2:])) for value in values):
        return None
    return [Reading(first, found.end("one"), "DATE", values[0]), Reading(found.start("two"), last, "DATE", values[1])]


_TITLES = frozenset(
    ("times", "telegraph", "mirror", "express", "mail", "herald", "league", "programme", "program", "show", "agreement", "post", "star")
)


def weekday(ctx: Context, fit: Fit) -> list[Reading] | None:
    """A day of the week."""
    first, last, found = fit
    place = next(at for at in range(first, last) if ctx.kind(at) in ("weekday", "wabbr"))
    if ctx.kind(place) == "wabbr" and not (
        ctx.words[place].text[-1] == "." and ctx.lower(first - 1) in ("on", "until", "by", "since", "from")
    ):
        return None  # "Sun City", "Sat down": short names of days stand with a dot, or with a date
    if ctx.lower(last) in _TITLES and ctx.words[last].text[0].isupper():
        return None
    before = ctx.words[first - 1] if first else None
    if before is not None and before.text in ("Good", "Bloody", "Black", "Easter", "Palm", "Ash", "Super", "Holy"):
        return None
    if last - first == 2 and ctx.kind(first) == "past":
        first += 1
    value = day_value(ctx, first + (1 if found["phase"] else 0), last)
    return [Reading(first, last, "DATE", value)] if value is not None else None


def today(ctx: Context, fit: Fit) -> list[Reading] | None:
    """Today, yesterday, tomorrow."""
    first, last, _ = fit
    if ctx.lower(last) in _TITLES or ctx.lower(first - 1) in ("usa", "russia", "africa", "india") and ctx.words[first].text[0].isupper():
        return None
    value = day_value(ctx, last - 1, last)
    return [Reading(first, last, "DATE", value)] if value is not None else None


_ENDS = frozenset("and but when as at in by with that while where on".split())


def day_beside(ctx: Context, fit: Fit) -> list[Reading] | None:
    """“The day before yesterday”; “the day before” and “the year after”, where nothing follows that they would be before or after."""
    first, last, _ = fit
    if ctx.find(first, last, "today") is not None:
        value = day_value(ctx, first, last)
        return [Reading(first, last, "DATE", value)] if value is not None else None
    follows = ctx.words[last].text if last < len(ctx.words) else "."
    if follows[0].isalnum() and follows.lower() not in _ENDS:
        return None
    unit = str(ctx.words[first + 1].value)
    grains = {"D": "D", "W": "W", "M": "M", "Y": "Y", "NIGHT": "D"}
    if unit not in grains:
        return None
    step = -1 if ctx.lower(last - 1) == "before" else 1
    start = ctx.reference_day(grains[unit]) or (ctx.published if step < 0 else None)
    value = (
        shifted(start, unit, step)
        if start is not None
        else {"D": "XXXX-XX-XX", "NIGHT": "XXXX-XX-XXTNI", "W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX"}[unit]
    )
    return [Reading(first, last, "TIME" if unit == "NIGHT" else "DATE", value)] if value is not None else None
