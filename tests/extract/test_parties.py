"""From words to entities."""

from dragoman.extract.parties import parties
from dragoman.model.annotated import Stretch
from dragoman.model.entities import Entity, Mention
from dragoman.model.scene import Scene
from dragoman.model.span import Span
from parsed import annotated

REPORT = annotated(
    "the/DET/det/2 army/NOUN/nsubj/5 of/ADP/case/4 Kenya/PROPN/nmod/2 left/VERB/root/0 Nairobi/PROPN/obj/5"
    " with/ADP/case/8 Odinga/PROPN/obl/5"
)
ENTITIES = (
    Entity("e-army", "army", (), "organisation"),
    Entity("e-Kenya", "Kenya", (), "country"),
    Entity("e-Nairobi", "Nairobi", (), "place"),
    Entity("e-Odinga", "Odinga", (), "person"),
)


def mention(first, last, head, entity, form):
    tokens = REPORT.tokens
    kind = {one.id: one.type for one in ENTITIES}[entity]
    return Mention(f"m-{first}-{last}", tokens[first].start, tokens[last].end, tokens[head].span, kind, form, entity)


WHO = parties(
    Scene(
        REPORT,
        (
            mention(0, 3, 1, "e-army", "nominal"),
            mention(3, 3, 3, "e-Kenya", "name"),
            mention(5, 5, 5, "e-Nairobi", "name"),
            mention(7, 7, 7, "e-Odinga", "name"),
        ),
        ENTITIES,
        (),
        (),
        None,
    )
)


def test_entities_are_found_by_the_head_of_a_mention():
    assert [WHO.at(token.index) and WHO.at(token.index).name for token in REPORT.tokens] == [
        None, "army", None, "Kenya", None, "Nairobi", None, "Odinga",
    ]  # fmt: skip
    assert WHO.ids([1, 5, 5, 2]) == ("e-army", "e-Nairobi")
    assert WHO.ids([1, 5, 7], frozenset(("person",))) == ("e-Odinga",)


def test_words_of_names_know_whose_they_are():
    assert sorted(WHO.named) == [3, 5, 7]


def test_of_a_run_the_outermost_mentions_count():
    assert WHO.within([Stretch(0, 4)]) == ("e-army",)
    assert WHO.within([Stretch(3, 4), Stretch(5, 8)]) == ("e-Kenya", "e-Nairobi", "e-Odinga")


def test_places_are_names_of_places():
    assert WHO.places(Span(0, REPORT.tokens[-1].end)) == ("e-Kenya", "e-Nairobi")
