"""Tables of facts as data files, and their loaders: one file of this room for each subject."""
