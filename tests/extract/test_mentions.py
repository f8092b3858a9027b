from building import annotated
from dragoman.extract.mentions import mentions
from dragoman.knowledge import actors, gazetteer

KNOWLEDGE, GAZETTEER = actors.load(), gazetteer.load()
LINE = (
    "The/DET/3/det Kenyan/ADJ/3/amod envoy/NOUN/7/nsubj ,/PUNCT/5/punct Jane/PROPN/3/appos Otieno/PROPN/5/flat met/VERB/0/root"
    " two/NUM/9/nummod rebels/NOUN/7/obj who/PRON/11/nsubj fled/VERB/9/acl ./PUNCT/7/punct"
)


def read(lines, names=None):
    report = annotated(lines, names)
    return report.document.text, mentions(report, KNOWLEDGE, GAZETTEER)


def test_names_nominals_and_pronouns_stand_in_order_and_a_nominal_holds_names():
    text, found = read(LINE, {"Jane Otieno": "person"})
    assert [(mention.span.of(text), mention.form, mention.type) for mention in found] == [
        ("The Kenyan envoy", "nominal", "person"),
        ("Kenyan", "name", "nationality"),
        ("Jane Otieno", "name", "person"),
        ("two rebels", "nominal", "group"),
        ("who", "pronoun", "person"),
    ]


def test_heads_lie_inside_and_ids_are_of_the_place():
    text, found = read(LINE, {"Jane Otieno": "person"})
    assert all(mention.span.holds(mention.head) for mention in found)
    assert [mention.head.of(text) for mention in found][:1] == ["envoy"]
    assert len({mention.id for mention in found}) == len(found)
    assert found == read(LINE, {"Jane Otieno": "person"})[1]
    assert all(mention.entity is None for mention in found)


def test_a_text_that_mentions_nobody_gives_nothing():
    assert read("It/PRON/2/expl rained/VERB/0/root ./PUNCT/2/punct")[1] == ()
