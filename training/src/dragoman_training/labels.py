"""The label lists of every head, in the order in which the model counts them."""

from typing import get_args

from dragoman.model import vocabulary as v
from dragoman.model.vocabulary import MODES

UPOS = ("ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X")
FEATURES = ("Number", "Person", "Tense", "Mood", "VerbForm", "Voice", "Degree")
"""The features of Universal Dependencies that the rules read; a word's bundle of them is one label."""

KEPT_SUBTYPES = frozenset(("nsubj:pass", "aux:pass", "obl:agent"))
DEPRELS = (
    "acl", "advcl", "advmod", "amod", "appos", "aux", "aux:pass", "case", "cc", "ccomp", "compound", "conj", "cop", "csubj", "dep",
    "det", "discourse", "dislocated", "expl", "fixed", "flat", "goeswith", "iobj", "list", "mark", "nmod", "nsubj", "nsubj:pass",
    "nummod", "obj", "obl", "obl:agent", "orphan", "parataxis", "punct", "reparandum", "root", "vocative", "xcomp",
)  # fmt: skip

NAME_TYPES = ("person", "organisation", "place", "nationality", "other")
NAMES = ("O", *(f"{part}-{kind}" for kind in NAME_TYPES for part in "BI"))

FRAMES = ("statement", "event", "commitment", "position", "figure", "talks")
GROUPS: dict[str, tuple[str, ...]] = {
    "act": get_args(v.Act),
    "type": get_args(v.EventType),
    "mode": ("none", *(f"{kind}/{mode}" for kind, modes in MODES.items() for mode in modes)),
    "reality": get_args(v.Reality),
    "commitment": get_args(v.CommitmentKind),
    "strength": get_args(v.Strength),
    "commitment_status": get_args(v.CommitmentStatus),
    "issue": get_args(v.Issue),
    "stance": get_args(v.Stance),
    "measure": get_args(v.Measure),
    "format": get_args(v.TalksFormat),
    "talks_status": get_args(v.TalksStatus),
}
GROUPS_OF: dict[str, tuple[str, ...]] = {
    "statement": ("act",),
    "event": ("type", "mode", "reality"),
    "commitment": ("commitment", "strength", "commitment_status"),
    "position": ("issue", "stance"),
    "figure": ("measure",),
    "talks": ("format", "talks_status"),
}
ROLES_OF: dict[str, tuple[str, ...]] = {
    "statement": ("source", "cue", "content"),
    "event": ("actor", "recipient", "place"),
    "commitment": ("actor", "recipient", "what", "condition", "exception"),
    "position": ("actor", "what"),
    "figure": ("group",),
    "talks": ("participant", "mediator", "place"),
}
ROLES = ("source", "cue", "content", "actor", "recipient", "place", "what", "condition", "exception", "group", "participant", "mediator")
ROLE_TAGS = ("O", *(f"{part}-{role}" for role in ROLES for part in "BI"))
