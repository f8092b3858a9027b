from dataclasses import replace

from dragoman.model.problem import Problem
from dragoman.model.span import Span
from dragoman.record.store.prepared import Prepared, names_used, prepared, state_key
from examples import report_on_a_truce
from profiles import profile

REPORT = report_on_a_truce()


def test_everything_that_needs_no_record_is_ready():
    ready = prepared(REPORT, "2016-03-14")
    assert list(ready.people) == [entity.id for entity in REPORT.entities]
    assert [telling.trace.kind for telling in ready.tellings] == [telling.draft.kind for telling in ready.tellings]
    assert all(telling.trace.known_from == "2016-03-14" for telling in ready.tellings)
    assert sum(one.mentions for one in ready.people.values()) == sum(mention.entity is not None for mention in REPORT.mentions)


def test_the_same_report_is_made_ready_the_same_way():
    assert prepared(REPORT, "2016-03-14") == prepared(REPORT, "2016-03-14")


def test_whoever_was_split_off_is_known_by_another_key():
    entity = REPORT.entities[0].id
    assert prepared(REPORT, "2016-03-14", {entity: "only:d:e"}).people[entity].key == "only:d:e"


def test_what_no_database_takes_and_what_rests_on_no_words_is_refused():
    half = prepared(replace(REPORT, entities=(replace(REPORT.entities[0], name="Ann \ud83d"), *REPORT.entities[1:])), "2016-03-14")
    assert half == Problem("half-character", "The report 'truce' has half a character: the lone surrogate U+D83D.", severity="error")
    zero = prepared(replace(REPORT, document=replace(REPORT.document, title="A\0")), "2016-03-14")
    assert zero == Problem("zero", "The report 'truce' has the character U+0000.", severity="error")
    assert isinstance(prepared(replace(REPORT, document=replace(REPORT.document, title="A \\u0000")), "2016-03-14"), Prepared)
    figure = replace(REPORT.figures[0], evidence=(Span(90_000, 90_001),))
    unfounded = prepared(replace(REPORT, figures=(figure,)), "2016-03-14")
    assert unfounded == Problem("unfounded", f"The entry {figure.id} of 'truce' rests on no words of the report.", severity="error")


def test_an_official_acts_for_his_state_and_a_place_lies_in_it():
    assert state_key(profile("Foreign Ministry", "organisation", "KEN", sectors=("GOV",))) == "kb:state:KEN"
    assert state_key(profile("Taiz", "place", "YEM")) == "kb:state:YEM"
    assert state_key(profile("Kenya", "country", "KEN")) is None
    assert state_key(profile("a shopkeeper", "person", "KEN", sectors=("CVL",))) is None


def test_people_look_for_somebody_under_names_not_under_what_anybody_may_be_called():
    entity = replace(REPORT.entities[0], name="Jane Otieno", aliases=("Otieno", "the minister"))
    used = dict(names_used(entity, profile("Jane Otieno", "person", "KEN", aliases=("Otieno",))))
    assert "otieno" in used
    assert "minister" not in used
