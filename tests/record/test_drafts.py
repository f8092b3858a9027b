from dataclasses import replace

from dragoman.model.problem import Problem
from dragoman.model.report_json import report_to_dict
from dragoman.record.drafts import KINDS, drafts
from examples import report_on_a_truce


def test_every_entry_is_laid_out_once_kind_by_kind():
    report = report_on_a_truce()
    found = drafts(report)
    assert [draft.kind for draft in found] == [kind for kind in KINDS for _ in getattr(report, kind)]
    by_kind = {draft.kind: draft for draft in found}
    event, promise, truce = by_kind["events"], by_kind["commitments"], by_kind["ceasefires"]
    assert (event.type, event.status, event.start, event.end) == ("ASSAULT", "happened", "2016-02-27", "2016-02-27")
    assert event.roles == (("recipients", "e-2222222222"), ("place", "e-4444444444"), ("speaker", "e-1111111111"))
    assert promise.words == "the truce was broken"
    assert ("accuser", "e-1111111111") in truce.roles
    assert truce.data["name"] == {"start": 22, "end": 31, "text": "the truce"}


def test_who_has_the_json_need_not_make_it_again():
    report = report_on_a_truce()
    assert drafts(report, report_to_dict(report)) == drafts(report)


def test_words_that_are_not_there_are_refused():
    report = report_on_a_truce()
    beyond = replace(report.document, text="Short.")
    assert drafts(replace(report, document=beyond)) == Problem(
        "unfounded", "The entry s-1111111111 of 'truce' rests on no words of the report.", severity="error"
    )
