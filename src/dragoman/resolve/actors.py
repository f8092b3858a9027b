"""Who an actor is in PLOVER's terms: country or body, sectors and office, from the knowledge base or from the words of the phrase."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from dragoman.knowledge.actors import Knowledge, in_office
from dragoman.knowledge.known import BODIES, Known
from dragoman.knowledge.names import plain
from dragoman.knowledge.phrase_words import phrase_words
from dragoman.resolve.actor_phrase import Phrase, Piece, phrase, words_of

_LOCAL = frozenset(("CVL", "REB", "OPP", "REF", "SOC", "MED", "UAF", "PRM", "AGR", "LAB", "REL"))
"""The sectors of those who are at home where a report plays, unless it says otherwise."""

_ARMED = frozenset(("REB", "PRM", "UAF"))


@dataclass(frozen=True, slots=True)
class Coding:
    """Code and sectors of an actor (vocabulary §1), its offices, the knowledge base's id where it is known, and why.

    `code` and `why` are None, `sectors` empty, where neither a table nor the words tell.
    """

    code: str | None = None
    sectors: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    known_as: str | None = None
    why: str | None = None


def coded(
    name: str,
    head: str | None,
    kind: str | None,
    knowledge: Knowledge,
    on: str | None,
    near: Collection[str] = (),
    setting: str | None = None,
) -> Coding:
    """The coding of an actor called `name` (a name or a whole phrase, with its appositive where it has one) at the ISO date `on`.

    `head` is the phrase's head word where syntax knows it; `kind` the mention type; `near` the codes that the report is about,
    which settle names that several actors bear; `setting` the state where the report plays, which is that of the people, rebels
    and the like who are named without any other (None: they get no code). A row of the tables comes before the words; what
    neither tells is left open.
    """
    known = knowledge.find(name, on, near)
    if known is not None and _fits(known, kind):
        return _of_row(known)
    read = phrase(name, head, knowledge, on)
    titled = _titled(name, knowledge, on, near) if kind in {None, "person"} else None
    if titled is not None:
        return _of_row(titled)
    coding = _of_words(read, kind)
    if read.head is None and "," in name:
        # "Lena Horn, a researcher at the university": the apposition is a phrase of its own.
        told = coded(name.split(",", 1)[1].strip(), head, None, knowledge, on, near)
        coding = replace(told, known_as=None) if told.code or told.sectors else coding
    local = setting is not None and kind != "place" and _local(read, coding, kind)
    if coding.code is None and local:
        return replace(coding, code=setting, why=f"{coding.why}; setting of the report: {setting}")
    return coding


def _fits(known: Known, kind: str | None) -> bool:
    """Whether a row is of the kind that the mention is: a person is no town and no group, and the reverse."""
    if kind is None:
        return True
    if kind == "person":
        return known.type == "person"
    return known.type != "person"


def _of_row(known: Known) -> Coding:
    roles = (known.role,) if known.role and known.type == "person" else ()
    return Coding(known.code, known.sectors, roles, known.id, known.why)


def _titled(name: str, knowledge: Knowledge, on: str | None, near: Collection[str]) -> Known | None:
    """The known person at the end of a phrase such as `Russian Foreign Minister Sergei Lavrov` or `Secretary Kerry`."""
    words = words_of(name)
    if "," in words:
        words = words[: words.index(",")]
    if words and words[0].lower() in {"the", "a", "an"}:
        words = words[1:]
    lists = phrase_words()
    for start in range(1, len(words)):
        before, rest = words[start - 1], words[start:]
        if not any(word[:1].isupper() for word in rest[:2]):
            continue
        if before.lower() in lists.stops or before.lower() in lists.ties and words[0][:1].islower():
            return None
        text = " ".join(rest).replace(" - ", "-").replace(" 's", "'s")
        known = knowledge.find(text, on, near)
        if known is None or known.type != "person":
            continue
        whole = len(text.split()) > 1 and plain(known.name) != plain(text).split()[-1]
        titled = plain(before) in lists.titles or knowledge.agent(before) is not None
        if whole or titled and in_office(known) and _agrees(words[:start], known, knowledge, on):
            return known
    return None


def _agrees(before: list[str], known: Known, knowledge: Knowledge, on: str | None) -> bool:
    """Whether the words before a surname name no other country or body than the person's."""
    codes = {piece.code for piece in phrase(" ".join(before), None, knowledge, on).pieces if piece.code}
    return not codes or known.code in codes


def _local(read: Phrase, coding: Coding, kind: str | None) -> bool:
    """Whether the actor is one of the place itself: of the people there, or its government and army, with no word of another country."""
    if phrase_words().elsewhere & {word.lower() for word in read.words} or any(piece.code for piece in read.pieces):
        return False
    powers = kind != "person" and read.head is not None and plain(read.head.agent.lemma if read.head.agent else "") in phrase_words().powers
    return bool(set(coding.sectors) & _LOCAL) or powers


