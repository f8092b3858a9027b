"""The forms of English time expressions, written in kinds of words (`time_words`, `time_lexer`).

A form is a regular expression over kinds: `the? ordinal of MONTH` stands for the letters of those kinds. Names in capitals are
forms used in others. The first form that fits at a word is tried first, so longer and narrower ones stand above.
"""

import re

from dragoman.resolve.time_lexer import CAPITAL, LETTER, OTHER

_PARTS_OF_FORMS = {
    "MONTH": "(?:month|may|mabbr)",
    "WEEKDAY": "(?:weekday|wabbr)",
    "ORD": "(?:ordinal|second|nth|number hyphen ordinal)",
    "DAYNUM": "(?:int|nth|ordinal|second)",
    "NUM": "(?:(?:a|number|int) hundred|number hyphen? number|number|int|num|num4|year)",
    "APPROX": "(?:approx|more than|at least|at most|up to)",
    "UNITS": "(?:units|unit|weekends)",
    "UNIT": "(?:unit|quarter|weekend|second)",
    "LASTISH": "(?:last|past|prev)",
    "NEXTISH": "(?:next|coming|foll)",
    "RELATIVE": "(?:this past|this coming|last|next|this|past|prev|coming|foll)",
    "SOME": "(?:NUM|a couple of|couple of|a? vague|half a)",
    "QUANTITY": (
        "(?:SOME full? more? UNITS|NUM and a half UNITS|NUM hyphen and hyphen a hyphen half hyphen? UNITS|a full? unit and a half"
        "|a full? unit|half a unit|half hyphen? unit)"
    ),
    "PHASE": "(?:phase hyphen?)",
    "THISUNIT": "(?:(?:the )?RELATIVE UNIT)",
    "WEEKTAIL": "(?:of? RELATIVE unit)",
    "YEARTAIL": "(?:(?:of )?(?:this|last|next|that|the same|the prev|the foll) unit)",
    "FULLDAY": (
        "(?:(?:WEEKDAY comma? (?:the )?)?MONTH (?:the )?DAYNUM(?: comma? year| comma? YEARTAIL)?"
        "|(?:WEEKDAY comma? )?(?:the )?DAYNUM (?:of )?MONTH(?: comma? year| YEARTAIL)?"
        "|iso|slash|feast(?: comma? year)?)"
    ),
    "DAY": (
        "(?:FULLDAY|the unit (?:before|after) today|today"
        "|(?:RELATIVE )?WEEKDAY(?: WEEKTAIL)?"
        "|(?:that|the) same unit|that unit|the (?:foll|next|prev) unit)"
    ),
    "ZONE": "(?:zone(?: time)?|(?:local|cap) time)",
    "CLOCK": "(?:(?:clock|int) ampm ZONE?|clock ZONE?|(?:num4|year) ZONE|(?:num4|year) units|int oclock(?: ZONE)?|sun(?: ZONE)?)",
}

