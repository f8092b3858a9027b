"""From `Annotated` to entries: one file for each kind, pure functions."""