def _of_words(read: Phrase, kind: str | None) -> Coding:
    end = read.head.end if read.head else 0
    own = [piece for piece in read.pieces if piece is not read.head and piece.tie is None and (not read.head or piece.start < end)]
    tied = [piece for tie in phrase_words().ties for piece in read.pieces if piece.tie == tie and piece is not read.head]
    told = [piece for piece in read.pieces if piece.tie in {",", "("}]
    giver = _giver(own, read) or _first_coded(tied) or _first_coded(told)
    sectors, clue = _sectors(read, own, tied or told, giver, kind)
    code = giver.code if giver else read.head.code if read.head else None
    if giver is not None and _shared(giver, read):
        code = None
    if code is None and not sectors:
        return Coding()
    because = [f"{piece.text!r}" for piece in (giver, clue) if piece is not None]
    roles = (read.head.text,) if read.head and read.head.agent and read.head.agent.kind == "person" else ()
    return Coding(code, sectors, roles, None, "words: " + ", ".join(dict.fromkeys(because)))


def _giver(own: list[Piece], read: Phrase) -> Piece | None:
    """The piece before the head that says whose the actor is: the first state or body, save an agent word's own code."""
    coded_pieces = [piece for piece in own if piece.code and piece.agent is None]
    # Of a side that somebody is for or against, only a person says where: "pro-Assad forces", not "pro-Iranian militias".
    coded_pieces = [piece for piece in coded_pieces if piece.side is None or piece.known is not None and piece.known.type == "person"]
    if read.head and read.head.agent and plain(read.head.agent.lemma) in phrase_words().outsiders:
        coded_pieces = coded_pieces[1:]
    places = [piece for piece in coded_pieces if not (piece.known and piece.known.type == "person")]
    return (places or coded_pieces)[0] if coded_pieces else None


def _shared(giver: Piece, read: Phrase) -> bool:
    """Whether the actor is of two states at once (`Russian and Syrian officials`): then it has no one code."""
    after = next((piece for piece in read.pieces if piece.start == giver.end + 1), None)
    return read.words[giver.end : giver.end + 1] == ("and",) and after is not None and after.code not in {None, giver.code}


def _first_coded(pieces: list[Piece]) -> Piece | None:
    return next((piece for piece in pieces if piece.code and piece.agent is None), None)


def _sectors(
    read: Phrase, own: list[Piece], tied: list[Piece], giver: Piece | None, kind: str | None
) -> tuple[tuple[str, ...], Piece | None]:
    """The sectors, and the piece that gives them."""
    head = read.head
    if head is None or head.agent is None:
        return _without_head(own, giver, kind)
    if read.former and head.agent.kind == "person" and head.agent.sectors and not _ARMED & set(head.agent.sectors):
        return ("ELI",), head
    side = next((piece for piece in own if piece.side), None)
    if side is not None:
        armed = set(head.agent.sectors) & (_ARMED | {"MIL"})
        return (("PRM",) if side.side == "pro" else ("REB",)) if armed else head.agent.sectors if side.side == "pro" else ("OPP",), side
    if set(head.agent.sectors) & {"MIL", "PRM"} and phrase_words().stateless & {word.lower() for word in read.words[: head.start]}:
        return ("REB",), head
    if plain(head.agent.lemma) in phrase_words().general:
        clue = _kind_before(own) or (_kind_before(tied[:1]) if not head.agent.sectors or _tied_general(head, tied) else None)
        if clue is not None:
            return _given(clue), clue
        # Officials of the United Nations and of private bodies have no sector of a state.
        if giver is not None and giver.code in BODIES - {"EUR", "IMG"} and head.agent.sectors == ("GOV",):
            return (giver.known.sectors if giver.known else ()), giver
    if not head.agent.sectors and giver is not None and giver.known is not None:
        return giver.known.sectors, giver
    return head.agent.sectors, head


def _without_head(own: list[Piece], giver: Piece | None, kind: str | None) -> tuple[tuple[str, ...], Piece | None]:
    clue = next((piece for piece in reversed(own) if piece.agent or piece.known and piece.known.sectors), None)
    if clue is not None:
        return _given(clue), clue
    if giver is not None and giver.known is not None and giver.tie is not None and giver.known.type != "person":
        return giver.known.sectors, giver
    return (("CVL",), giver) if giver is not None and giver.people and kind != "place" else ((), None)


def _tied_general(head: Piece, tied: list[Piece]) -> bool:
    """Whether `leader of Hezbollah`, `spokesman for the army`: a general word, and a kind of actor tied to it."""
    return bool(tied) and tied[0].tie in {"of", "for", "from", "at", "with"} and bool(head.agent)


def _kind_before(pieces: list[Piece]) -> Piece | None:
    """The last piece that says a kind of actor: a group or body with sectors, or an agent word."""
    for piece in reversed(pieces):
        if piece.known is not None and piece.known.sectors and piece.known.type != "person":
            return piece
        if piece.agent is not None and piece.agent.sectors:
            return piece
    return None


def _given(piece: Piece) -> tuple[str, ...]:
    if piece.known is not None:
        return piece.known.sectors
    return piece.agent.sectors if piece.agent is not None else ()
