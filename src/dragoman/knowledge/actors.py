"""The knowledge base of actors: states, bodies, armed groups, parties and people, found by any of their names at a date."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast

from dragoman.knowledge.agents import agents
from dragoman.knowledge.known import Agent, Known, Office
from dragoman.knowledge.names import acronym, bare, growing, key, plain
from dragoman.knowledge.states import State, states
from dragoman.knowledge.tables import Row, own, packaged
from dragoman.model.problem import Problem
from dragoman.model.vocabulary import MentionType

# In order of trust: where two tables know one name, the earlier one is meant.
_TABLES = ("seats.tsv", "groups.tsv", "bodies.tsv", "people.tsv", "leaders.tsv", "paax.tsv", "petrarch.tsv")
_LONGEST = 12  # words of the longest name that is looked for
_ID, _NAME, _TYPE, _CODE, _SECTORS, _TITLE, _OF, _FROM, _TO, _FORMS, _SOURCE = range(11)


@dataclass(frozen=True, slots=True)
class _Actor:
    """The terms of one actor, in order of their start, and the table that holds them."""

    table: str
    terms: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Everything known of actors, ready for lookup. Make one with `load`; equal only to itself."""

    _names: dict[str, list[_Actor]]
    _surnames: dict[str, list[_Actor]]
    _firsts: dict[str, int]
    _offices: dict[tuple[str, str], list[_Actor]]
    _lower: frozenset[str]
    _states: dict[str, State]
    _demonyms: dict[str, str]
    _people: dict[str, str]
    _seats: dict[str, str]
    _agents: dict[str, Agent]

    def find(self, name: str, on: str | None = None, near: Collection[str] = ()) -> Known | None:
        """The actor that `name` stands for at the ISO date `on` (None: at its last known term), or None.

        `name` is taken in any case and with or without article, possessive, accents, hyphens and dots; a word in capitals is
        first taken as an acronym. A surname alone finds somebody in office at `on`, where only one is. `near` are the codes that the report
        is about: they settle which of several actors of one name is meant.
        """
        found = self._named(name)
        if not found:
            return self._by_surname(name, on, near)
        return _choice(found, on, near)

    def all(self, name: str, on: str | None = None) -> tuple[Known, ...]:
        """Every actor that `name` may stand for, most trusted first."""
        return tuple(_at(actor, on) for actor in self._named(name))

    def longest(self, words: Sequence[str], start: int, on: str | None = None) -> tuple[int, Known] | None:
        """The longest name that begins at `words[start]`: how many words it covers and whom it names, or None.

        `words` are the tokens of a text, in its own case. A name must show a capital, save where the table has it in small
        letters too (`peshmerga`); surnames alone are not found.
        """
        first = words[start]
        pieces = plain(first).split()
        limit = self._firsts.get(pieces[0], 0) if pieces else 0
        best: tuple[int, Known] | None = None
        capital = False
        seen = 0
        for count, built in growing(words, start, limit) if limit else ():
            while seen < count:
                capital = capital or not words[start + seen].islower()
                seen += 1
            actors = self._names.get(built) if capital or built in self._lower else None
            if actors:
                best = count, _at(actors[0], on)
        short = acronym(first)
        if short and (best is None or best[0] == 1) and short in self._names:
            return 1, _at(self._names[short][0], on)
        return best

    def state(self, code: str) -> State | None:
        """The state of an ISO 3166-1 alpha-3 code, or None."""
        return self._states.get(code)

    def demonym(self, word: str) -> str | None:
        """The state that an adjective or a noun for its people belongs to (`Syrian`, `Syrians`, `Briton`), or None."""
        short = acronym(word)
        return (self._demonyms.get(short) if short else None) or self._demonyms.get(key(word))

    def people(self, word: str) -> str | None:
        """The state whose people `word` names (`Syrians`, `a Briton`, never the adjective `British`), or None."""
        return self._people.get(key(word))

    def seat(self, word: str) -> str | None:
        """The code of the government that a capital or another seat stands for (`Moscow`, `the Kremlin`), or None."""
        return self._seats.get(key(bare(word)))

    def agent(self, lemma: str) -> Agent | None:
        """The agent word `lemma` (`soldier`, `aid worker`; plurals are found too), or None."""
        return self._agents.get(plain(lemma).strip())

    def office(self, name: str, on: str | None = None) -> Office | None:
        """The office that `name` holds at `on`, or None where nobody known by it is in office then."""
        known = self.find(name, on)
        if known is None or known.role is None or known.role.startswith("former "):
            return None
        return Office(known.role, known.country, known.code, known.sectors[0] if known.sectors else None, known.start, known.end)

    def holder(self, title: str, code: str, on: str) -> Known | None:
        """Who holds the office `title` (`foreign minister`) of a state or body at the ISO date `on`, or None.

        None too where several hold it, or where the tables leave open who does.
        """
        held = [_at(actor, on) for actor in self._offices.get((key(title), code), ())]
        held = [known for known in held if known.role is not None and key(known.role) == key(title) and known.code == code]
        return held[0] if len(held) == 1 else None

    def _named(self, name: str) -> list[_Actor]:
        word = bare(name.strip())
        if word[:4].lower() == "the ":
            word = word[4:]
        short = acronym(word)
        return (self._names.get(short) if short else None) or self._names.get(key(word)) or self._names.get(key(name)) or []

    def _by_surname(self, name: str, on: str | None, near: Collection[str]) -> Known | None:
        if on is None:
            return None
        found = [_at(actor, on) for actor in self._surnames.get(key(bare(name)), ())]
        inside = [known for known in found if known.role and not known.role.startswith("former ")]
        held = [known for known in inside if known.code in near] or inside
        return held[0] if len(held) == 1 else None


