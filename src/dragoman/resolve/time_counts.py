"""How many of which unit: "five-year", "more than two and a half years", "a couple of weeks"."""

from dataclasses import dataclass

from dragoman.resolve.time_context import Context


@dataclass(frozen=True, slots=True)
class Count:
    """So many units; `count` is `X` where nobody says how many, `unit` a code of `time_words.UNITS`."""

    count: float | str
    unit: str


def number(ctx: Context, first: int, last: int) -> float | str | None:
    """The number that these words count: a figure, number words, `X` for "several", 1 for "a"; None for no number at all."""
    total: float | None = None
    for word in ctx.words[first:last]:
        if word.kind in ("int", "num", "num4", "year", "number"):
            total = (total or 0) + float(word.value)
        elif word.kind == "hundred":
            total = (total or 1) * 100
        elif word.kind == "a" and total is None:
            total = 1
        elif word.kind in ("vague", "couple"):
            return "X"
    return total


def quantity(ctx: Context, first: int, last: int) -> Count | None:
    """What the words of a duration say, approximations left aside."""
    unit = next(
        (word for word in reversed(ctx.words[first:last]) if word.kind in ("unit", "units", "weekends", "quarter", "weekend", "second")),
        None,
    )
    if unit is None:
        return None
    code = "TS" if unit.kind == "second" else "WE" if unit.kind == "weekends" else str(unit.value)
    kinds = [word.kind for word in ctx.words[first:last]]
    if "half" in kinds:
        place = kinds.index("half")
        if "and" in kinds[:place]:  # "two and a half years", "a year and a half"
            count = number(ctx, first, first + kinds.index("and"))
            return Count((count if isinstance(count, float | int) else 1) + 0.5, code)
        return Count(30, "TM") if code == "TH" else Count(6, "M") if code == "Y" else Count(5, "Y") if code == "DE" else Count(0.5, code)
    start = next(
        (
            at
            for at, kind in enumerate(kinds)
            if kind not in ("approx", "more", "than", "at", "least", "most", "the", "last", "past", "next", "coming")
        ),
        0,
    )
    count = number(ctx, first + start, last)
    if count is None:
        return Count("X", code) if unit.kind in ("units", "weekends") else None
    return Count(count, code)
