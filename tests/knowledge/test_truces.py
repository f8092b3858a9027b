import pytest

from dragoman.knowledge.truces import truce_words


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the Eid truce", "humanitarian_pause"),
        ("a nationwide cease-fire", "cessation"),
        ("“de-escalation” zones", "local"),
        ("cease fire", "unclear"),
        ("truces", "unclear"),
        ("distrucement", None),
        ("fire ceased", None),
    ],
)
def test_names_of_truces(words, expected):
    assert next((class_ for pattern, class_ in truce_words().names if pattern.search(words)), None) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("fired on an aid convoy", "attack_on_monitors_or_aid"),
        ("denied entry to monitors", "monitor_access_denied"),
        ("a drone strike", "air_or_drone_strike"),
        ("sniper fire", "firing_small_arms"),
        ("recruited children", "child_recruitment"),
        ("a quiet night", None),
    ],
)
def test_kinds_of_breaches(words, expected):
    assert next((kind for pattern, kind in truce_words().violations if pattern.search(words)), None) == expected


def test_the_table_is_read_once():
    assert truce_words() is truce_words()
