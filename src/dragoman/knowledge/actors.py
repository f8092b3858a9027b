"""The knowledge base of actors: states, bodies, armed groups, parties and people, found by any of their names at a date."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import cast

from dragoman.knowledge.agents import agents
from dragoman.knowledge.index import DEMONYM, FIRST, OFFICE, PEOPLE, SEAT, SMALL, SURNAME, entries, forms, joined
from dragoman.knowledge.known import Agent, Known, Office
from dragoman.knowledge.names import REMEMBERED, acronym, bare, growing, key, plain
from dragoman.knowledge.states import State, states
from dragoman.knowledge.tables import CODE, FROM, ID, NAME, OF, SECTORS, SOURCE, TITLE, TO, TYPE, Row, lines, own, packaged
from dragoman.model.problem import Problem
from dragoman.model.vocabulary import MentionType

TABLES = ("seats.tsv", "groups.tsv", "bodies.tsv", "people.tsv", "leaders.tsv", "paax.tsv", "petrarch.tsv")
"""The packaged actor tables in order of trust: where two know one name, the earlier is meant."""

_CARRIED = frozenset(("leaders.tsv", "paax.tsv", "petrarch.tsv"))
"""The tables that facts/carry_over.py writes."""

_RULERS = frozenset(("president", "prime minister", "chancellor", "leader", "king", "supreme leader"))
_FOREMOST = _RULERS | {"foreign minister", "secretary of state", "foreign secretary", "un secretary general", "high representative"}

_LEFT_BEHIND = frozenset(("GOV", "MIL", "LEG", "JUD", "SPY", "COP"))
"""The sectors that somebody leaves with his office; a rebel or a journalist stays one."""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Everything known of actors, ready for lookup. Make one with `load`."""

    _index: Mapping[str, str]
    _rows: Mapping[str, tuple[str, list[str]]]
    _states: Mapping[str, State]
    _agents: Mapping[str, Agent]

    def find(self, name: str, on: str | None = None, near: Collection[str] = ()) -> Known | None:
        """The actor that `name` stands for at the ISO date `on` (None: at its last known term), or None.

        `name` is taken in any case and with or without article, possessive, accents, hyphens and dots; a word in capitals is
        first taken as an acronym. A surname alone finds somebody in office at `on`, where only one is. `near` are the codes
        that the report is about: they settle which of several actors of one name is meant.
        """
        ids = self._named(name)
        return self._choice(ids.split(), on, near) if ids else self._by_surname(name, on, near)

    def all(self, name: str, on: str | None = None) -> tuple[Known, ...]:
        """Every actor that `name` may stand for, most trusted first."""
        return tuple(self._at(each, on) for each in self._named(name).split())

    def terms(self, known_as: str) -> tuple[Known, ...]:
        """The offices and names under which an actor is known, one for each row of its table, in that order; none for an unknown id."""
        table, rows = self._rows.get(known_as, ("", []))
        return tuple(_at(table, (row,), row.split("\t")[FROM] or None) for row in rows)

    def longest(self, words: Sequence[str], start: int, on: str | None = None) -> tuple[int, Known] | None:
        """The longest name that begins at `words[start]`: how many words it covers and whom it names, or None.

        `words` are the tokens of a text, in its own case. A name must show a capital, save where the table has it in small
        letters too (`peshmerga`); surnames alone are not found.
        """
        first = words[start]
        limit = self._longest_from(first)
        count, ids = 0, ""
        capital, seen = False, 0
        for length, built in growing(words, start, limit) if limit else ():
            while seen < length:
                capital = capital or not words[start + seen].islower()
                seen += 1
            if built in self._index and (capital or SMALL + built in self._index):
                count, ids = length, self._index[built]
        short = acronym(first)
        if short and count < 2 and short in self._index:
            count, ids = 1, self._index[short]
        return (count, self._at(ids.split()[0], on)) if count else None

    def _longest_from(self, word: str) -> int:
        """How many words the longest name has that begins with `word`; 0 where none does."""
        pieces = plain(word).split()
        if not pieces:
            return 0
        own, owner = FIRST + pieces[0], FIRST + pieces[0] + "s"  # "Lord 's Resistance Army" is indexed under "lords"
        return max(int(self._index.get(own, 0)), int(self._index.get(owner, 0)))

    def state(self, code: str) -> State | None:
        """The state of an ISO 3166-1 alpha-3 code, or None."""
        return self._states.get(code)

    def demonym(self, word: str) -> str | None:
        """The state that an adjective or a noun for its people belongs to (`Syrian`, `Syrians`, `Briton`), or None."""
        short = acronym(word)
        return (self._index.get(DEMONYM + short) if short else None) or self._index.get(DEMONYM + key(word))

    def people(self, word: str) -> str | None:
        """The state whose people `word` names (`Syrians`, `a Briton`, never the adjective `British`), or None."""
        return self._index.get(PEOPLE + key(word))

    def seat(self, word: str) -> str | None:
        """The code of the government that a capital or another seat stands for (`Moscow`, `the Kremlin`), or None."""
        return self._index.get(SEAT + key(bare(word)))

    def agent(self, lemma: str) -> Agent | None:
        """The agent word `lemma` (`soldier`, `aid worker`; plurals are found too), or None."""
        return self._agents.get(plain(lemma).strip())

    def office(self, name: str, on: str | None = None) -> Office | None:
        """The office that `name` holds at `on`, or None where nobody known by it is in office then."""
        known = self.find(name, on)
        if known is None or not in_office(known):
            return None
        return Office(known.role or "", known.country, known.code, known.sectors[0] if known.sectors else None, known.start, known.end)

    def ruler(self, surname: str, on: str | None) -> Known | None:
        """Whose government is meant by `the Obama administration`: the head of state or government of that surname, or None.

        The one in office at `on` comes first, else the last before it; None where rulers of several states bear the name.
        """
        last = key(bare(surname)).removeprefix("al ")
        found = [self._at(each, on) for each in self._index.get(SURNAME + last, "").split()]
        found = [known for known in found if key(known.role or "").removeprefix("former ") in _RULERS]
        held = [known for known in found if in_office(known)] or found
        return held[-1] if len({known.code for known in held}) == 1 else None

    def holder(self, title: str, code: str, on: str) -> Known | None:
        """Who holds the office `title` (`foreign minister`) of a state or body at the ISO date `on`, or None.

        None too where several hold it, or where the tables leave open who does.
        """
        office = key(title)
        held = [self._at(each, on) for each in self._index.get(f"{OFFICE}{office}|{code}", "").split()]
        held = [known for known in held if known.code == code and key(known.role or "") == office]
        return held[0] if len(held) == 1 else None

    def extended(self, table: str, rows: Sequence[Row]) -> "Knowledge":
        """The same knowledge with the rows of one more table, which are trusted most."""
        added = _by_id(table, ["\t".join(row) for row in rows])
        return Knowledge(joined(entries([(table, rows)]), self._index), {**self._rows, **added}, self._states, self._agents)

    def _named(self, name: str) -> str:
        word = bare(name.strip())
        if word[:4].lower() == "the ":
            word = word[4:]
        short = acronym(word)
        return (self._index.get(short) if short else None) or self._index.get(key(word)) or self._index.get(key(name)) or ""

    def _by_surname(self, name: str, on: str | None, near: Collection[str]) -> Known | None:
        if on is None:
            return None
        last = key(bare(name)).removeprefix("al ").removeprefix("el ")
        found = [self._at(each, on) for each in self._index.get(SURNAME + last, "").split()]
        held = [known for known in found if in_office(known)]
        close = [known for known in held if known.code in near]
        # Somebody of a country that the report is not about is meant by his surname only where he is known to all.
        held = close or [known for known in held if not near or key(known.role or "") in _FOREMOST and known.id.startswith("person:")]
        return held[0] if len(held) == 1 else None

    def _choice(self, ids: list[str], on: str | None, near: Collection[str]) -> Known | None:
        if len(ids) == 1:
            return self._at(ids[0], on)
        # A name of the tables written for the package is never given to a row carried over from elsewhere.
        ids = [each for each in ids if self._rows[each][0] not in _CARRIED] or ids
        known = [self._at(each, on) for each in ids]
        close = next((one for one in known if one.code in near), None)
        if close is not None:
            return close
        trusted = self._rows[ids[0]][0]
        first = [one for one, each in zip(known, ids, strict=True) if self._rows[each][0] == trusted]
        active = [one for one in first if one.type != "person" or in_office(one)] or first
        return active[0] if len({one.code for one in active}) == 1 else None

    def _at(self, each: str, on: str | None) -> Known:
        table, rows = self._rows[each]
        return _at(table, tuple(rows), on)


