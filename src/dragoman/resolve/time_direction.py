"""Which way a bare date looks: back from the report's day, or ahead of it.

`on Monday` after a past verb is the last Monday, `will … on Monday` the next one. The verbs are read from the words of the
sentence around the date; where the report has been tagged, a word counts as a verb only where the tagger says so.
"""

from collections.abc import Mapping, Sequence
from typing import Literal

from dragoman.model.annotated import Token
from dragoman.resolve.time_lexer import Lexeme

Side = Literal["past", "coming"]

_AHEAD = frozenset(
    "will shall would ll must should due scheduled planned planning plans plan expected expects expect slated going deadline"
    " hopes hope hoping intends intend promised vowed pledged upcoming wants ought poised might may".split()
)
_SHIFTING = frozenset(  # present forms that news uses of what is fixed to come
    "begins begin starts resumes resume opens expires expire ends meets meet takes take convenes convene reconvenes falls hosts arrives"
    " arrive travels holds goes flies".split()
)
_PAST = frozenset(
    "was were had did has have said told met came went took began fell hit left killed became held kept led lost made paid"
    " put ran rose sat saw sent set shot spoke stood struck swept thought threw won wrote withdrew broke brought built bought"
    " caught chose cut dealt drew drove felt fought found flew gave got grew heard hid knew laid let meant overran read rode"
    " sank sought shut slept sold spent split spread stole swore taken given seen known begun broken written".split()
)
_NOT_PAST = frozenset(
    "need needed feed speed indeed hundred seed breed bed red weed exceed proceed succeed agreed-upon armed united"
    " so-called besieged".split()
)
_BASES = frozenset(  # verbs of what news announces, where no tagger tells "to meet" from "to school"
    "accept address adopt agree allow announce answer appear appoint approve arrive attend be begin break brief bring build"
    " bury call cease celebrate choose close come complete consider continue convene cross cut debate decide deliver deploy"
    " destroy disarm discuss elect end endorse enter evacuate exchange expel expire extend face fight finish fly form free"
    " gather get give go halt hand have head hear hold host impose implement install join kick launch lay leave let lift make"
    " march mark meet move name negotiate observe open pass pay present publish pull put ratify reach receive release renew"
    " reopen reply report resign respect respond resume return review rule run see send set sign speak stand start step stop"
    " submit surrender swap swear table take talk testify transfer travel unveil visit vote withdraw".split()
)
# Verbs before "to" that tell of what was done, so that the infinitive after them does not look ahead.
_DONE = frozenset(
    "began begun started continued failed managed refused forced had able used tried helped came seemed appeared got allowed unable".split()
)
_LASTING = frozenset("lasted held continued remained stayed ran kept fought was were been had did lived worked served".split())
_BOUNDARY = frozenset(".;!?:")
_OPENERS = frozenset(("that", ",", "and", "but", "“", '"', "—", "–", "if", "when", "whether", "("))
_PREPOSITIONS = frozenset(
    "on in at by from until till before after since during for of around about early late through to over the".split()
)
_LEADS = frozenset("the least around about early late mid".split())
_OPENING = frozenset("starting beginning commencing effective".split())
_DECIDING = ("order", "announc", "agree", "declar", "approv", "impos")
_REACH = 16


