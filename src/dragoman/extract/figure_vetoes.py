"""What looks like a figure and is none: dates, ages, lengths, names with a number, and small counts told in passing."""

from dragoman.extract.figure_counts import Counted
from dragoman.extract.figure_measures import Read
from dragoman.extract.grammar import Grammar
from dragoman.extract.quantities import Quantity
from dragoman.knowledge.figure_measures import measure_words
from dragoman.knowledge.quantities import quantity_words
from dragoman.model.annotated import Frame
from dragoman.model.scene import Scene

SMALL = 10
"""Below this a count of things that nobody measures is told in passing."""
_DEFINITE = frozenset(("the", "these", "those", "both", "his", "her", "their", "its", "our", "my", "all", "no", "any"))
_HYPHENS = frozenset(("-", "–"))


def veto(scene: Scene, trees: Grammar, quantity: Quantity, what: Counted) -> str | None:
    """The name of the first rule by which a quantity is no figure whatever the model says, or None."""
    if is_time(scene, trees, quantity):
        return "is_time"
    if is_name(scene, trees, quantity, what):
        return "is_name"
    by_noun = next((rule.__name__ for rule in (is_year, is_age, is_length) if rule(trees, quantity, what)), None)
    return by_noun or next((rule.__name__ for rule in (is_clock_or_score, is_conversion, is_pronoun_one) if rule(trees, quantity)), None)


def is_time(scene: Scene, trees: Grammar, quantity: Quantity) -> bool:
    """A number inside a time expression says when or how long."""
    number = trees.tokens[quantity.anchor]
    if quantity.unit is not None or quantity.money:
        return False
    return any(time.type != "SET" and time.start <= number.start and number.end <= time.end for time in scene.times)


def is_year(trees: Grammar, quantity: Quantity, what: Counted) -> bool:
    """Four digits without a comma that could be a year, with no noun of their own."""
    text = trees.tokens[quantity.anchor].text
    value = quantity.value or quantity.low
    if not (text.isdigit() and len(text) == 4 and value is not None and 1800 <= value <= 2100 and quantity.bound in ("exact", "between")):
        return False
    dated = quantity.start > 0 and trees.tokens[quantity.start - 1].text.lower() in (
        "in",
        "since",
        "by",
        "until",
        "early",
        "late",
        "mid",
        "from",
        "during",
    )
    return dated or what.noun is None


def is_age(trees: Grammar, quantity: Quantity, what: Counted) -> bool:
    """As in "Ahmed Ali, 34, of", "aged 12", "a 19-year-old", "(41)" after a name."""
    tokens = trees.tokens
    before = tokens[quantity.start - 1] if quantity.start else None
    after = tokens[quantity.end] if quantity.end < len(tokens) else None
    value = quantity.value
    if value is None or value > 120 or quantity.unit or before is None:
        return False
    if before.lemma.lower() in ("age", "aged"):
        return True
    if (
        before.lemma.lower() in ("be", "turn")
        and what.noun is None
        and quantity.start >= 2
        and tokens[quantity.start - 2].text.lower() in ("he", "she", "i", "who")
    ):
        return True
    if (
        after is not None
        and after.text in _HYPHENS
        and quantity.end + 1 < len(tokens)
        and tokens[quantity.end + 1].lemma.lower() in ("year", "month", "week", "day")
    ):
        return True
    closed = after is None or after.text in (",", ".", ")", ";", "–", "’", "”", "and")
    return (
        tokens[quantity.anchor].text.isdigit()
        and before.text in (",", "(")
        and closed
        and quantity.start >= 2
        and tokens[quantity.start - 2].upos in ("PROPN", "NOUN")
    )


def is_length(trees: Grammar, quantity: Quantity, what: Counted) -> bool:
    """Lengths of time and of way, weights of things: "62 miles", "three hours", "a 60-mile gap"."""
    tokens = trees.tokens
    units = quantity_words().units
    at = quantity.end
    if quantity.money or quantity.unit == "share":
        return False
    for skip in range(3):
        if at + skip < len(tokens):
            word = tokens[at + skip].text.lower()
            if word in units:
                return not (
                    word in ("c", "f", "am", "second", "foot", "min", "mi", "noon") and tokens[at + skip].start != tokens[at + skip - 1].end
                )
            if word not in ("-", "more", "square", "nautical", "straight", "consecutive", "cubic", "light"):
                break
    return (
        what.noun is not None
        and what.noun <= at + 1
        and tokens[what.noun].text.lower() in units
        and tokens[what.noun].text.lower() not in ("second", "foot", "c", "f")
    )


