def test_what_is_remembered_of_a_feed_and_its_items(record):
    assert record.feed("a") == (None, frozenset())
    assert record.remember_feed("a", "{}", ["1", "2", "1"], "2026-01-01T00:00:00Z") is None
    assert record.remember_feed("a", '{"etag": 1}', ["2", "3"], "2026-01-02T00:00:00Z") is None
    assert record.feed("a") == ('{"etag": 1}', frozenset({"1", "2", "3"}))
    assert record.feed("b") == (None, frozenset())
