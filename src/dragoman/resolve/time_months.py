"""Months and longer, by name: months, quarters, seasons, years, decades, centuries."""

from datetime import date

from dragoman.resolve.time_calendar import bounds
from dragoman.resolve.time_context import Context, Fit, Reading
from dragoman.resolve.time_days import month_before_year

_MONTHS = ("month", "may", "mabbr")
STEPS = {"last": -1, "past": -1, "prev": -1, "next": 1, "coming": 1, "foll": 1, "this": 0}
# Words after which May and March are months, whoever else may be called so.
_TIMELY = frozenset("in since until till during early late mid last this next earlier every each through throughout between".split())
_LOOSE = frozenset("by from to before after of for around about and or on through".split())
_SPEAKING = frozenset(
    "said says told tells insisted insists has had was is will would added met arrived visited called wants agreed announced".split()
)


def one(first: int, last: int, value: str | None, narrowed: tuple[str, str] | None = None) -> list[Reading] | None:
    """One date, or None without a value."""
    return [Reading(first, last, "DATE", value, narrowed)] if value is not None else None


def month_year(ctx: Context, fit: Fit) -> list[Reading] | None:
    """“March 2011”, “late March 2011”, “August of that year”."""
    first, last, _ = fit
    month = ctx.find(first, last, *_MONTHS)
    written = ctx.find(first, last, "year")
    if month is None:
        return None
    if written is not None:
        return one(first, last, f"{int(written.value):04}-{int(month.value):02}")
    if ctx.words[last - 1].value != "Y":
        return None
    if ctx.find(first, last, "that", "same") is not None:
        known = ctx.reference("Y")
        year = known[:4] if known is not None and len(known) >= 4 else None
    else:
        year = str(ctx.published.year - (1 if ctx.find(first, last, "last") is not None else 0)) if ctx.published is not None else None
    return one(first, last, f"{year or 'XXXX'}-{int(month.value):02}")


def month(ctx: Context, fit: Fit) -> list[Reading] | None:
    """A month without a year: the latest one that has begun, or the next after a verb of the future."""
    first, last, _ = fit
    word = ctx.words[last - 1]
    if not _is_month(ctx, first, last):
        return None
    joined = month_before_year(ctx, last, int(word.value))
    if joined is not None:
        return one(first, last, f"{joined:04}-{int(word.value):02}")
    alone = last - first == 1 and not ctx.lower(first - 1)[-1:].isalnum() and ctx.lower(first - 1) != ","  # a heading of a chronicle
    return one(first, last, month_value(ctx, int(word.value), None if alone else ctx.side(first, last)))


def month_value(ctx: Context, number: int, looks: str | None) -> str:
    """The value of a month without a year; `looks` is the side of the report's day that its verb looks to."""
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
    return (
        before in ("the", "a")
        and follower is not None
        and follower.text.islower()
        and after not in ("on", "to", "of", "in", "through", "from")
    )


def relative_month(ctx: Context, fit: Fit) -> list[Reading] | None:
    """“Last May”, “next October”, “this March”."""
    first, last, _ = fit
    number = int(ctx.words[last - 1].value)
    if ctx.published is None:
        return one(first, last, f"XXXX-{number:02}")
    now = ctx.published
    lead = next(word.kind for word in ctx.words[first:last] if word.kind in STEPS or word.kind == "that")
    if lead == "this":
        year = now.year
    elif lead == "that":
        known = ctx.reference("Y")
        year = int(known[:4]) if known is not None and len(known) >= 4 else now.year
    elif STEPS[lead] < 0:
        year = now.year - (number >= now.month)
    else:
        year = now.year + (number <= now.month)
    return one(first, last, f"{year:04}-{number:02}")


def week_of_month(ctx: Context, fit: Fit) -> list[Reading] | None:
    """“The first week of January”: known to the month."""
    first, last, _ = fit
    if ctx.find(first, last - 1, "unit", "second") is None or not any(word.value in ("W", "D") for word in ctx.words[first:last]):
        return None
    return one(first, last, month_value(ctx, int(ctx.words[last - 1].value), ctx.side(first, last)))


_COUNTED = frozenset(
    "people men women children troops soldiers fighters civilians militants rebels refugees families houses homes prisoners detainees"
    " metres meters kilometres kilometers km miles feet tonnes tons dollars euros pounds lorries trucks tents migrants villagers police"
    " others bodies deaths bombs rockets missiles shells tanks workers residents".split()
)
# What may stand before a year of long ago, which could else be any number.
_YEARLY = frozenset("in since until of by from between to year around ( and or – - after before c circa".split())
_HEDGES = frozenset("about some nearly almost roughly approximately than least most over to killed estimated another under".split())


