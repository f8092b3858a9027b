"""Months and longer: months, quarters, seasons, years, decades, centuries, "last week", "five years ago"."""

import re
from datetime import date

from dragoman.resolve.time_calendar import bounds, grain, shifted
from dragoman.resolve.time_context import Context, Reading
from dragoman.resolve.time_counts import quantity
from dragoman.resolve.time_days import month_before_year

_MONTHS = ("month", "may", "mabbr")
_BLANK = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX", "DE": "XXXX", "CE": "XXXX"}
_STEPS = {"last": -1, "past": -1, "prev": -1, "next": 1, "coming": 1, "foll": 1, "this": 0}
# Words after which May and March are months, whoever else may be called so.
_TIMELY = frozenset("in since until till during early late mid last this next earlier every each through throughout between".split())
_LOOSE = frozenset("by from to before after of for around about and or on through".split())
_SPEAKING = frozenset("said says told tells insisted insists has had was is will would added met arrived visited called wants agreed announced".split())


def _one(first: int, last: int, value: str | None, narrowed: tuple[str, str] | None = None) -> list[Reading] | None:
    return [Reading(first, last, "DATE", value, narrowed)] if value is not None else None


def month_year(ctx: Context, first: int, last: int, found: re.Match[str]) -> list[Reading] | None:
    """"March 2011", "late March 2011", "August of that year"."""
    month = ctx.find(first, last, *_MONTHS)
    written = ctx.find(first, last, "year")
    assert month is not None
    if written is not None:
        return _one(first, last, f"{int(written.value):04}-{int(month.value):02}")
    if ctx.words[last - 1].value != "Y":
        return None
    if ctx.find(first, last, "that", "same") is not None:
        known = ctx.reference("Y")
        year = known[:4] if known is not None and len(known) >= 4 else None
    else:
        year = str(ctx.published.year - (1 if ctx.find(first, last, "last") is not None else 0)) if ctx.published is not None else None
    return _one(first, last, f"{year or 'XXXX'}-{int(month.value):02}")


def month(ctx: Context, first: int, last: int, found: re.Match[str]) -> list[Reading] | None:
    """A month without a year: the latest one that has begun, or the next after a verb of the future."""
    word = ctx.words[last - 1]
    if not _is_month(ctx, first, last):
        return None
    joined = month_before_year(ctx, last, int(word.value))
    if joined is not None:
        return _one(first, last, f"{joined:04}-{int(word.value):02}")
    return _one(first, last, _month_value(ctx, int(word.value), ctx.side(first, last)))


def _month_value(ctx: Context, number: int, looks: str | None) -> str:
    if ctx.published is None:
        return f"XXXX-{number:02}"
    now = ctx.published
    year = now.year - (number > now.month)
    if looks == "coming":
        year = now.year + (number < now.month)
    return f"{year:04}-{number:02}"


def _is_month(ctx: Context, first: int, last: int) -> bool:
    """Whether the word is a month here, and no name, no walk, no modal verb."""
    word = ctx.words[last - 1]
    before, after = ctx.lower(first - 1), ctx.lower(last)
    if word.start in ctx.persons:
        return False
    if word.kind == "mabbr":
        return word.text[-1] == "." and before in _TIMELY | _LOOSE
    tag = ctx.tags.get(word.start)
    if tag is not None and tag.upos in ("VERB", "AUX"):
        return False
    follower = ctx.words[last] if last < len(ctx.words) else None
    phased = last - first > 1
    if word.kind == "month":
        named = follower is not None and follower.kind == "cap" and follower.start == word.end + 1 and ctx.text[word.end] == " "
        return not named or phased or before in _TIMELY | {"by", "before", "after"}
    if after in _SPEAKING or (follower is not None and follower.kind == "poss" and not phased and before not in _TIMELY):
        return False
    if phased or before in _TIMELY:
        return True
    if -1 in ctx.persons:  # the report names somebody called May or March
        return False
    if before in _LOOSE:
        return True
    return before in ("the", "a") and follower is not None and follower.text.islower() and after not in ("on", "to", "of", "in", "through", "from")


