"""The closed lists of the record, after PLOVER 2.0, ETH/PRIO, PA-X and Kroc PAM; lists without a source are Dragoman's own."""

from typing import Literal

MentionType = Literal[
    "person", "organisation", "country", "place", "facility", "group", "nationality", "weapon", "vehicle",
]
MentionForm = Literal["name", "nominal", "pronoun"]
PlacePrecision = Literal["point", "city", "district", "province", "country", "region"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
SpeakerKind = Literal["named", "unnamed", "institution", "document"]
Quoted = Literal["direct", "indirect", "mixed"]
Act = Literal[
    "say", "announce", "confirm", "deny", "accuse", "condemn", "demand", "order", "urge", "promise", "offer",
    "threaten", "warn", "predict", "welcome", "criticise", "doubt", "ask", "agree", "refuse", "propose", "admit",
    "think", "want", "report", "unclear",
]
EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]
Reality = Literal["happened", "ongoing", "future", "hypothetical", "negated"]
CommitmentKind = Literal[
    "cease_fire", "withdraw_forces", "withdraw_weapons", "release_detainees", "open_corridor", "deliver_aid",
    "fund", "disarm", "demobilise", "allow_access", "hold_talks", "join_talks", "hold_vote", "form_government",
    "legislate", "deploy_forces", "keep_forces", "support", "refrain", "investigate", "return_displaced", "other",
]
Strength = Literal["promised", "announced", "ordered", "offered", "agreed", "threatened"]
CommitmentStatus = Literal[
    "announced", "not_initiated", "initiated", "partly_done", "fulfilled", "disputed", "disrupted", "breached",
    "overdue", "suspended", "withdrawn", "superseded", "outcome_unknown",
]
CeasefireClass = Literal["cessation", "preliminary", "definitive", "humanitarian_pause", "local", "unclear"]
CeasefireStatus = Literal[
    "proposed", "announced", "agreed", "in_effect", "contested", "suspended", "extended", "collapsed", "expired",
    "ended", "unclear",
]
ViolationKind = Literal[
    "firing_small_arms", "shelling", "air_or_drone_strike", "ied_mine", "ground_assault", "force_movement",
    "weapons_in_prohibited_area", "attack_on_civilians", "sexual_violence", "abduction_detention",
    "child_recruitment", "aid_obstruction", "movement_restriction", "attack_on_monitors_or_aid",
    "infrastructure_damage", "monitor_access_denied", "other", "unclear",
]
Finding = Literal[
    "alleged", "corroborated", "verified", "refuted", "denied", "inconclusive", "unverifiable", "unclear",
]
TalksFormat = Literal[
    "direct", "proximity", "shuttle", "phone_or_video", "back_channel", "consultation", "summit", "signing",
    "unclear",
]
TalksStatus = Literal[
    "proposed", "scheduled", "postponed", "opened", "under_way", "adjourned", "suspended", "concluded_with_text",
    "concluded_without_text", "cancelled", "collapsed", "unclear",
]
DocumentStage = Literal["tabled", "draft", "agreed", "initialled", "signed", "rejected", "leaked", "unclear"]
Stance = Literal["proposes", "demands", "accepts", "accepts_with_conditions", "rejects", "red_line", "unclear"]
Issue = Literal[
    "ceasefire", "withdrawal_of_foreign_forces", "security_guarantees", "security_forces_reform", "disarmament",
    "terrorism", "political_transition", "leadership", "elections", "constitution", "power_sharing",
    "territory_and_borders", "self_determination", "humanitarian_access", "detainees_and_missing",
    "accountability", "refugees_and_displaced", "sanctions", "reconstruction", "minorities_and_groups",
    "talks_format", "talks_participation", "monitoring", "military_action", "recognition", "nuclear_and_chemical",
    "other",
]
Measure = Literal[
    "killed", "injured", "missing", "detained", "abducted", "released", "displaced", "refugees", "returnees",
    "evacuated", "besieged", "aid_trucks", "aid_amount", "beneficiaries", "in_need", "objects_damaged",
    "violations", "strikes", "troops", "fighters", "monitors", "weapons", "money", "other",
]
Bound = Literal["exact", "about", "at_least", "at_most", "between", "words"]
Sector = Literal[
    "COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK", "AGR", "BUS", "CRM", "CVL", "EDU",
    "ELI", "JRN", "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC",
]

MODES: dict[EventType, tuple[str, ...]] = {
    "CONSULT": ("visit", "third-party", "multilateral", "phone"),
    "RETREAT": ("withdraw", "release", "disarm", "ceasefire", "access", "resign"),
    "REQUEST": ("assist", "change", "yield", "meet"),
    "REJECT": ("assist", "change", "yield", "meet"),
    "ACCUSE": ("disapprove", "investigate", "allege"),
    "THREATEN": ("restrict", "arrest", "relations", "expel", "territory", "violence"),
    "PROTEST": ("demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"),
    "SANCTION": ("convict", "expel", "withdraw", "discontinue"),
    "MOBILIZE": ("troops", "weapons", "police", "militia"),
    "COERCE": (
        "seize", "restrict", "censor", "curfew", "martial-law", "arrest", "deport", "withhold", "misinformation",
        "cyber",
    ),
    "ASSAULT": (
        "abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms", "explosives",
        "suicide-attack", "aerial", "drone", "heavy-weapons", "crowd-control", "unconventional",
    ),
}
"""The modes of each PLOVER type; AGREE, SUPPORT, CONCEDE, COOPERATE and AID have none."""
