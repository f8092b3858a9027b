"""The pages and the programs' interface of a record. Thin: a request is parsed, the record asked, the answer shown."""
