from dragoman.knowledge.cues import acts, states_of_mind
from dragoman.knowledge.tables import packaged


def test_neutral_cues_say_and_no_more():
    assert {acts()[cue] for cue in ("say", "tell", "add", "according", "write", "note", "reply")} == {"say"}


def test_a_cue_may_be_a_verb_with_the_word_after_it():
    assert acts()["call"] == "say"
    assert acts()["call for"] == "demand"
    assert acts()["call on"] == "urge"
    assert acts()["rule out"] == "refuse"


def test_the_table_is_sorted_and_names_no_cue_twice():
    cues = [row[0] for row in packaged("cue_acts.tsv")]
    assert cues == sorted(set(cues))


def test_states_of_mind_are_participles_that_are_felt_not_done():
    assert "determined" in states_of_mind()
    assert "expected" not in states_of_mind()


def test_the_table_of_states_is_sorted():
    words = [row[0] for row in packaged("states_of_mind.tsv")]
    assert words == sorted(set(words))


def test_the_table_holds_lemmas_in_lower_case():
    assert all(cue == cue.lower().strip() for cue in acts())
