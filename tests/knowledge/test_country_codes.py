from dragoman.knowledge.country_codes import alpha2
from dragoman.knowledge.states import states


def test_every_code_of_a_state_has_two_letters_too():
    assert alpha2()["YEM"] == "ye"
    assert {len(code) for code in alpha2().values()} == {2}
    assert set(states()) - set(alpha2()) == {"ATA"}  # Antarctica has no place that the gazetteer knows
