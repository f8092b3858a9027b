"""From `Document` to `Annotated`: words, then everything that the language model sees in them, in one pass."""
