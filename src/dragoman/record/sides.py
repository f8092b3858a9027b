"""Who stands on whose side: one actor, one state in all who act for it; and what somebody who speaks is to an undertaking."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from dragoman.knowledge.outcomes import outcomes
from dragoman.knowledge.states import states
from dragoman.record.rows import Entry, Part

Stand = Literal["party", "counterparty", "third_party", "report", "calendar"]
"""As what somebody says so: `party` is one of those who undertook it or of their side; `counterparty` one to whom it was promised, who
accuses them, or who is at war with them; `third_party` is anybody else; `report` is the report's own voice; `calendar` is nobody, a day
that has passed."""

Ground = Literal["claim", "finding"]
"""What it is worth: what those concerned say of it is a claim, what others and the report itself say is a finding."""

OFFICIAL = frozenset({"GOV", "MIL", "SPY", "COP", "JUD", "LEG"})
"""Sectors in which one acts for one's state or body."""

FIGHTING = frozenset({"REB", "OPP", "PRM", "UAF", "PRE"})
"""Sectors of those who are themselves a side within a country."""

BODIES = frozenset({"UNO", "EUR"})
"""Codes that stand for one body, so that all who bear one are of its side."""


def sides(part: Part) -> frozenset[str]:
    """What identifies the side of somebody: the actor's id, and the code of the state or body for which he acts."""
    code = part.code
    acts = part.type in ("country", "nationality") or OFFICIAL.intersection(part.sectors)
    if code is not None and (code in BODIES or (acts and code in states())):
        return frozenset({part.actor, code})
    return frozenset({part.actor})


def sides_of(parts: Iterable[Part]) -> frozenset[str]:
    """All their sides together."""
    return frozenset(side for part in parts for side in sides(part))


def side(part: Part) -> str:
    """The one name of somebody's side, under which accusations by it are counted: the code of its state or body, else the actor's id."""
    return min(sides(part), key=lambda one: (one == part.actor, one))


def promisers(mentions: Iterable[Entry]) -> tuple[Part, ...]:
    """Those who undertake it, and those who are ordered to."""
    return tuple(
        part for entry in mentions for part in entry.having("by", *(("to",) if entry.data.get("strength") == "ordered" else ()))
    )


def promised_to(mentions: Iterable[Entry]) -> tuple[Part, ...]:
    """Those to whom it is undertaken."""
    return tuple(part for entry in mentions if entry.data.get("strength") != "ordered" for part in entry.having("to"))


@dataclass(frozen=True, slots=True)
class Teller:
    """Whoever tells an entry: who he is, None where that is not known, and the act by which he tells it."""

    speaker: Part | None
    act: str


def teller_of(entry: Entry) -> Teller | None:
    """The mouth through which it comes: the innermost that is known, else the innermost; None for the report's own voice.

    A statement is itself a mouth.
    """
    mouths = [Teller(voice.speaker, voice.act) for voice in entry.said_by]
    if entry.kind == "statements":
        mouths.insert(0, Teller(next(iter(entry.having("speaker")), None), entry.type or "unclear"))
    return next((mouth for mouth in mouths if mouth.speaker is not None), next(iter(mouths), None))


def stand_of(teller: Teller | None, mentions: Iterable[Entry]) -> Stand:
    """What whoever tells something is to the undertaking of `mentions`."""
    mentions = tuple(mentions)
    if teller is None:
        return "report"
    if teller.speaker is None:
        return "third_party"
    own, side_of_it = promisers(mentions), sides(teller.speaker)
    if side_of_it & sides_of(own) or any(_allied(teller.speaker, part) for part in own):
        return "party"
    if teller.act in outcomes().accusing or side_of_it & sides_of((*promised_to(mentions), *_hosts(mentions))):
        return "counterparty"
    return "counterparty" if _at_war(teller.speaker, own) else "third_party"


def ground_of(teller: Teller | None, stand: Stand, mentions: Iterable[Entry]) -> Ground:
    """A finding where the report itself or a third party tells it, else a claim.

    Who is not known, or is of a country that has a part in it without speaking for anybody, gives no finding.
    """
    if stand != "third_party" or teller is None:
        return "finding" if stand in ("report", "calendar") else "claim"
    mentions = tuple(mentions)
    near = {part.code for part in (*promisers(mentions), *promised_to(mentions), *_hosts(mentions))}
    speaker = teller.speaker
    return "claim" if speaker is None or (speaker.code is not None and speaker.code in near) else "finding"


def name_of(teller: Teller | None) -> str | None:
    """The name of whoever says so; None for the report's own voice, `somebody` where the speaker is not known."""
    if teller is None:
        return None
    return teller.speaker.name if teller.speaker is not None else "somebody"


def _allied(one: Part, other: Part) -> bool:
    """Whether both are of the same fighting or opposing camp of one country."""
    return one.code is not None and one.code == other.code and bool(FIGHTING.intersection(one.sectors).intersection(other.sectors))


def _at_war(speaker: Part, own: Iterable[Part]) -> bool:
    """Whether a fighting or opposing side speaks of somebody else, or a state speaks of such a side within it."""
    if FIGHTING.intersection(speaker.sectors):
        return True
    return any(FIGHTING.intersection(part.sectors) and part.code is not None and part.code in sides(speaker) for part in own)


def _hosts(mentions: Iterable[Entry]) -> tuple[Part, ...]:
    """The states where it is to be done, told by the places of the undertaking."""
    return tuple(part for entry in mentions for part in entry.having("places") if part.type == "country")