def side(words: Sequence[Lexeme], first: int, last: int, tags: Mapping[int, Token]) -> Side | None:
    """Where the date at words `first` to `last` (half-open) looks, or None where its sentence does not say.

    `tags` are the report's tokens by the code point at which they start; it may be empty.
    """
    place = first - 1
    while place >= 0 and words[place].text.lower() in _LEADS:
        place -= 2 if words[place].text.lower() == "least" else 1
    lead = words[place].text.lower() if place >= 0 else ""
    follower = words[last].kind if last < len(words) else ""
    if lead == "since":
        return "past"
    before = first - 1
    while before >= 0 and words[before].text.lower() in _PREPOSITIONS and first - before < 4:
        before -= 1
    opens = before < 0 or words[before].text in _BOUNDARY or words[before].text.lower() in _OPENERS or words[before].text[0] == "\n"
    left, verb = _nearest(words, range(first - 1, max(-1, first - 1 - _REACH), -1), tags)
    if opens:
        right, right_verb = _nearest(words, range(last, min(len(words), last + _REACH)), tags, stop_at_comma=True)
        if right is not None:
            left, verb = right, right_verb
    if follower == "poss":
        run = " ".join(word.text.lower() for word in words[max(0, first - 3) : first])
        if run.endswith(("ahead of", "before", "ahead of the", "until")):
            return "coming"
        if run.endswith(("after", "since", "following")):
            return "past"
        return left if left == "coming" and lead in ("in", "at", "for", "to") else "past"
    if lead == "of" and verb.endswith("ing"):
        return "past"
    if lead == "as" and words[place - 1].text.lower() in ("soon", "early"):
        return "coming"
    helper, verb = verb.partition(" ")[0], verb.rpartition(" ")[2]
    if lead in ("until", "till"):
        return "past" if verb in _LASTING and left == "past" and verb not in ("had", "have") else "coming"
    if lead == "by":
        return "past" if left == "past" and helper in ("had", "was", "were", "been", "did") else "coming"
    if lead == "for" and left != "past" or (lead == "for" and verb not in _LASTING and verb not in ("said", "told")):
        return "coming"
    if lead == "from" and left == "past":
        # An order that takes effect: "ordered the withdrawal from Tuesday", against "fled from Tuesday on".
        near = [word.text.lower() for word in words[max(0, first - _REACH // 2) : first]]
        decided = any(word.startswith(_DECIDING) for word in near)
        return "coming" if decided or verb == "said" else "past"
    return left


def _nearest(words: Sequence[Lexeme], places: range, tags: Mapping[int, Token], *, stop_at_comma: bool = False) -> tuple[Side | None, str]:
    """The nearest word in `places` that says past or to come, and what it says."""
    for place in places:
        word = words[place]
        text = word.text
        if stop_at_comma and text == "," and place == places.start:
            continue
        if text in _BOUNDARY or text[0] == "\n":
            return None, ""
        if stop_at_comma and text == ",":
            return None, ""
        lower = text.lower()
        tag = tags.get(word.start)
        if tag is not None and tag.upos not in ("VERB", "AUX", "PART", "ADJ"):
            continue
        previous = words[place - 1].text.lower() if place else ""
        if previous == "to" and text.islower() and (lower in _BASES if tag is None else tag.upos in ("VERB", "AUX")):
            governor = words[place - 2].text.lower() if place > 1 else ""
            if [near.text.lower() for near in words[max(0, place - 4) : place - 2]] == ["had", "been"]:
                return "past", governor  # "had been expected to end"
            return ("past", governor) if governor in _DONE else ("coming", lower)
        if lower in _AHEAD and word.kind != "may":
            if previous in _DETERMINERS:
                continue  # "the plan", "his hope"
            if lower in ("planned", "expected", "scheduled", "promised", "vowed", "pledged") and previous not in (
                "is",
                "are",
                "was",
                "were",
                "been",
                "as",
            ):
                return "coming", lower
            if lower in ("might", "may", "must", "should", "would") and _has_perfect(words, place):
                return "past", lower
            return "coming", lower
        if lower == "won" and [near.kind for near in words[place + 1 : place + 2]] == ["quote"]:  # "won't"
            return "coming", lower
        if lower in _OPENING or (lower in ("meeting", "opening", "convening") and previous == ","):
            return "coming", lower
        if (
            lower == "could"
            and "not" not in (word.text.lower() for word in words[place + 1 : place + 3])
            and not _has_perfect(words, place)
        ):
            return "coming", lower
        if lower.endswith("ing") and previous in ("is", "are", "am", "m", "re", "’re", "'re"):
            return "coming", lower
        if lower in _PAST or (lower.endswith("ed") and len(lower) > 3 and text[0].islower() and lower not in _NOT_PAST):
            if lower in ("has", "have") and not _perfect(words, place):
                continue
            if (
                previous in ("is", "are")
                or _is_to_be(words, place)
                or (lower == "set" and [near.text for near in words[place + 1 : place + 2]] in (["to"], ["for"]))
            ):
                return "coming", lower
            if lower in ("was", "were", "had", "have", "has") and _looks_ahead(words, place):
                return "coming", lower
            helpers = (previous, words[place - 2].text.lower() if place > 1 else "")
            return "past", next((f"{aux} {lower}" for aux in ("had", "was", "were", "been") if aux in helpers), lower)
        if (
            lower in _SHIFTING
            and (tag is None or tag.upos == "VERB")
            and previous not in ("the", "a", "an", "of", "this", "that", "its", "their")
        ):
            return "coming", lower
    return None, ""


_DETERMINERS = frozenset("the a an its their his her this that any no of".split())
_MODALS = frozenset("will would shall should must may might can could to ll be".split())


def _is_to_be(words: Sequence[Lexeme], place: int) -> bool:
    """Whether a modal verb stands just before the form at `place`, which is then no past ("will be held", "would put")."""
    before = [word.text.lower() for word in words[max(0, place - 3) : place] if word.kind != "may"]
    return bool(_MODALS.intersection(before[-2:])) and "have" not in before and "been" not in before and "being" not in before


def _has_perfect(words: Sequence[Lexeme], place: int) -> bool:
    return any(word.text.lower() == "have" for word in words[place + 1 : place + 3])


def _perfect(words: Sequence[Lexeme], place: int) -> bool:
    """Whether `has` or `have` at `place` helps a participle ("has not crossed"), and owns nothing ("have until Thursday")."""
    for word in words[place + 1 : place + 4]:
        lower = word.text.lower()
        if lower in _PAST or lower.endswith("ed") or lower in ("been", "n’t", "not", "never"):
            return True
    return False


def _looks_ahead(words: Sequence[Lexeme], place: int) -> bool:
    """Whether `was` or `had` at `place` stands before "to", "due to", "set to": a past plan, still ahead when it was made."""
    after = [word.text.lower() for word in words[place + 1 : place + 3]]
    return after[:1] == ["to"] or after[:1] in (["due"], ["scheduled"], ["expected"], ["set"])