def relative_month(ctx: Context, first: int, last: int, found: re.Match[str]) -> list[Reading] | None:
    """"Last May", "next October", "this March"."""
    number = int(ctx.words[last - 1].value)
    if ctx.published is None:
        return _one(first, last, f"XXXX-{number:02}")
    now = ctx.published
    lead = next(word.kind for word in ctx.words[first:last] if word.kind in _STEPS or word.kind == "that")
    if lead == "this":
        year = now.year
    elif lead == "that":
        known = ctx.reference("Y")
        year = int(known[:4]) if known is not None and len(known) >= 4 else now.year
    elif _STEPS[lead] < 0:
        year = now.year - (number >= now.month)
    else:
        year = now.year + (number <= now.month)
    return _one(first, last, f"{year:04}-{number:02}")


def week_of_month(ctx: Context, first: int, last: int, found: re.Match[str]) -> list[Reading] | None:
    """"The first week of January": known to the month."""
    if ctx.find(first, last - 1, "unit", "second") is None or not any(word.value in ("W", "D") for word in ctx.words[first:last]):
        return None
    return _one(first, last, _month_value(ctx, int(ctx.words[last - 1].value), ctx.side(first, last)))


_COUNTED = frozenset(
    "people men women children troops soldiers fighters civilians militants rebels refugees families houses homes prisoners detainees"
    " metres meters kilometres kilometers km miles feet tonnes tons dollars euros pounds lorries trucks tents migrants villagers police"
    " others bodies deaths bombs rockets missiles shells tanks workers residents".split()
)
_HEDGES = frozenset("about some nearly almost roughly approximately than least most over to killed estimated another under".split())


def year(ctx: Context, first: int, last: int, found: re.Match[str]) -> list[Reading] | None:
    """A year of four figures that counts nothing."""
    word = ctx.words[last - 1]
    number = int(word.value)
    before, after = ctx.lower(first - 1), ctx.lower(last)
    if after in _COUNTED or after in ("hours", "days", "years", "weeks", "months") or ctx.lower(last + 1) in _COUNTED and after.isalpha() and ctx.kind(last) == ".":
        return None
    if ctx.lower(last + 1) == "strong" or ctx.kind(last) == "number":
        return None
    joined = ctx.kind(last) == "hyphen" and ctx.kind(last + 1) == "year"
    if number % 100 == 0 and before in _HEDGES and not joined or (before in ("than", "least", "killed", "estimated") and last - first == 1):
        return None
    if not 1900 <= number <= 2099 and before not in ("in", "since", "until", "of", "by", "from", "between", "to", "year", "around", "(", "and", "or", "–", "-", "after", "before", "c", "circa") and not (before == "." and ctx.lower(first - 2) in ("c", "ca")):
        return None
    tag = ctx.tags.get(ctx.words[last].start) if last < len(ctx.words) else None
    if number % 100 == 0 and tag is not None and tag.upos == "NOUN" and "Number=Plur" in tag.feats:
        return None
    if ctx.kind(first - 1) == "hyphen" and ctx.kind(first - 2) not in ("year", "phase") and ctx.lower(first - 2) not in ("pre", "post"):
        if ctx.words[first - 1].end == word.start and first >= 2 and ctx.words[first - 2].end == ctx.words[first - 1].start:
            return None
    value = f"{number:04}"
    if ctx.find(first, last - 1, "ordinal", "second") is not None:
        half = ctx.find(first, last - 1, "ordinal", "second")
        value += f"-H{half.value}" if half is not None else ""
    return _one(first, last, value)


def year_short(ctx: Context, first: int, last: int, found: re.Match[str]) -> list[Reading] | None:
    """"1892–94": two years."""
    one, two = int(ctx.words[first].value), ctx.words[last - 1]
    if len(two.text) != 2 or not one % 100 < int(two.value) <= 99 or ctx.kind(last) in ("month", "may", "hyphen") or not 1500 <= one <= 2099:
        return None
    return [Reading(first, first + 1, "DATE", str(one)), Reading(last - 1, last, "DATE", f"{one // 100:02}{int(two.value):02}")]


def decade_word(ctx: Context, first: int, last: int, found: re.Match[str]) -> list[Reading] | None:
    """"The 1990s", "the late '90s"."""
    word = ctx.words[last - 1]
    if len(word.text.strip("'’‘s")) == 2 and ctx.lower(first) != "the" and not word.text[0] in "'’‘" and ctx.lower(first - 1) not in ("and", "to", "or"):
        return None
    if ctx.lower(first - 1) in ("his", "her", "their", "my", "your") or word.text.isalpha() and ctx.lower(first) != "the":
        return None  # an age
    value = str(word.value)
    return _one(first, last, value if len(value) == 3 else None)


