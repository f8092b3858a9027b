"""What becomes of undertakings: the deeds by which each kind is begun, done or broken, and the words that tell how far it has come."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal, get_args

from dragoman.model.vocabulary import MODES, Act, CommitmentKind, CommitmentStatus, EventType

TABLE = "outcomes.toml"

_ACTS = ("untold", "denying", "doubting", "accusing")

DeedPart = Literal["does", "begins", "breaks"]


@dataclass(frozen=True, slots=True)
class Deed:
    """A type of event and what it is to an undertaking. No `modes` are all modes; `weight` (0 to 1) is how surely it is the one."""

    type: EventType
    modes: frozenset[str]
    part: DeedPart
    weight: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one kind of undertaking is carried out.

    `once`: one deed is the whole of it. `lasting`: it is kept rather than done. `silence`: days without news after which nobody can say
    what became of it. `kept`: the kind of undertaking that tells what is left out of it.
    """

    kind: CommitmentKind
    deeds: tuple[Deed, ...]
    once: bool
    lasting: bool
    silence: int
    kept: CommitmentKind | None = None


@dataclass(frozen=True, slots=True)
class Outcomes:
    """The table, checked. `extents` are words of a deed with the status they tell."""

    kinds: Mapping[CommitmentKind, Outcome]
    extents: tuple[tuple[re.Pattern[str], CommitmentStatus], ...]
    coming: re.Pattern[str]
    told: re.Pattern[str]
    breach: re.Pattern[str]
    kept: re.Pattern[str]
    grace: int
    untold: frozenset[str]
    denying: frozenset[str]
    doubting: frozenset[str]
    accusing: frozenset[str]
    call: re.Pattern[str]

    def extent(self, words: str, *, told: bool = False) -> CommitmentStatus | None:
        """How far something has come by the words that tell it; None where they do not say, or say it of a time to come.

        With `told` a verb must say it (`is largely complete`): words that name an undertaking tell how much it is of, not how far it is.
        """
        found = [(match.start(), at, status) for at, (pattern, status) in enumerate(self.extents) for match in pattern.finditer(words)]
        for start, _, status in sorted(found):
            clause = re.split(r"[,;:.]", words[:start])[-1]
            if not self.coming.search(clause) and (not told or self.told.search(clause)):
                return status
        return None


@cache
def outcomes() -> Outcomes:
    """The packaged table; raises ValueError for a value that is not on its closed list, and for a kind that is missing or told twice."""
    return read((files("dragoman.knowledge") / "data" / TABLE).read_text(encoding="utf-8"))


def read(text: str) -> Outcomes:
    """A table of this form from its TOML; raises ValueError as `outcomes` does."""
    raw: dict[str, Any] = tomllib.loads(text)
    kinds: dict[CommitmentKind, Outcome] = {}
    for row in raw["kind"]:
        kind = _one_of(row["name"], CommitmentKind)
        if kind in kinds:
            raise ValueError(f"{TABLE}: {kind!r} stands twice")
        kept = _one_of(row["kept"], CommitmentKind) if "kept" in row else None
        deeds = tuple(_deed(deed) for deed in row["deeds"])
        kinds[kind] = Outcome(kind, deeds, row.get("once", False), row.get("lasting", False), row.get("silence", raw["silence"]), kept)
    missing = [kind for kind in get_args(CommitmentKind) if kind not in kinds]
    if missing:
        raise ValueError(f"{TABLE}: no row for {', '.join(missing)}")
    telling = raw["telling"]
    coming, verb, breach, stays = (re.compile(telling[key], re.IGNORECASE) for key in ("coming", "told", "breach", "kept"))
    acts: dict[str, frozenset[str]] = {key: frozenset(_one_of(act, Act) for act in telling[key]) for key in _ACTS}
    return Outcomes(
        kinds,
        tuple((re.compile(row["pattern"], re.IGNORECASE), _one_of(row["status"], CommitmentStatus)) for row in raw["extent"]),
        coming,
        verb,
        breach,
        stays,
        raw["grace"],
        **acts,
        call=re.compile(telling["call"], re.IGNORECASE),
    )


def _deed(row: Mapping[str, Any]) -> Deed:
    weight = float(row["weight"])
    if not 0 < weight <= 1:
        raise ValueError(f"{TABLE}: a weight of {weight} is not within 0 to 1")
    type_: EventType = _one_of(row["type"], EventType)
    for mode in row.get("modes", ()):
        if mode not in MODES.get(type_, ()):
            raise ValueError(f"{TABLE}: {mode!r} is no mode of {type_}")
    return Deed(type_, frozenset(row.get("modes", ())), _one_of(row["part"], DeedPart), weight)


def _one_of(value: str, closed: Any) -> Any:
    if value not in get_args(closed):
        raise ValueError(f"{TABLE}: {value!r} is not one of {', '.join(get_args(closed))}")
    return value
