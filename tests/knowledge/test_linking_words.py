from dragoman.knowledge.linking_words import linking_words


def test_the_lists_are_there_in_small_letters():
    words = linking_words()
    lists = (words.honours, words.joined, words.inside, words.common, words.plain, words.kinds, words.wide)
    assert all(lists)
    assert all(word == word.lower() for words in lists for word in words)


def test_spellings_lead_to_their_name():
    given = linking_words().given
    assert given["muhammad"] == given["mohamed"] != given["mahmoud"]
    assert given["hasan"] != given["hussein"]
