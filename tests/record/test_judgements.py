from dragoman.record.drafts import drafts
from dragoman.record.judgements import corrected, correction_fault, entry_subject, fitting
from examples import report_on_a_truce

FOUND = drafts(report_on_a_truce())
POSITION = next(draft for draft in FOUND if draft.kind == "positions")
SUBJECT = entry_subject("d-1", "positions", POSITION.id, POSITION.data)


def test_a_judgement_holds_on_to_words():
    assert SUBJECT["evidence"] == [{"start": 22, "end": 42, "text": "the truce was broken"}]


def test_the_same_id_goes_first():
    assert fitting(SUBJECT, FOUND) is POSITION


def test_without_it_the_entry_of_the_kind_with_most_of_the_words():
    assert fitting(SUBJECT | {"id": "p-gone"}, FOUND) is POSITION


def test_words_that_no_entry_of_the_kind_has_fit_nothing():
    elsewhere = SUBJECT | {"id": "p-gone", "evidence": [{"start": 50, "end": 57, "text": "40 died"}]}
    assert fitting(elsewhere, FOUND) is None


def test_what_can_be_corrected():
    assert correction_fault("positions", "stance", "accepts") is None
    assert correction_fault("figures", "value", 41) is None
    assert correction_fault("figures", "value", "many").message == "'many' is no float for 'value' of figures."
    assert correction_fault("events", "trigger", "x").message == "'trigger' cannot be corrected in events; what can is date, mode, reality, type."


def test_a_correction_changes_what_an_entry_is_called():
    assert corrected("positions", "ceasefire", "demands", {"stance": "rejects"}) == ("ceasefire", "rejects")
