"""The tables of events: nothing in them is off its list, and hard words have the readings they need."""

import pytest

from dragoman.knowledge.event_triggers import event_words
from dragoman.knowledge.tables import lines
from dragoman.model.vocabulary import MODES


def test_rows_are_sorted_and_single():
    rows = [line.split("\t") for line in lines("event_triggers.tsv")]
    keys = [tuple(row[:5]) for row in rows]
    assert len(set(keys)) == len(keys)
    assert [row[0] for row in rows] == sorted(row[0] for row in rows)


def test_every_type_has_a_strong_word_and_every_mode_is_one_of_its_type():
    rows = [row for rows in event_words().triggers.values() for row in rows]
    assert {row.type for row in rows if row.weight == 3} == {
        "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST",
        "SANCTION", "COERCE", "ASSAULT",
    }  # fmt: skip
    assert all(row.mode is None or row.mode in MODES[row.type] for row in rows)


@pytest.mark.parametrize(
    ("lemma", "tag", "expected"),
    [
        ("accuse", "VERB", ("ACCUSE", "allege")),
        ("shell", "VERB", ("ASSAULT", "heavy-weapons")),
        ("airstrike", "NOUN", ("ASSAULT", "aerial")),
        ("withdraw", "VERB", ("RETREAT", "withdraw")),
        ("arrest", "VERB", ("COERCE", "arrest")),
    ],
)
def test_the_first_reading_of_a_word(lemma, tag, expected):
    row = event_words().triggers[lemma, tag][0]
    assert (row.type, row.mode) == expected


def test_readings_with_a_particle_come_first():
    assert event_words().triggers["call", "VERB"][0].particle != ()
    assert event_words().triggers["call", "VERB"][-1].particle == ()


def test_topics():
    words = event_words()
    assert (words.modes["release"], words.modes["negotiate"], words.modes["election"]) == ("yield", "meet", "change")
    assert (words.threats["attack"], words.threats["boycott"]) == ("violence", "relations")
    assert "withdraw" in words.concessions
    assert "attend" not in words.concessions
