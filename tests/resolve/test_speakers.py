import pytest

from building import GAZETTEER, KNOWLEDGE, annotated, statement
from dragoman.extract.mentions import mentions
from dragoman.resolve.entities import entities
from dragoman.resolve.speakers import spoken

CONTENT = "it/PRON/{}/expl rained/VERB/{}/ccomp"
NAMES = {"Jane Otieno": "person", "Redfield": "organisation"}


def read(line, source, cue="said"):
    report = annotated(line, NAMES)
    statements = (statement(report, source, "it rained", cue),)
    tied, found = entities(report, mentions(report, KNOWLEDGE, GAZETTEER), statements, KNOWLEDGE, GAZETTEER)
    by = {one.id: one.name for one in found}
    (made,) = spoken(statements, tied, found, report, KNOWLEDGE)
    return made.speaker_kind, by.get(made.speaker or ""), by.get(made.to or "")


def said(who, count, cue="said"):
    return f"{who} {cue}/VERB/0/root " + CONTENT.format(count + 3, count + 1)


@pytest.mark.parametrize(
    ("line", "source", "kind", "speaker"),
    [
        (said("Jane/PROPN/3/nsubj Otieno/PROPN/1/flat", 2), "Jane Otieno", "named", "Jane Otieno"),
        (said("Kenya/PROPN/2/nsubj", 1), "Kenya", "institution", "Kenya"),
        (said("Redfield/PROPN/2/nsubj", 1), "Redfield", "institution", "Redfield"),
        (said("the/DET/3/det Kenyan/ADJ/3/amod government/NOUN/4/nsubj", 3), "the Kenyan government", "institution", "Kenya"),
        (said("two/NUM/2/nummod officials/NOUN/3/nsubj", 2), "two officials", "unnamed", "two officials"),
        (said("a/DET/2/det diplomat/NOUN/3/nsubj", 2), "a diplomat", "unnamed", "diplomat"),
        # a paper speaks for whose it is
        (said("a/DET/2/det report/NOUN/5/nsubj by/ADP/4/case Redfield/PROPN/2/nmod", 4), "a report by Redfield", "document", "Redfield"),
        (said("a/DET/2/det report/NOUN/3/nsubj", 2), "a report", "document", None),
        # half of a compound is not who speaks
        (
            said("the/DET/5/det Kenya/PROPN/4/obl -/PUNCT/2/punct based/VERB/5/amod Redfield/PROPN/6/nsubj", 5),
            "the Kenya-based Redfield",
            "institution",
            "Redfield",
        ),
    ],
)
def test_who_speaks_and_what_sort_of_speaker_that_is(line, source, kind, speaker):
    assert read(line, source)[:2] == (kind, speaker)


def test_where_nobody_is_named_nobody_speaks():
    line = "said/VERB/0/root " + CONTENT.format(3, 1)
    assert read(line, None)[:2] == ("unnamed", None)


@pytest.mark.parametrize(
    ("line", "cue", "hearer"),
    [
        ("Jane/PROPN/3/nsubj Otieno/PROPN/1/flat told/VERB/0/root Redfield/PROPN/3/iobj " + CONTENT.format(6, 3), "told", "Redfield"),
        ("Jane/PROPN/3/nsubj Otieno/PROPN/1/flat said/VERB/0/root Redfield/PROPN/3/obj " + CONTENT.format(6, 3), "said", None),
    ],
)
def test_whom_it_was_said_to(line, cue, hearer):
    assert read(line, "Jane Otieno", cue)[2] == hearer