def year(ctx: Context, fit: Fit) -> list[Reading] | None:
    """A year of four figures that counts nothing."""
    first, last, _ = fit
    word = ctx.words[last - 1]
    number = int(word.value)
    before, after = ctx.lower(first - 1), ctx.lower(last)
    counted = after.isalpha() and ctx.kind(last) == "." and ctx.lower(last + 1) in _COUNTED
    if after in _COUNTED or counted or ctx.kind(last) in ("unit", "units"):
        return None
    if number < 1900 and after.isalpha() and ctx.kind(last) == "." and after.endswith(("s", "children", "men")):
        return None
    if ctx.lower(last + 1) == "strong" or ctx.kind(last) == "number":
        return None
    joined = ctx.kind(last) == "hyphen" and ctx.kind(last + 1) == "year"
    if number % 100 == 0 and before in _HEDGES and not joined or (before in ("than", "least", "killed", "estimated") and last - first == 1):
        return None
    old = before in _YEARLY or (before == "." and ctx.lower(first - 2) in ("c", "ca"))
    if not 1900 <= number <= 2099 and not old:
        return None
    tag = ctx.tags.get(ctx.words[last].start) if last < len(ctx.words) else None
    if number % 100 == 0 and tag is not None and tag.upos == "NOUN" and "Number=Plur" in tag.feats:
        return None
    if first >= 2 and ctx.kind(first - 1) == "hyphen" and ctx.kind(first - 2) not in ("year", "phase"):
        glued = ctx.words[first - 1].end == word.start and ctx.words[first - 2].end == ctx.words[first - 1].start
        if glued and ctx.lower(first - 2) not in ("pre", "post"):
            return None
    value = f"{number:04}"
    if ctx.find(first, last - 1, "ordinal", "second") is not None:
        half = ctx.find(first, last - 1, "ordinal", "second")
        value += f"-H{half.value}" if half is not None else ""
    return one(first, last, value)


def year_short(ctx: Context, fit: Fit) -> list[Reading] | None:
    """“1892–94”: two years."""
    first, last, _ = fit
    one, two = int(ctx.words[first].value), ctx.words[last - 1]
    if (
        len(two.text) != 2
        or not one % 100 < int(two.value) <= 99
        or ctx.kind(last) in ("month", "may", "hyphen")
        or not 1500 <= one <= 2099
    ):
        return None
    return [Reading(first, first + 1, "DATE", str(one)), Reading(last - 1, last, "DATE", f"{one // 100:02}{int(two.value):02}")]


def decade_word(ctx: Context, fit: Fit) -> list[Reading] | None:
    """“The 1990s”, “the late '90s”."""
    first, last, _ = fit
    word = ctx.words[last - 1]
    if (
        len(word.text.strip("'’‘s")) == 2
        and ctx.lower(first) != "the"
        and word.text[0] not in "'’‘"
        and ctx.lower(first - 1) not in ("and", "to", "or")
    ):
        return None
    if ctx.lower(first - 1) in ("his", "her", "their", "my", "your") or word.text.isalpha() and ctx.lower(first) != "the":
        return None  # an age
    value = str(word.value)
    return one(first, last, value if len(value) == 3 else None)


def century(ctx: Context, fit: Fit) -> list[Reading] | None:
    """“The 19th century”, counted from its year 00 (`18`)."""
    first, last, _ = fit
    if ctx.words[last - 1].value != "CE":
        return None
    number = sum(int(word.value) for word in ctx.words[first:last] if word.kind in ("ordinal", "second", "nth", "number"))
    return one(first, last, f"{number - 1:02}") if 1 <= number <= 30 else None


def quarter(ctx: Context, fit: Fit) -> list[Reading] | None:
    """“The first quarter of 2016”, “the second half of last year”."""
    first, last, _ = fit
    order = ctx.find(first, last, "ordinal", "second", "nth")
    half = ctx.find(first, last, "half")
    if order is None:
        return None
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
        step = next((STEPS[word.kind] for word in ctx.words[first:last] if word.kind in STEPS), 0)
        year = ctx.published.year + step if ctx.published is not None else None
    else:
        year = None
        if ctx.published is not None:
            begun = date(ctx.published.year, 3 * int(order.value) - 2, 1) <= ctx.published
            year = ctx.published.year - (not begun and ctx.side(first, last) != "coming")
    return one(first, last, f"{year if year is not None else 'XXXX'}-{'H' if half is not None else 'Q'}{order.value}")


_SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_SEASONAL = frozenset("in by since over during until till throughout through for from".split())


def season_value(ctx: Context, code: str, step: int | None, first: int, last: int) -> str:
    """The value of a season `step` seasons of its name from the report's day; without a step, the one its verb looks to."""
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


def season_year(ctx: Context, fit: Fit) -> list[Reading] | None:
    """“The spring of 2014”, “winter 2015”, “the summer of last year”."""
    first, last, _ = fit
    word = ctx.find(first, last, "season")
    written = ctx.find(first, last, "year")
    if word is None:
        return None
    if written is not None:
        return one(first, last, f"{int(written.value):04}-{word.value}")
    if ctx.words[last - 1].value != "Y":
        return None
    step = next((STEPS[part.kind] for part in ctx.words[first:last] if part.kind in STEPS), 0)
    return one(first, last, f"{ctx.published.year + step if ctx.published is not None else 'XXXX'}-{word.value}")


def season_relative(ctx: Context, fit: Fit) -> list[Reading] | None:
    """“Last summer”, “this winter”."""
    first, last, _ = fit
    word = ctx.words[last - 1]
    if word.text[0].isupper() and word.text != "Summer":
        return None
    step = next(STEPS[part.kind] for part in ctx.words[first:last] if part.kind in STEPS)
    return one(first, last, season_value(ctx, str(word.value), step, first, last))


def season(ctx: Context, fit: Fit) -> list[Reading] | None:
    """“In the autumn”: a season alone needs a preposition, since springs gush and cities fall."""
    first, last, _ = fit
    word = ctx.words[last - 1]
    if word.text[0].isupper() or ctx.lower(first - 1) not in _SEASONAL:
        return None
    follows = ctx.lower(last)
    if word.text.lower() in ("fall", "spring") and (
        follows == "of" or (follows[:1].isalpha() and follows not in ("and", "but", "when", "as", "or", "after"))
    ):
        return None
    return one(first, last, season_value(ctx, str(word.value), None, first, last))