def century(ctx: Context, first: int, last: int, found: re.Match[str]) -> list[Reading] | None:
    """"The 19th century", counted from its year 00 (`18`)."""
    if ctx.words[last - 1].value != "CE":
        return None
    number = sum(int(word.value) for word in ctx.words[first:last] if word.kind in ("ordinal", "second", "nth", "number"))
    return _one(first, last, f"{number - 1:02}") if 1 <= number <= 30 else None


def quarter(ctx: Context, first: int, last: int, found: re.Match[str]) -> list[Reading] | None:
    """"The first quarter of 2016", "the second half of last year"."""
    order = ctx.find(first, last, "ordinal", "second", "nth")
    half = ctx.find(first, last, "half")
    assert order is not None
    if not 1 <= int(order.value) <= (2 if half is not None else 4):
        return None
    written = ctx.find(first, last, "year")
    unit = next((word for word in ctx.words[first + 2 : last] if word.kind == "unit"), None)
    year: int | None
    if written is not None:
        year = int(written.value)
    elif unit is not None:
        if unit.value != "Y":
            return None
        step = next((_STEPS[word.kind] for word in ctx.words[first:last] if word.kind in _STEPS), 0)
        year = ctx.published.year + step if ctx.published is not None else None
    else:
        year = None
        if ctx.published is not None:
            begun = date(ctx.published.year, 3 * int(order.value) - 2, 1) <= ctx.published
            year = ctx.published.year - (not begun and ctx.side(first, last) != "coming")
    return _one(first, last, f"{year if year is not None else 'XXXX'}-{'H' if half is not None else 'Q'}{order.value}")


_SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_SEASONAL = frozenset("in by since over during until till throughout through for from".split())


def _season_year(ctx: Context, code: str, step: int | None, first: int, last: int) -> str:
    if ctx.published is None:
        return f"XXXX-{code}"
    now = ctx.published
    begins = [date(year, _SEASON_MONTHS[code], 1) for year in range(now.year - 2, now.year + 3)]
    running = [begin for begin in begins if begin <= now <= date.fromisoformat((bounds(f"{begin.year}-{code}") or ("", "0001-01-01"))[1])]
    before = [begin for begin in begins if begin <= now and begin not in running]
    ahead = [begin for begin in begins if begin > now]
    if step == -1:
        return f"{before[-1].year}-{code}"
    if step == 1:
        return f"{ahead[0].year}-{code}"
    if running:
        return f"{running[0].year}-{code}"
    if step == 0:  # "this summer": of the report's year
        return f"{now.year}-{code}"
    return f"{(ahead[0] if ctx.side(first, last) == 'coming' else before[-1]).year}-{code}"


def season_year(ctx: Context, first: int, last: int, found: re.Match[str]) -> list[Reading] | None:
    """"The spring of 2014", "winter 2015", "the summer of last year"."""
    word = ctx.find(first, last, "season")
    written = ctx.find(first, last, "year")
    assert word is not None
    if written is not None:
        return _one(first, last, f"{int(written.value):04}-{word.value}")
    if ctx.words[last - 1].value != "Y":
        return None
    step = next((_STEPS[part.kind] for part in ctx.words[first:last] if part.kind in _STEPS), 0)
    return _one(first, last, f"{ctx.published.year + step if ctx.published is not None else 'XXXX'}-{word.value}")


def season_relative(ctx: Context, first: int, last: int, found: re.Match[str]) -> list[Reading] | None:
    """"Last summer", "this winter"."""
    word = ctx.words[last - 1]
    if word.text[0].isupper() and word.text != "Summer":
        return None
    step = next(_STEPS[part.kind] for part in ctx.words[first:last] if part.kind in _STEPS)
    return _one(first, last, _season_year(ctx, str(word.value), step, first, last))


def season(ctx: Context, first: int, last: int, found: re.Match[str]) -> list[Reading] | None:
    """"In the autumn": a season alone needs a preposition, since springs gush and cities fall."""
    word = ctx.words[last - 1]
    if word.text[0].isupper() or ctx.lower(first - 1) not in _SEASONAL:
        return None
    follows = ctx.lower(last)
    if word.text.lower() in ("fall", "spring") and (follows == "of" or (follows[:1].isalpha() and follows not in ("and", "but", "when", "as", "or", "after"))):
        return None
    return _one(first, last, _season_year(ctx, str(word.value), None, first, last))