def is_name(scene: Scene, trees: Grammar, quantity: Quantity, what: Counted) -> bool:
    """A number that is part of a name or label: "Resolution 2254", "M23", "S-400", "BBC Radio 4", "the G7"."""
    tokens = trees.tokens
    token = tokens[quantity.anchor]
    before = tokens[quantity.start - 1] if quantity.start else None
    if (
        before is not None
        and before.end == token.start
        and before.text not in ("(", "“", '"', "'", "‘", "[", "—", "–", "$", "£", "€", "¥", "~", ">", "<")
        and not quantity.money
        and quantity.unit is None
    ):
        return not (before.text in _HYPHENS and (quantity.start < 2 or tokens[quantity.start - 2].end != before.start))
    if (
        before is not None
        and not quantity.money
        and before.text[:1].isupper()
        and before.lemma.lower().rstrip(".") in quantity_words().labels
        and token.text[:1].isdigit()
    ):
        return True
    if (
        before is not None
        and before.lemma.lower().rstrip("s") in ("resolution", "article", "section", "paragraph", "chapter", "annex")
        and token.text[:1].isdigit()
    ):
        return True
    if (
        what.noun is None
        and before is not None
        and before.upos == "PROPN"
        and token.text[:1].isdigit()
        and quantity.hedged == quantity.start
        and token.deprel in ("nummod", "flat", "compound", "nmod", "appos", "dep")
    ):
        return tokens[token.head].index == before.index
    span = token.span
    return any(mention.form == "name" and mention.start < span.start and span.end <= mention.end for mention in scene.mentions)


def is_clock_or_score(trees: Grammar, quantity: Quantity) -> bool:
    """As in "4 a.m.", "a 2-1 loss": hours and results."""
    tokens = trees.tokens
    after = tokens[quantity.end].text.lower() if quantity.end < len(tokens) else ""
    if after in ("a.m.", "p.m.", "gmt", "o’clock", "o'clock") or ":" in tokens[quantity.anchor].text:
        return True
    nxt = tokens[quantity.end + 1].text if quantity.end + 1 < len(tokens) else ""
    value = quantity.value
    return (
        value is not None
        and value < 20
        and after in _HYPHENS
        and nxt.isdigit()
        and tokens[quantity.end].start == tokens[quantity.end - 1].end
    )


def is_conversion(trees: Grammar, quantity: Quantity) -> bool:
    """A measure told again in another unit: "$200bn (£150bn)", "62 miles (100km)"."""
    tokens = trees.tokens
    if quantity.start < 2 or tokens[quantity.start - 1].text != "(":
        return False
    closes = tokens[min(quantity.end, len(tokens) - 1)].text == ")"
    before = tokens[quantity.start - 2]
    return closes and quantity.money and (before.upos in ("NUM", "SYM") or before.text.lower() in quantity_words().scales)


def is_pronoun_one(trees: Grammar, quantity: Quantity) -> bool:
    """As in "one of the last", "no one", "the one thing", "one another": no count."""
    tokens = trees.tokens
    if tokens[quantity.anchor].text.lower() != "one" or quantity.unit or quantity.end - quantity.start > 1:
        return False
    before = tokens[quantity.start - 1].text.lower() if quantity.start else ""
    after = tokens[quantity.end].text.lower() if quantity.end < len(tokens) else ""
    return before in ("no", "any", "the", "every", "this", "that", "each", "only", "which", "some", "-", "from") or after in (
        "another",
        "day",
        "-",
        "thing",
        "side",
        "hand",
        "and",
        "who",
        "way",
        "that",
    )


def in_passing(trees: Grammar, quantity: Quantity, what: Counted, read: Read, frame: Frame | None) -> str | None:
    """Why a quantity is not worth an entry: the model did not see one and the words measure nothing; None where it is worth one.

    Small exact counts need a measure by words or a sure frame; a definite one ("the two men") needs what befalls them or a frame.
    """
    tokens = trees.tokens
    value = quantity.value if quantity.value is not None else quantity.low
    score = frame.score if frame else 0.0
    noun = tokens[what.noun].lemma.lower() if what.noun is not None else ""
    small = value is not None and value < SMALL and quantity.unit is None and not quantity.money
    if small and noun in measure_words().in_passing and score < 0.9 and not (read.by_words and "befalls" in read.why):
        return "in_passing: a noun of which a small number is no figure"
    if (
        small
        and tokens[quantity.start - 1].text.lower() in _DEFINITE
        and quantity.start
        and score < 0.8
        and not (read.by_words and read.measure in ("killed", "injured"))
    ):
        return "in_passing: a small known group"
    if value == 1 and small and tokens[quantity.end].text.lower() == "of" and not (score >= 0.5 and "befalls" in read.why):
        return "in_passing: one of many"
    if small and value == 1 and score < 0.5 and not ("befalls" in read.why or read.by_words and read.measure == "strikes"):
        return "in_passing: a single one"
    if small and score < 0.5 and not read.by_words:
        return "in_passing: a small count that nothing measures"
    if score == 0.0 and not read.by_words and what.noun is None and quantity.unit is None:
        return "in_passing: a bare number that nothing measures"
    return None