def load(extra: Path | None = None) -> Knowledge | Problem:
    """The knowledge base of the package, with the user's own table `extra` before it where one is given.

    The table is tab-separated or TOML, as `docs/knowledge.md` says; one that is not gives a problem that names the line and the value.
    """
    if extra is None:
        return _packaged()
    rows = own(extra, frozenset(states()))
    return rows if isinstance(rows, Problem) else _built([(extra.name, rows), *_tables()])


@cache
def _packaged() -> Knowledge:
    return _built(_tables())


@cache
def _tables() -> list[tuple[str, list[Row]]]:
    return [("states.tsv", _state_rows()), *((name, packaged(name)) for name in _TABLES)]


def _state_rows() -> list[Row]:
    return [
        [f"state:{state.code}", state.name, "country", state.code, "", "", "", "", "", "|".join(state.forms), state.source]
        for state in states().values()
    ]


def _built(tables: Iterable[tuple[str, list[Row]]]) -> Knowledge:
    names: dict[str, list[_Actor]] = {}
    surnames: dict[str, list[_Actor]] = {}
    offices: dict[tuple[str, str], list[_Actor]] = {}
    lower: set[str] = set()
    seats: dict[str, str] = {}
    for table, rows in tables:
        for actor in _actors(table, rows):
            _enter(actor, names, lower)
            first = actor.terms[0]
            if table == "seats.tsv":
                seats.update((key(form), first[_CODE]) for form in _forms(first))
            if first[_TYPE] == "person":
                surnames.setdefault(key(first[_NAME]).rsplit(" ", 1)[-1], []).append(actor)
                for term in actor.terms:
                    offices.setdefault((key(term[_TITLE]), term[_CODE]), []).append(actor)
    demonyms: dict[str, str] = {}
    people: dict[str, str] = {}
    for state in states().values():
        for word in (*state.adjectives, *state.person, *state.people):
            demonyms.setdefault(acronym(word) or key(word), state.code)
        people.update((key(word), state.code) for word in (*state.person, *state.people))
        seats.update((key(capital), state.code) for capital in state.capitals)
    firsts: dict[str, int] = {}
    for form in names:
        first_word, _, rest = form.partition(" ")
        length = rest.count(" ") + 2 if rest else 1
        if length > firsts.get(first_word, 0):
            firsts[first_word] = min(length, _LONGEST)
    return Knowledge(names, surnames, firsts, offices, frozenset(lower), states(), demonyms, people, seats, agents())


def _actors(table: str, rows: Iterable[Row]) -> Iterable[_Actor]:
    by_id: dict[str, list[Row]] = {}
    for row in rows:
        by_id.setdefault(row[_ID], []).append(row)
    for terms in by_id.values():
        yield _Actor(table, tuple(sorted(terms, key=lambda term: term[_FROM]) if len(terms) > 1 else terms))


def _enter(actor: _Actor, names: dict[str, list[_Actor]], lower: set[str]) -> None:
    for term in actor.terms:
        for form in _forms(term):
            entry = acronym(form) or key(form)
            if form.islower():
                lower.add(entry)
            known = names.get(entry)
            if known is None:
                names[entry] = [actor]
            elif actor not in known:
                known.append(actor)


def _forms(term: Row) -> list[str]:
    return [term[_NAME], *term[_FORMS].split("|")] if term[_FORMS] else [term[_NAME]]


def _choice(found: list[_Actor], on: str | None, near: Collection[str]) -> Known | None:
    if len(found) == 1 or found[0].table != found[-1].table and found[0].table != found[1].table and not near:
        return _at(found[0], on)
    known = [_at(actor, on) for actor in found]
    close = [one for one in known if one.code in near]
    if close:
        return close[0]
    first = [one for one, actor in zip(known, found, strict=True) if actor.table == found[0].table]
    active = [one for one in first if one.type != "person" or one.role and not one.role.startswith("former ")] or first
    return active[0] if len({one.code for one in active}) == 1 else None


def _at(actor: _Actor, on: str | None) -> Known:
    """The actor at a date: its term then, or the one before (`former` for a person), or the first still to come."""
    terms = actor.terms
    term = terms[-1]
    standing = True
    if on is not None and (len(terms) > 1 or term[_FROM] or term[_TO]):
        begun = [row for row in terms if row[_FROM] <= on]
        running = [row for row in begun if not row[_TO] or on[: len(row[_TO])] <= row[_TO]]
        term = running[-1] if running else max(begun, key=lambda row: row[_TO]) if begun else terms[0]
        standing = bool(running)
    person = term[_TYPE] == "person"
    sectors = tuple(term[_SECTORS].split("|")) if term[_SECTORS] else ()
    role = term[_TITLE] or None
    if person and not standing:
        former = term[_FROM] <= (on or "")
        sectors = () if not former else ("ELI",) if set(sectors) & _STATE_SECTORS or not sectors else sectors
        role = f"former {role}" if former and role else None
    return Known(
        id=term[_ID],
        name=term[_NAME],
        type=cast(MentionType, term[_TYPE]),
        code=term[_CODE] or None,
        sectors=sectors,
        forms=tuple(_forms(terms[0])),
        why=f"{actor.table}: {term[_NAME]}" + (f", {role}" if role else "") + (f" ({term[_SOURCE]})" if term[_SOURCE] else ""),
        role=role,
        of=term[_OF] or None,
        start=term[_FROM] or None,
        end=term[_TO] or None,
        seat=actor.table == "seats.tsv",
    )


_STATE_SECTORS = frozenset(("GOV", "MIL", "LEG", "JUD", "SPY", "COP"))
"""The sectors that somebody leaves with his office; a rebel or a journalist stays one."""
