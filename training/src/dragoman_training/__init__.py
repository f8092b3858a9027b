"""From corpora to the model file that `dragoman.language` loads."""
