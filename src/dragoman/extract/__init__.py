"""From `Annotated`, and from the `Scene` made of it, to the entries of the record: one file for each kind, pure functions."""