def in_office(known: Known) -> bool:
    """Whether somebody holds the office that he is known for at the date asked about."""
    return known.role is not None and not known.role.startswith("former ")


def load(extra: Path | None = None) -> Knowledge | Problem:
    """The knowledge base of the package, with the user's own table `extra` before it where one is given.

    The table is tab-separated or TOML, as `docs/knowledge.md` says; one that is not gives a problem that names the line and the value.
    """
    base = _packaged()
    if extra is None:
        return base
    rows = own(extra, frozenset(states()))
    if isinstance(rows, Problem):
        return rows
    return base.extended(extra.name, rows)


@cache
def _packaged() -> Knowledge:
    index = dict(line.split("\t") for line in lines("names.tsv"))
    rows = {row[ID]: ("states.tsv" if row[TYPE] == "country" else "regions.tsv", ["\t".join(row)]) for row in state_rows()}
    for table in TABLES:
        rows.update(_by_id(table, lines(table)))
    return Knowledge(index, rows, states(), agents())


def state_rows() -> list[Row]:
    """The states, then the regions within them, as rows of an actor table."""
    return [
        [f"state:{state.code}", state.name, "country", state.code, "", "", "", "", "", "|".join(state.forms), state.source]
        for state in states().values()
    ] + [
        [f"region:{'-'.join(plain(name).split())}", name, "place", code, "", "", "", "", "", others, source]
        for code, name, others, _, _, _, _, source in packaged("regions.tsv")
    ]


