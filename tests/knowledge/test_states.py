"""States and their words."""

from dragoman.knowledge.states import states


def test_states_have_an_adjective_and_a_people() -> None:
    bare = [state.code for state in states().values() if not state.adjectives]
    assert set(bare) <= {"ATA", "COG", "DMA", "GGY", "GLP", "IMN", "JEY", "MNP", "REU", "SJM", "TCA", "VAT", "VGB", "VIR", "WLF"}


def test_a_state_has_its_names() -> None:
    state = states()["DNK"]
    assert (state.name, state.adjectives, state.person, state.people, state.capitals) == (
        "Denmark",
        ("Danish",),
        ("Dane",),
        ("Danes",),
        ("Copenhagen",),
    )
