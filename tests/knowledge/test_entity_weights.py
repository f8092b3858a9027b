from dragoman.knowledge.entity_weights import entity_weights


def test_signs_are_of_named_or_unnamed():
    assert {sign.split()[0] for sign in entity_weights()} == {"named", "unnamed"}


def test_what_is_known_counts_for_and_what_is_doubted_against():
    weights = entity_weights()
    assert weights["named is known"] > 0 > weights["named doubted by the model"]
