"""Many reports, one record: the store, what links reports, what became of each promise, and what people judged."""
