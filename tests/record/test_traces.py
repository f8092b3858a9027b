from dataclasses import replace

from dragoman.record.traces import Trace, blocks_around, happening_blocks, ordinal_of, stems

CALL = Trace("events", "CONSULT", "happened", "2023-04-18", "2023-04-18", "2023-04-20", ("SDN", "kb:person:the-envoy"), (), ("geo:379252",), (), (), None, "d-1")


def test_stems_are_what_forms_share():
    assert stems("withdrawing, withdraws and withdrawn") == ("withdraw", "withdrawn")


def test_entries_meet_under_their_actors_places_and_days():
    assert set(happening_blocks(CALL)) & set(blocks_around(replace(CALL, first="2023-04-19", places=())))
    assert not set(happening_blocks(CALL)) & set(blocks_around(replace(CALL, first="2023-05-19")))
    assert happening_blocks(replace(CALL, sides=("SDN",), places=())) == ()


def test_days_are_counted():
    assert ordinal_of("2023-03-01") - ordinal_of("2023-02-28") == 1
