import pytest

from building import annotated, grounded, statement

LINE = (
    "At/ADP/3/case least/ADJ/3/advmod two/NUM/4/nummod diplomats/NOUN/7/nsubj from/ADP/6/case Kenya/PROPN/4/nmod told/VERB/0/root"
    " “/PUNCT/7/punct the/DET/10/det press/NOUN/7/obj ”/PUNCT/7/punct of/ADP/13/case it/PRON/7/obl ./PUNCT/7/punct"
)


def ready():
    report = annotated(LINE)
    return grounded(report, (statement(report, "At least two diplomats from Kenya", "of it", cue="told"),))


def number(ground, words):
    return next(at for at in range(len(ground.mentions)) if ground.text(at) == words)


def test_words_of_mentions():
    ground = ready()
    diplomats = number(ground, "At least two diplomats from Kenya")
    assert ground.tokens[ground.heads[diplomats]].text == "diplomats"
    assert ground.around(diplomats) == "At least two diplomats"
    assert ground.spoken_of(diplomats) == "At least two diplomats from Kenya"
    assert ground.case(number(ground, "Kenya")) == "from"
    assert ground.sentence(diplomats) == 0


def test_what_is_quoted_and_said():
    ground = ready()
    press = number(ground, "the press")
    assert ground.in_quotes(press)
    assert not ground.in_content(press)
    assert not ground.in_quotes(number(ground, "Kenya"))


def test_names_by_their_words():
    ground = ready()
    assert [ground.text(one) for one in ground.names_in(0, len(ground.tokens))] == ["Kenya"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("three/NUM/3/nummod Kenyan/ADJ/3/amod diplomats/NOUN/0/root", "Kenyan diplomats"),
        ("the/DET/3/det Kenyan/ADJ/3/amod diplomats/NOUN/0/root", "Kenyan diplomats"),
        ("Kenyan/ADJ/2/amod diplomats/NOUN/0/root", None),
        ("the/DET/2/det diplomats/NOUN/0/root", None),
    ],
)
def test_a_nominal_without_its_count(line, expected):
    ground = grounded(annotated(line))
    nominal = next(at for at, mention in enumerate(ground.mentions) if mention.form == "nominal")
    assert ground.uncounted(nominal) == expected