def _by_id(table: str, rows: Sequence[str]) -> dict[str, tuple[str, list[str]]]:
    """The terms of each actor, in the order of the table."""
    terms: dict[str, tuple[str, list[str]]] = {}
    for row in rows:
        each = row[: row.index("\t")]
        if each in terms:
            terms[each][1].append(row)
        else:
            terms[each] = (table, [row])
    return terms


@lru_cache(REMEMBERED)
def _at(table: str, rows: tuple[str, ...], on: str | None) -> Known:
    """The actor at a date: its term then, or the one before (`former` for a person), or the first still to come."""
    terms = [row.split("\t") for row in rows]
    term = terms[-1]
    standing = True
    if on is not None and (len(terms) > 1 or term[FROM] or term[TO]):
        begun = [row for row in terms if row[FROM] <= on]
        running = [row for row in begun if not row[TO] or on[: len(row[TO])] <= row[TO]]
        term = running[-1] if running else max(begun, key=lambda row: row[TO]) if begun else terms[0]
        standing = bool(running)
    sectors = tuple(term[SECTORS].split("|")) if term[SECTORS] else ()
    role = term[TITLE] or None
    if term[TYPE] == "person" and not standing:
        former = term[FROM] <= (on or "")
        sectors = () if not former else ("ELI",) if not sectors or _LEFT_BEHIND & set(sectors) else sectors
        role = f"former {role}" if former and role else None
    return Known(
        id=term[ID],
        name=term[NAME],
        type=cast("MentionType", term[TYPE]),
        code=term[CODE] or None,
        sectors=sectors,
        forms=tuple(dict.fromkeys(form for row in terms for form in forms(row))),
        why=f"{table}: {term[NAME]}" + (f", {role}" if role else "") + (f" ({term[SOURCE]})" if term[SOURCE] else ""),
        role=role,
        of=term[OF] or None,
        start=term[FROM] or None,
        end=term[TO] or None,
        seat=table == "seats.tsv",
    )
