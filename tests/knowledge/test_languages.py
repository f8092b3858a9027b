from py3langid.langid import MODEL_FILE, LanguageIdentifier

from dragoman.knowledge.languages import language_names


def test_every_language_that_can_be_told_has_a_name():
    assert list(language_names()) == sorted(LanguageIdentifier.from_model_file(MODEL_FILE).labels)
    assert language_names()["fr"] == "French"