def this_unit(ctx: Context, first: int, last: int, found: re.Match[str]) -> list[Reading] | None:
    """"Last week", "this month", "the previous year", "that year", "the end of last month"."""
    unit = ctx.words[last - 1]
    code = str(unit.value) if unit.kind != "second" else "TS"
    half = ctx.find(first, last - 2, "ordinal", "half") if found["phase"] else None
    lead = next(word for word in reversed(ctx.words[first : last - 1]) if word.kind in (*_STEPS, "that", "same"))
    article = lead.kind not in ("this", "that") and any(word.kind == "the" for word in ctx.words[first : last - 1])
    if code in ("D", "NIGHT"):
        return _referring(ctx, first, last, "D", lead.kind) if article or lead.kind in ("that", "same", "prev", "foll") else None
    if code not in _BLANK or half is not None:
        return None
    if lead.kind in ("that", "same", "foll") or (lead.kind == "prev" and ctx.reference(code if code in "WMQY" else "Y") is not None):
        return _referring(ctx, first, last, code, lead.kind)
    if article and lead.kind in ("past", "next", "coming") and not found["phase"]:
        return None  # "the past year" lasts a year: a duration
    step = _STEPS[lead.kind]
    if ctx.published is None:
        return _one(first, last, _BLANK[code])
    if code == "WE":
        return _one(first, last, weekend(ctx, step, first, last))
    value = shifted(ctx.published, code, step)
    if code in ("DE", "CE") and value is not None:
        value = value[:3] if code == "DE" else value[:2]
    return _one(first, last, value)


def weekend(ctx: Context, step: int | None, first: int, last: int) -> str | None:
    """The weekend `step` weekends from the report's week; without a step, the one its verb looks to."""
    published = ctx.published
    if published is None:
        return "XXXX-WXX-WE"
    if step is None or step == 0:
        ahead = ctx.side(first, last) == "coming" or (step == 0 and ctx.side(first, last) is None)
        step = 0 if ahead or published.isoweekday() >= 6 else -1
    elif step > 0:
        step = 1 if published.isoweekday() >= 6 else 0
    return shifted(published, "WE", step)


def the_weekend(ctx: Context, first: int, last: int, found: re.Match[str]) -> list[Reading] | None:
    """"Over the weekend"."""
    return _one(first, last, weekend(ctx, None, first, last))


def _referring(ctx: Context, first: int, last: int, code: str, lead: str) -> list[Reading] | None:
    """A unit counted from the latest date met: "that year", "the following week", "the same day"."""
    step = 1 if lead in ("foll", "next") else -1 if lead == "prev" else 0
    start = ctx.reference_day(code if code in ("D", "W", "M", "Q", "Y") else "W" if code == "WE" else "Y")
    if start is None:
        if lead == "prev" and ctx.published is not None:
            start = ctx.published
        else:
            return _one(first, last, _BLANK[code])
    return _one(first, last, shifted(start, code, step))


def edge_unit(ctx: Context, first: int, last: int, found: re.Match[str]) -> list[Reading] | None:
    """"By the end of the year"."""
    code = str(ctx.words[last - 1].value)
    if code not in ("W", "M", "Y", "DE") or ctx.lower(last) in ("of", "before"):
        return None
    if ctx.published is None:
        return _one(first, last, _BLANK[code])
    gone = any(word.text.lower() == "end" for word in ctx.words[first:last]) and ctx.side(first, last) == "past"
    value = shifted(ctx.published, code, -1 if gone else 0)
    return _one(first, last, value[:3] if code == "DE" and value is not None else value)


def earlier_unit(ctx: Context, first: int, last: int, found: re.Match[str]) -> list[Reading] | None:
    """"Earlier this month", up to the report's day; "later this week", from it on; "later that day"."""
    code = str(ctx.words[last - 1].value)
    lead = ctx.kind(last - 2)
    if lead in ("that", "same"):
        return _referring(ctx, first, last, code, lead) if code in _BLANK else None
    if code not in _BLANK or code == "D":
        return None
    if ctx.published is None:
        return _one(first, last, _BLANK[code])
    value = shifted(ctx.published, code, -1 if lead == "last" else 0)
    covered = bounds(value) if value is not None else None
    if covered is None or lead == "last" or not covered[0] <= ctx.published.isoformat() <= covered[1]:
        return _one(first, last, value)
    day = ctx.published.isoformat()
    return _one(first, last, value, (covered[0], day) if ctx.kind(first) == "earlier" else (day, covered[1]))


