"""What is counted from the report's day, or from a date before it in the text: "last week", "five years ago", "two days later"."""

from datetime import date

from dragoman.resolve.time_calendar import bounds, grain, shifted
from dragoman.resolve.time_context import Context, Fit, Reading
from dragoman.resolve.time_counts import quantity
from dragoman.resolve.time_months import STEPS, month_value, one, season_value

_BLANK = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX", "DE": "XXXX", "CE": "XXXX"}


def this_unit(ctx: Context, fit: Fit) -> list[Reading] | None:
    """“Last week”, “this month”, “the previous year”, “that year”, “the end of last month”."""
    first, last, found = fit
    unit = ctx.words[last - 1]
    code = str(unit.value) if unit.kind != "second" else "TS"
    half = ctx.find(first, last - 2, "ordinal", "half") if found["phase"] else None
    lead = next(word for word in reversed(ctx.words[first : last - 1]) if word.kind in (*STEPS, "that", "same"))
    article = lead.kind not in ("this", "that") and any(word.kind == "the" for word in ctx.words[first : last - 1])
    if code in ("D", "NIGHT"):
        return _referring(ctx, first, last, "D", lead.kind) if article or lead.kind in ("that", "same", "prev", "foll") else None
    if code not in _BLANK or half is not None:
        return None
    if lead.kind in ("that", "same", "foll") or (lead.kind == "prev" and ctx.reference(code if code in "WMQY" else "Y") is not None):
        return _referring(ctx, first, last, code, lead.kind)
    if article and lead.kind in ("past", "next", "coming") and not found["phase"]:
        return None  # "the past year" lasts a year: a duration
    step = STEPS[lead.kind]
    if ctx.published is None:
        return one(first, last, _BLANK[code])
    if code == "WE":
        return one(first, last, weekend(ctx, step, first, last))
    value = shifted(ctx.published, code, step)
    if code in ("DE", "CE") and value is not None:
        value = value[:3] if code == "DE" else value[:2]
    return one(first, last, value)


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


def the_weekend(ctx: Context, fit: Fit) -> list[Reading] | None:
    """“Over the weekend”."""
    first, last, _ = fit
    return one(first, last, weekend(ctx, None, first, last))


def _referring(ctx: Context, first: int, last: int, code: str, lead: str) -> list[Reading] | None:
    """A unit counted from the latest date met: "that year", "the following week", "the same day"."""
    step = 1 if lead in ("foll", "next") else -1 if lead == "prev" else 0
    start = ctx.reference_day(code if code in ("D", "W", "M", "Q", "Y") else "W" if code == "WE" else "Y")
    if start is None:
        if lead == "prev" and ctx.published is not None:
            start = ctx.published
        else:
            return one(first, last, _BLANK[code])
    return one(first, last, shifted(start, code, step))


def edge_unit(ctx: Context, fit: Fit) -> list[Reading] | None:
    """“By the end of the year”."""
    first, last, _ = fit
    code = str(ctx.words[last - 1].value)
    if code not in ("W", "M", "Y", "DE") or ctx.lower(last) in ("of", "before"):
        return None
    if ctx.published is None:
        return one(first, last, _BLANK[code])
    gone = any(word.text.lower() == "end" for word in ctx.words[first:last]) and ctx.side(first, last) == "past"
    value = shifted(ctx.published, code, -1 if gone else 0)
    return one(first, last, value[:3] if code == "DE" and value is not None else value)


def earlier_unit(ctx: Context, fit: Fit) -> list[Reading] | None:
    """“Earlier this month”, up to the report's day; “later this week”, from it on; “later that day”."""
    first, last, _ = fit
    code = str(ctx.words[last - 1].value)
    lead = ctx.kind(last - 2)
    if lead in ("that", "same"):
        return _referring(ctx, first, last, code, lead) if code in _BLANK else None
    if code not in _BLANK or code == "D":
        return None
    if ctx.published is None:
        return one(first, last, _BLANK[code])
    value = shifted(ctx.published, code, -1 if lead == "last" else 0)
    return one(first, last, value, None if lead == "last" else _side_of_today(ctx, value, ctx.kind(first)))


def earlier_month(ctx: Context, fit: Fit) -> list[Reading] | None:
    """“Earlier in March”."""
    first, last, _ = fit
    word = ctx.words[last - 1]
    if word.kind == "season":
        return one(first, last, season_value(ctx, str(word.value), 0, first, last))
    if ctx.lower(last - 2) == "in":
        return None
    return one(first, last, month_value(ctx, int(word.value), ctx.side(first, last)))


