"""What is said. `<…>` is what the model sees; the grammar and the marks around it give the rest."""

import pytest

from dragoman.extract.statements import statements
from reported import report


def said(marked, grammar=None):
    """The contents of the first statement, pieces parted by ` … `."""
    annotated = report(marked, grammar=grammar)
    return " … ".join(span.of(annotated.document.text) for span in statements(annotated)[0].content)


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("“<The road is>,” [she] {said}.", "The road is"),
        ("“<The road is shut> today,” [she] {said}.", "The road is shut today"),
        ("“The <road is shut for good>,” [she] {said}.", "The road is shut for good"),
        ("[She] {said} <the road “is shut for> good”.", "the road “is shut for good”"),
        ("[She] {said} <the “so-called> pause”, a trick of war, was over.", "the “so-called pause”"),
        ("“<No>,” [she] {said}, “<never in my life would I go>.”", "No … never in my life would I go"),
    ],
)
def test_a_content_that_covers_most_of_a_quotation_covers_all_of_it(marked, expected):
    assert said(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("<Rain fell. “The road is shut for good>,” [she] {said}.", "The road is shut for good"),
        ("[She] {said} <rain fell. “The road is shut for good>.”", "rain fell. “The road is shut for good.”"),  # she goes on
        ("“<Rain fell.” “The road is shut for good>,” [she] {said}.", "“Rain fell.” “The road is shut for good,”"),  # both hers
    ],
)
def test_the_report_s_own_sentence_before_a_quotation_is_no_content(marked, expected):
    assert said(marked) == expected


def test_a_content_inside_a_quotation_with_its_cue_is_left_alone():
    assert said("“[We] {fear} <war>,” she said.") == "war"


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[She] {said} <the road> is <shut>.", "the road is shut"),
        ("[She] {said} <the road> to the old town <is shut>.", "the road … is shut"),  # too much between
        ("<The road>, [she] {said}, <is shut>.", "The road … is shut"),  # source and cue between
        ("[She] {said} <the road was shut>. <So was it>.", "the road was shut. So was it"),
    ],
)
def test_runs_with_a_word_or_two_between_them_are_one(marked, expected):
    assert said(marked) == expected


@pytest.mark.parametrize(
    ("grammar", "expected"),
    [
        ({"river": "NOUN obl shut", "shut": "VERB ccomp said"}, "the road to town is shut at the river"),
        ({"at": "ADP case river", "the_2": "DET det river", "river": "NOUN obl said"}, "the road to town is shut"),  # said there
    ],
)
def test_a_long_content_ends_where_its_clause_does(grammar, expected):
    hanging = {"at": "ADP case river", "the_2": "DET det river"}
    marked = "[She] {said} <the road to town is shut> at the river, as usual."
    assert said(marked, {"said": "VERB root said", **hanging, **grammar}) == expected


def test_a_short_content_is_left_as_it_is():
    grammar = {"denied": "VERB root denied", "raid": "NOUN obj denied", "Monday": "PROPN nmod raid", "on": "ADP case Monday"}
    assert said("[She] {denied} <the raid> on Monday.", grammar) == "the raid"


@pytest.mark.parametrize(
    ("marked", "grammar", "expected"),
    [
        (
            "[He] {denied} <the raid and left the hall>.",
            {"denied": "VERB root denied", "raid": "NOUN obj denied", "left": "VERB conj denied VerbForm=Fin", "and": "CCONJ cc left"},
            "the raid",
        ),
        (  # the second verb is said too
            "[He] {said} <they came and left>.",
            {"said": "VERB root said", "came": "VERB ccomp said", "left": "VERB conj came Tense=Past|VerbForm=Fin"},
            "they came and left",
        ),
        (  # a noun is no clause
            "[He] {denied} <the raid and the siege>.",
            {"denied": "VERB root denied", "raid": "NOUN obj denied", "siege": "NOUN conj denied"},
            "the raid and the siege",
        ),
        (  # a participle that is a cue of its own
            "[He] {refused} <to sign, {2:blaming} <2:the army>>.",
            {"refused": "VERB root refused", "sign": "VERB xcomp refused", "blaming": "VERB advcl refused VerbForm=Ger"},
            "to sign",
        ),
    ],
)
def test_a_content_ends_before_what_is_told_of_the_cue_itself(marked, grammar, expected):
    assert said(marked, grammar) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[They] {called} <for a truce>.", "called for | a truce"),
        ("[They] {called on} <the army>.", "called on | the army"),
        ("[They] {called} <Assad a butcher>.", "called | Assad a butcher"),
        ("[They] {said} <for>.", "said | for"),
    ],
)
def test_the_preposition_of_a_cue_belongs_to_it(marked, expected):
    annotated = report(marked, grammar={"for": "ADP case They"} if " <for" in marked else None)
    (statement,) = statements(annotated)
    text = annotated.document.text
    assert " | ".join(span.of(text) for span in (*statement.cue, *statement.content)) == expected


@pytest.mark.parametrize(
    ("marked", "grammar", "expected"),
    [
        (
            "[He] {told} <the council that aid was late>.",
            {"told": "VERB root told", "council": "NOUN obj told", "late": "ADJ ccomp told", "that": "SCONJ mark late"},
            "that aid was late",
        ),
        (  # whom one wants to do a thing belongs to what is wanted
            "[He] {urged} <the council to meet>.",
            {"urged": "VERB root urged", "council": "NOUN obj urged", "meet": "VERB xcomp urged"},
            "the council to meet",
        ),
    ],
)
def test_who_is_spoken_to_is_no_content(marked, grammar, expected):
    assert said(marked, grammar) == expected


def test_a_clause_has_its_subject():
    grammar = {"said": "VERB root said", "fell": "VERB ccomp said", "Homs": "PROPN nsubj fell", "oldest": "ADJ amod Homs"}
    assert said("[He] {said} Homs, oldest of all, <fell to the rebels>.", grammar) == "Homs, oldest of all, fell to the rebels"


@pytest.mark.parametrize(
    ("marked", "grammar", "expected"),
    [
        (
            "Talks {are expected} <to resume>.",
            {
                "are": "AUX aux:pass expected",
                "expected": "VERB root expected",
                "Talks": "NOUN nsubj:pass expected",
                "resume": "VERB xcomp expected",
            },
            "Talks … to resume",
        ),
        (
            "It {is expected} <that talks resume>.",
            {
                "is": "AUX aux:pass expected",
                "expected": "VERB root expected",
                "It": "PRON nsubj:pass expected",
                "resume": "VERB ccomp expected",
            },
            "that talks resume",
        ),
    ],
)
def test_what_a_passive_is_done_to_is_said_too(marked, grammar, expected):
    assert said(marked, grammar) == expected


@pytest.mark.parametrize(
    ("marked", "grammar", "expected"),
    [
        ("[He] {says} war looms.", {"says": "VERB root says", "looms": "VERB ccomp says", "war": "NOUN nsubj looms"}, "war looms"),
        ("[He] {hailed} the plan.", {"hailed": "VERB root hailed", "plan": "NOUN obj hailed", "the": "DET det plan"}, "the plan"),
        (
            "A plan {rejected by} [the army].",
            {
                "plan": "NOUN root plan",
                "A": "DET det plan",
                "rejected": "VERB acl plan",
                "by": "ADP case army",
                "the": "DET det army",
                "army": "NOUN obl:agent rejected",
            },
            "A plan",
        ),
    ],
)
def test_a_content_that_the_model_has_missed_is_found_by_syntax(marked, grammar, expected):
    assert said(marked, grammar) == expected