def earlier_month(ctx: Context, first: int, last: int, found: re.Match[str]) -> list[Reading] | None:
    """"Earlier in March"."""
    word = ctx.words[last - 1]
    if word.kind == "season":
        return _one(first, last, _season_year(ctx, str(word.value), 0, first, last))
    if ctx.lower(last - 2) == "in":
        return None
    return _one(first, last, _month_value(ctx, int(word.value), ctx.side(first, last)))


def ago(ctx: Context, first: int, last: int, found: re.Match[str]) -> list[Reading] | None:
    """"Three days ago", at the grain of its unit; `PAST_REF` where nobody counts ("months ago")."""
    counted = quantity(ctx, first, last - 1)
    if counted is None:
        return None
    if isinstance(counted.count, str):
        return _one(first, last, "PAST_REF")
    if ctx.published is None:
        return _one(first, last, _BLANK.get(counted.unit, "XXXX-XX-XX"))
    value = shifted(ctx.published, counted.unit, -counted.count) or "PAST_REF"
    return [Reading(first, last, "TIME" if value is not None and "T" in value else "DATE", value)] if value is not None else None


def ago_this(ctx: Context, first: int, last: int, found: re.Match[str]) -> list[Reading] | None:
    """"Five years ago this week": a week of that year."""
    middle = next(at for at in range(first, last) if ctx.kind(at) == "ago")
    counted = quantity(ctx, first, middle)
    code = str(ctx.words[last - 1].value)
    if counted is None or isinstance(counted.count, str) or code not in ("D", "W", "M"):
        return None
    if ctx.published is None:
        return _one(first, last, _BLANK[code])
    years = {"Y": 1, "DE": 10, "CE": 100}.get(counted.unit)
    if years is None:
        return None
    now = ctx.published
    year = now.year - round(counted.count * years)
    step = -1 if ctx.kind(last - 2) == "last" else 0
    try:
        then = date(year, now.month, now.day if (now.month, now.day) != (2, 29) else 28)
    except ValueError:
        return None
    return _one(first, last, shifted(then, code, step))


def later(ctx: Context, first: int, last: int, found: re.Match[str]) -> list[Reading] | None:
    """"Two days later", "a year earlier": counted from the latest date met."""
    counted = quantity(ctx, first, last - 1)
    if counted is None:
        return None
    back = ctx.kind(last - 1) == "earlier"
    if isinstance(counted.count, str):
        return _one(first, last, "PAST_REF" if back else "FUTURE_REF")
    finest = {"D": "D", "NIGHT": "D", "W": "D", "FORTNIGHT": "D", "M": "M", "Q": "M", "Y": "Y", "DE": "Y", "CE": "Y"}.get(counted.unit, "D")
    start = ctx.reference_day(finest)
    if start is None and finest == "D" and counted.unit in ("W", "FORTNIGHT"):
        start = ctx.reference_day("W")
    if start is None:
        if not back or ctx.published is None:
            return _one(first, last, _BLANK.get(counted.unit, "XXXX-XX-XX"))
        start = ctx.published
    value = shifted(start, counted.unit, -counted.count if back else counted.count)
    return [Reading(first, last, "TIME" if value is not None and "T" in value else "DATE", value)] if value is not None else None


def from_now(ctx: Context, first: int, last: int, found: re.Match[str]) -> list[Reading] | None:
    """"Two weeks from now", "in three weeks' time"."""
    end = next(at for at in range(first, last) if ctx.kind(at) in ("from", "poss", "quote"))
    counted = quantity(ctx, first, end)
    if counted is None or (ctx.kind(last - 1) == "present" and ctx.lower(last - 1) != "now"):
        return None
    if isinstance(counted.count, str):
        return _one(first, last, "FUTURE_REF")
    value = shifted(ctx.published, counted.unit, counted.count) if ctx.published is not None else _BLANK.get(counted.unit, "XXXX-XX-XX")
    return _one(first, last, value)


def is_fine(value: str) -> bool:
    """Whether a value is no longer than a year, so that others may count from it."""
    return bounds(value) is not None and len(value) >= 4 and grain(value) in ("D", "W", "M", "Q", "Y")