FORMS: tuple[tuple[str, str], ...] = (
    # times of day
    ("dtg", "dtg"),
    ("clock_of_day", "CLOCK (?:comma|on|of)? (?:phase )?(?P<day>DAY)"),
    ("clock_of_part", "CLOCK (?:on )?(?:this|last|in the) part|CLOCK tonight|(?:number|int) in the part"),
    ("day_at_clock", "(?P<day>DAY)(?: part)?(?: comma)?(?: at| hyphen)? CLOCK"),
    ("sets_of_part", "weekday parts"),
    ("day_part", "(?:PHASE )?(?P<day>DAY)(?P<part> part)"),
    ("part_of_day", "(?:the )?(?:PHASE )?(?:part|units) of (?P<day>DAY)(?: part)?|(?:the )?part of (?P<day2>DAY)"),
    ("part_of_part", "the phase units of (?:this|last|today) part"),
    ("this_part", "(?:PHASE )?(?:this|last) part"),
    ("that_part", "(?:that same|the same|that|the next|the foll|the prev) part|the (?:part|unit) before"),
    ("tonight", "tonight"),
    ("overnight", "overnight(?: on)? (?P<day>WEEKDAY)|overnight"),
    ("early_hours", "the phase units"),
    ("clock", "CLOCK"),
    # sets
    ("each_several", "each (?:NUM|other|vague) UNITS"),
    ("each_weekday", "each WEEKDAY"),
    ("each_season", "each season"),
    ("each_month", "each month"),
    ("each_part", "each part"),
    ("times_per", "(?:once|twice|NUM times|vague times) (?:a|per|each) unit|(?:once|twice|NUM times|vague times) freq"),
    ("each_unit", "each UNIT"),
    ("per_unit", "per unit"),
    ("weekdays", "weekdays"),
    ("weekends", "weekends"),
    ("freq", "freq"),
    # days
    ("day_range", "(?P<one>(?:the )?DAYNUM) (?:to|hyphen|and|or) (?P<two>(?:the )?DAYNUM (?:of )?MONTH(?: comma? year)?)"),
    ("month_range", "(?P<one>MONTH DAYNUM) (?:to|hyphen|and|or) (?P<two>DAYNUM(?: comma? year)?)"),
    (
        "month_year",
        (
            "(?:the )?(?P<phase>PHASE |edge of |ORD unit of |ORD half of )?MONTH (?:of |comma )?"
            "(?:year|(?:of )?that (?:same )?unit|(?:of )?(?:last|this) unit|(?:of |in )?the same unit)"
        ),
    ),
    ("decade_word", "(?:the )?(?:PHASE )?decade"),
    ("day_of_month", "(?:the )?nth of (?:this|last|next|that|the same) unit|WEEKDAY (?:the )?nth"),
    ("day", "(?P<phase>PHASE )?(?P<day>FULLDAY)"),
    (
        "part_of_period",
        (
            "(?:the )?(?:ordinal|last) (?:NUM|vague|couple of) UNITS of "
            "(?P<of>year|RELATIVE unit|the unit|MONTH (?:of |comma )?year|MONTH)"
        ),
    ),
    ("relative_units", "(?:the )?(?:last|past|next|coming|foll|prev) (?:SOME|couple of) UNITS"),
    ("ago_this", "(?:APPROX )?(?:QUANTITY|units) ago (?:(?:this|last) unit|today)"),
    ("ago", "(?:APPROX )?(?:QUANTITY|units) (?:and a half )?ago"),
    ("later", "(?:APPROX )?(?:QUANTITY|units) (?:later|earlier)"),
    ("from_now", "(?:APPROX )?QUANTITY from present|QUANTITY (?:poss|quote) time"),
    ("weekday", "(?P<phase>PHASE )?(?:(?:RELATIVE )WEEKDAY|WEEKDAY(?: WEEKTAIL)?)"),
    ("day_beside", "the unit (?:before|after) today|the unit (?:before|after)"),
    ("today", "(?:(?:PHASE|earlier|later) )?today"),
    ("earlier_unit", "(?:earlier|later) (?:this|that|the same|last) (?:unit|quarter|weekend)"),
    ("earlier_in_unit", "(?:earlier|later) in the unit"),
    ("earlier_month", "(?:earlier|later) (?:this|last|in) (?:month|season|may)"),
    # months and longer
    ("quarter", "(?:the )?ORD (?:quarter|half) of (?:year|RELATIVE unit|the unit)|(?:the )?ORD quarter(?: year)?"),
    ("week_of_month", "(?:the )?(?:ORD|last) unit of (?P<month>MONTH)"),
    ("season_year", "(?:the )?(?:PHASE )?season (?:of )?(?:year|RELATIVE unit)"),
    ("season_relative", "(?:PHASE )?(?:this|last|next|coming|past|prev|foll|the coming|the past|the prev|the foll) season"),
    ("season", "(?:the )?(?:PHASE )?season"),
    ("century", "(?:the )?(?:PHASE )?ORD hyphen? unit"),
    ("relative_month", "(?P<phase>PHASE |the edge of )?(?:RELATIVE|that) (?:month|may)"),
    ("month", "(?P<phase>PHASE |(?:the )?edge of )?MONTH"),
    ("year_short", "(?P<one>year) hyphen (?P<two>int|num)"),
    ("year", "(?P<phase>PHASE |(?:the )?edge of |the ORD half of )?(?:the unit )?year"),
    ("day_span", "these units"),
    ("this_unit", "(?P<phase>PHASE |(?:the )?edge of |(?:the )?ORD half of )?(?:the )?(?:RELATIVE|that same|the same|that) UNIT"),
    ("edge_unit", "(?:the )?edge of the unit"),
    ("the_weekend", "the weekend"),
    # durations
    ("two_durations", "(?P<one>(?:APPROX )?NUM) (?:to|or|hyphen|and) (?P<two>NUM UNITS)"),
    ("compound", "NUM hyphen (?:and hyphen a hyphen half hyphen )?UNIT"),
    ("quarter_century", "(?:APPROX )?(?:a )?quarter (?:of a |hyphen )?unit"),
    ("duration", "(?:APPROX )?(?:the (?:ordinal )?)?QUANTITY"),
    ("long_word", "long"),
    ("units_long", "(?:units|unit) hyphen"),
    ("bare_units", "units"),
    # references
    ("recent", "recent (?:units|weekends)"),
    ("coming_units", "(?:the )?(?:coming|past) units"),
    ("future", "the (?:near|foreseeable|immediate)? future|the past"),
    ("moment", "the (?:moment|presently)|presently"),
    ("present", "present"),
    ("pastly", "pastly"),
    ("soonly", "soonly"),
)  # fmt: skip
"""The name of each form and its kinds, in the order in which they are tried."""

_NAMES = re.compile(r"[A-Z]{2,}")
_KINDS = re.compile(r"\(\?P<\w+>|\(\?:|[a-z][a-z0-9]*")


def letters_of(form: str) -> str:
    """The regular expression over letters (`time_lexer.LETTER`) that a form written in kinds of words stands for."""
    while _NAMES.search(re.sub(r"\(\?P<\w+>", "", form)):
        form = _NAMES.sub(lambda found: _PARTS_OF_FORMS[found.group()], form)
    return _KINDS.sub(lambda found: found.group() if found.group()[0] == "(" else LETTER[found.group()], form).replace(" ", "")


RULES: tuple[tuple[str, re.Pattern[str]], ...] = tuple((name, re.compile(letters_of(form))) for name, form in FORMS)

_ALONE = "".join(letter for letter in LETTER.values() if any(rule.fullmatch(letter) for _, rule in RULES))
_DULL = OTHER + LETTER[CAPITAL]
_PLAIN = "|".join(re.sub(r"\(\?P<\w+>", "(?:", rule.pattern) for _, rule in RULES)
# For speed: a word that is no expression by itself ("the", "a", "two") is worth a look only before another word of time.
ANY = re.compile(f"(?:(?=[{_ALONE}])|(?=[^{_DULL}{_ALONE}][^{_DULL}]))(?:{_PLAIN})")
"""Where some form fits."""
