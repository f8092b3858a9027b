"""Who speaks. Words without a part in `marked` are what the model has missed; the grammar gives them."""

import pytest

from dragoman.extract.statements import statements
from reported import report, told


def read(marked, grammar=None):
    annotated = report(marked, grammar=grammar)
    return [told(annotated, statement) for statement in statements(annotated)]


@pytest.mark.parametrize(
    ("marked", "grammar", "expected"),
    [
        (  # subject
            "The envoy {said} <talks failed>.",
            {"The": "DET det envoy", "envoy": "NOUN nsubj said", "said": "VERB root said"},
            "The envoy | said | talks failed",
        ),
        (  # agent of a passive
            "<The plan> {was rejected by} the army.",
            {
                "was": "AUX aux:pass rejected",
                "rejected": "VERB root rejected",
                "by": "ADP case army",
                "the": "DET det army",
                "army": "NOUN obl:agent rejected",
            },
            "the army | was rejected by | The plan",
        ),
        (  # reported by a passive
            "Rami {was quoted as saying} <talks failed>.",
            {"Rami": "PROPN nsubj:pass quoted", "was": "AUX aux:pass quoted", "quoted": "VERB root quoted", "saying": "VERB advcl quoted"},
            "Rami | was quoted as saying | talks failed",
        ),
        (  # owner of a noun
            "Kiev's {claim} <that Moscow moved> was false.",
            {"Kiev": "PROPN nmod claim", "'s": "PART case Kiev", "claim": "NOUN nsubj false", "false": "ADJ root false"},
            "Kiev | claim | that Moscow moved",
        ),
        (  # according to
            "{According to} witnesses, <shells fell>.",
            {"fell": "VERB root fell", "witnesses": "NOUN obl fell", "According": "VERB case witnesses", "to": "ADP fixed According"},
            "witnesses | According to | shells fell",
        ),
        (  # a noun on no preposition, whatever the parser takes it for
            "A statement {called for} <calm>.",
            {
                "called": "VERB root called",
                "for": "ADP case calm",
                "calm": "NOUN obl called",
                "statement": "NOUN obl called",
                "A": "DET det statement",
            },
            "A statement | called for | calm",
        ),
        (  # nobody: what a passive is done to
            "[The move] {was seen} <as a trick>.",
            {"seen": "VERB root seen", "was": "AUX aux:pass seen", "move": "NOUN nsubj:pass seen", "The": "DET det move"},
            " | was seen | as a trick",
        ),
        (  # what looks like a passive but tells what somebody wants
            "The army {is determined} <to stay>.",
            {
                "is": "AUX aux:pass determined",
                "determined": "VERB root determined",
                "The": "DET det army",
                "army": "NOUN nsubj:pass determined",
            },
            "The army | is determined | to stay",
        ),
        (  # nobody: an empty subject
            "It {is said} <that talks failed>.",
            {"said": "VERB root said", "It": "PRON expl said", "is": "AUX aux:pass said"},
            " | is said | that talks failed",
        ),
        (  # nobody: seeming
            "The truce {seems} <to hold>.",
            {"seems": "VERB root seems", "truce": "NOUN nsubj seems", "The": "DET det truce", "hold": "VERB xcomp seems"},
            " | seems | The truce … to hold",
        ),
        (  # nobody: the day
            "Monday {said} <nothing>.",
            {"said": "VERB root said", "Monday": "PROPN obl said"},
            " | said | nothing",
        ),
    ],
)
def test_a_source_that_the_model_has_missed_is_found_by_syntax(marked, grammar, expected):
    assert read(marked, grammar) == [expected]


@pytest.mark.parametrize(
    ("marked", "grammar", "expected"),
    [
        ("[The] paper of [the envoy] {said} <talks failed>.", {}, "the envoy | said | talks failed"),
        ("[He] {told} [reporters] <talks failed>.", {"He": "PRON nsubj told", "told": "VERB root told"}, "He | told | talks failed"),
        ("[The mayor], [Ali Noor], {said} <talks failed>.", {}, "The mayor, Ali Noor | said | talks failed"),
    ],
)
def test_one_source_is_one_phrase(marked, grammar, expected):
    assert read(marked, grammar) == [expected]


def test_the_noun_for_which_a_relative_pronoun_stands_is_source_with_it():
    grammar = {
        "came": "VERB root came",
        "envoy": "NOUN nsubj came",
        "The": "DET det envoy",
        "who": "PRON nsubj said",
        "said": "VERB acl envoy",
        "failed": "VERB ccomp said",
        "talks": "NOUN nsubj failed",
    }
    assert read("The envoy, [who] {said} <talks failed>, came.", grammar) == ["The envoy … who | said | talks failed"]


@pytest.mark.parametrize(
    ("grammar", "expected"),
    [
        ({"warned": "VERB conj said"}, "She | warned | of war"),
        ({"warned": "VERB conj said", "was": "AUX aux:pass warned"}, " | warned | of war"),  # somebody else warned
        ({"warned": "VERB dep calm"}, " | warned | of war"),
    ],
)
def test_a_coordinated_cue_shares_the_source(grammar, expected):
    annotated = report("[She] {said} <all was calm> and was {2:warned} <2:of war>.", grammar=grammar)
    assert told(annotated, statements(annotated)[1]).replace("warned of | war", "warned | of war") == expected
