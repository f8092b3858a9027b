"""The words of time: what kind each word of English is to the grammar of dates, and what it counts for."""

MONTHS = "january february march april may june july august september october november december".split()
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_NUMBERS = (
    "nought one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty"
).split()
_ORDINALS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
    " fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()

Word = tuple[str, float | str]
"""A kind and a value: what the value means depends on the kind."""

UNITS = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "night": "NIGHT", "week": "W", "fortnight": "FORTNIGHT", "month": "M",
    "quarter": "Q", "year": "Y", "decade": "DE", "century": "CE", "weekend": "WE",
}  # fmt: skip
PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}
FEASTS = {
    "christmas": "12-25", "christmas day": "12-25", "christmas eve": "12-24", "boxing day": "12-26", "new year's eve": "12-31",
    "new year's day": "01-01", "valentine's day": "02-14", "may day": "05-01", "halloween": "10-31",
}  # fmt: skip


def _lexicon() -> dict[str, Word]:
    words: dict[str, Word] = {}

    def put(kind: str, listed: str, *values: float | str) -> None:
        for place, word in enumerate(listed.split()):
            words[word] = (kind, values[min(place, len(values) - 1)] if values else 0)

    put("month", " ".join(MONTHS), *range(1, 13))
    put("may", "march may", 3, 5)  # also a walk, a modal verb and a surname, so they need more proof
    put("mabbr", "jan feb mar apr jun jul aug sept sep oct nov dec", 1, 2, 3, 4, 6, 7, 8, 9, 9, 10, 11, 12)
    put("weekday", " ".join(WEEKDAYS), *range(1, 8))
    put("wabbr", "mon tue tues wed weds thu thur thurs fri sat sun", 1, 2, 2, 3, 3, 4, 4, 4, 5, 6, 7)
    put("weekdays", " ".join(f"{day}s" for day in WEEKDAYS), *range(1, 8))
    for word, code in UNITS.items():
        words[word] = ("unit", code)
        words[word.removesuffix("y") + "ies" if word == "century" else word + "s"] = ("units", code)
    for word, code in PARTS.items():
        words[word] = ("part", code)
        words[word + "s"] = ("parts", code)
    put("second", "second", 2)
    put("quarter", "quarter", "Q")
    words["weekend"], words["weekends"] = ("weekend", "WE"), ("weekends", "WE")
    put("number", " ".join(_NUMBERS), *range(21))
    put("number", "thirty forty fifty sixty seventy eighty ninety dozen", 30, 40, 50, 60, 70, 80, 90, 12)
    put("hundred", "hundred", 100)
    put("ordinal", " ".join(word for word in _ORDINALS if word != "second"), 0, 1, *range(3, 21))
    put("ordinal", "thirtieth", 30)
    put("season", "spring summer autumn fall winter", "SP", "SU", "FA", "FA", "WI")
    put("decade", "twenties thirties forties fifties sixties seventies eighties nineties", *(f"19{digit}" for digit in range(2, 10)))
    put("a", "a an", 1)
    put("ampm", "am pm", "am", "pm")
    put("zone", "gmt utc zulu est edt cet bst hrs", 0)
    put("last", "last", -1)
    put("past", "past", -1)
    put("prev", "previous preceding prior", -1)
    put("next", "next", 1)
    put("coming", "coming upcoming", 1)
    put("foll", "following ensuing", 1)
    put("each", "every each", 0)
    put("phase", "early mid late wee small", 0)
    put("edge", "beginning start end middle", 0)
    put("approx", "about around nearly almost roughly approximately over some", 0)
    put("more", "more less fewer", 0)
    put("vague", "several few many", 0)
    put("today", "today yesterday tomorrow", 0, -1, 1)
    put(
        "freq",
        "hourly daily nightly weekly fortnightly monthly quarterly yearly annual annually",
        *"PT1H P1D P1D P1W P2W P1M P3M P1Y".split(),
    )
    put("sun", "noon midday midnight dawn daybreak dusk sunset nightfall", *"T12:00 T12:00 T24:00 TMO TMO TEV TEV TEV".split())
    put("long", "hourlong daylong weeklong monthlong yearlong decadelong", *"PT1H P1D P1W P1M P1Y".split(), "P10Y")
    put("present", "now currently nowadays presently", "PRESENT_REF")
    put("pastly", "recently lately", "PAST_REF")
    put("soonly", "soon", "FUTURE_REF")
    for word in (
        "the this that these of at on in and or to than least most ago earlier later before after same times once twice per half couple"
        " other local time hours tonight overnight from until recent future near foreseeable immediate moment present full more up"
    ).split():
        words.setdefault(word, (word, 0))
    words["present"] = ("presently", "PRESENT_REF")
    words["hours"] = ("units", "TH")
    words["o'clock"] = ("oclock", 0)
    words["-long"] = ("suffix", 0)
    return words


LEXICON = _lexicon()
