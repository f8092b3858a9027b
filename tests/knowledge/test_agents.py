"""Agent words and their sectors."""

from dragoman.knowledge.agents import agents
from dragoman.knowledge.known import SECTORS


def test_agent_words_have_known_sectors() -> None:
    assert all(set(agent.sectors) <= SECTORS for agent in agents().values())


def test_a_plural_leads_to_its_lemma() -> None:
    assert agents()["militiamen"] is agents()["militiaman"]


def test_a_word_may_have_a_code_of_its_own() -> None:
    assert agents()["aid agency"].code == "NGO"
    assert agents()["soldier"].code is None
