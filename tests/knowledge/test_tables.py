"""The packaged actor tables are well formed, sorted and sourced."""

import re

import pytest

from dragoman.knowledge.actors import TABLES
from dragoman.knowledge.known import BODIES, SECTORS
from dragoman.knowledge.states import states
from dragoman.knowledge.tables import CODE, COLUMNS, FROM, ID, NAME, SOURCE, TO, TYPE, TYPES, packaged
from dragoman.knowledge.tables import SECTORS as SECTORS_COLUMN


@pytest.mark.parametrize("table", TABLES)
def test_rows_are_well_formed(table: str) -> None:
    for row in packaged(table):
        assert len(row) == len(COLUMNS), row
        assert row[NAME], row
        assert row[SOURCE], row
        assert " " not in row[ID], row
        assert row[TYPE] in TYPES, row
        assert row[CODE] in states() or row[CODE] in BODIES, row
        assert set(filter(None, row[SECTORS_COLUMN].split("|"))) <= SECTORS, row
        assert all(re.fullmatch(r"(\d{4}(-\d\d(-\d\d)?)?)?", row[column]) for column in (FROM, TO)), row
        assert not row[TO] or row[FROM][: len(row[TO])] <= row[TO], row


@pytest.mark.parametrize("table", TABLES)
def test_rows_are_in_order(table: str) -> None:
    ids = [row[ID] for row in packaged(table)]
    assert ids == sorted(ids)


def test_an_id_belongs_to_one_table() -> None:
    owners: dict[str, str] = {}
    for table in TABLES:
        for row in packaged(table):
            assert owners.setdefault(row[ID], table) == table


def test_every_actor_of_paa_x_keeps_its_id() -> None:
    rows = packaged("paax.tsv")
    assert len(rows) == 1525
    assert all(re.fullmatch(r"paax:[A-Z]{3}_\d+", row[ID]) for row in rows)
