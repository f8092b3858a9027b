from dragoman.model.document import Furniture
from dragoman.model.entries import Ceasefire
from dragoman.model.keys import UNFOLDED, key, shape
from dragoman.model.span import Span


def test_words_of_python_lose_their_underscore():
    assert [key(name) for name in ("from_", "class_", "said_in", "id")] == ["from", "class", "said_in", "id"]


def test_a_shape_has_the_fields_in_order_with_their_types():
    names = [field.name for field, _ in shape(Ceasefire)]
    assert names[:3] == ["id", "name", "class_"]
    assert dict(zip(names, (hint for _, hint in shape(Ceasefire)), strict=True))["name"] is Span


def test_only_furniture_is_unfolded():
    assert {(Furniture, "span")} == UNFOLDED