def earlier_in_unit(ctx: Context, fit: Fit) -> list[Reading] | None:
    """“Later in the week”, “earlier in the day”."""
    first, last, _ = fit
    code = str(ctx.words[last - 1].value)
    if code == "D":
        known = ctx.day_in_sentence(first) or (ctx.published.isoformat() if ctx.published is not None else _BLANK["D"])
        return one(first, last, known)
    if code not in ("W", "M", "Y") or ctx.published is None:
        return one(first, last, _BLANK[code]) if code in ("W", "M", "Y") else None
    value = shifted(ctx.published, code, 0)
    return one(first, last, value, _side_of_today(ctx, value, ctx.kind(first)))


def _side_of_today(ctx: Context, value: str | None, word: str) -> tuple[str, str] | None:
    """The days of a unit up to the report's own ("earlier") or from it on ("later")."""
    covered = bounds(value) if value is not None else None
    if covered is None or ctx.published is None or not covered[0] <= ctx.published.isoformat() <= covered[1]:
        return None
    day = ctx.published.isoformat()
    return (covered[0], day) if word == "earlier" else (day, covered[1])


def ago(ctx: Context, fit: Fit) -> list[Reading] | None:
    """“Three days ago”, at the grain of its unit; `PAST_REF` where nobody counts (“months ago”)."""
    first, last, _ = fit
    counted = quantity(ctx, first, last - 1)
    if counted is None:
        return None
    if isinstance(counted.count, str):
        return one(first, last, "PAST_REF")
    if ctx.published is None:
        return one(first, last, _BLANK.get(counted.unit, "XXXX-XX-XX"))
    value = shifted(ctx.published, counted.unit, -counted.count) or "PAST_REF"
    return [Reading(first, last, "TIME" if "T" in value and value != "PAST_REF" else "DATE", value)]


def ago_this(ctx: Context, fit: Fit) -> list[Reading] | None:
    """“Five years ago this week”, “a year ago today”: a week or a day of that year."""
    first, last, _ = fit
    middle = next(at for at in range(first, last) if ctx.kind(at) == "ago")
    counted = quantity(ctx, first, middle)
    today = ctx.words[last - 1] if ctx.kind(last - 1) == "today" else None
    code = "D" if today is not None else str(ctx.words[last - 1].value)
    if counted is None or isinstance(counted.count, str) or code not in ("D", "W", "M"):
        return None
    if ctx.published is None:
        return one(first, last, _BLANK[code])
    years = {"Y": 1, "DE": 10, "CE": 100}.get(counted.unit)
    if years is None:
        return None
    now = ctx.published
    year = now.year - round(counted.count * years)
    step = int(today.value) if today is not None else -1 if ctx.kind(last - 2) == "last" else 0
    try:
        then = date(year, now.month, now.day if (now.month, now.day) != (2, 29) else 28)
    except ValueError:
        return None
    return one(first, last, shifted(then, code, step))


def later(ctx: Context, fit: Fit) -> list[Reading] | None:
    """“Two days later”, “a year earlier”: counted from the latest date met."""
    first, last, _ = fit
    counted = quantity(ctx, first, last - 1)
    if counted is None:
        return None
    back = ctx.kind(last - 1) == "earlier"
    if isinstance(counted.count, str):
        return one(first, last, "PAST_REF" if back else "FUTURE_REF")
    finest = {"D": "D", "NIGHT": "D", "W": "D", "FORTNIGHT": "D", "M": "M", "Q": "M", "Y": "Y", "DE": "Y", "CE": "Y"}.get(counted.unit, "D")
    start = ctx.reference_day(finest)
    if start is None and finest == "D" and counted.unit in ("W", "FORTNIGHT"):
        start = ctx.reference_day("W")
    if start is None:
        if not back or ctx.published is None:
            return one(first, last, _BLANK.get(counted.unit, "XXXX-XX-XX"))
        start = ctx.published
    value = shifted(start, counted.unit, -counted.count if back else counted.count)
    return [Reading(first, last, "TIME" if "T" in value else "DATE", value)] if value is not None else None


def from_now(ctx: Context, fit: Fit) -> list[Reading] | None:
    """“Two weeks from now”, “in three weeks' time”."""
    first, last, _ = fit
    end = next(at for at in range(first, last) if ctx.kind(at) in ("from", "poss", "quote"))
    counted = quantity(ctx, first, end)
    if counted is None or (ctx.kind(last - 1) == "present" and ctx.lower(last - 1) != "now"):
        return None
    if isinstance(counted.count, str):
        return one(first, last, "FUTURE_REF")
    value = shifted(ctx.published, counted.unit, counted.count) if ctx.published is not None else _BLANK.get(counted.unit, "XXXX-XX-XX")
    return one(first, last, value)


def is_fine(value: str) -> bool:
    """Whether a value is no longer than a year, so that others may count from it."""
    return bounds(value) is not None and len(value) >= 4 and grain(value) in ("D", "W", "M", "Q", "Y")
