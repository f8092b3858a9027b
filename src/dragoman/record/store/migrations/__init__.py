"""The migrations of a record's tables, oldest first in `versions`."""
