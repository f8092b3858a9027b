"""Inputs as the caller names them (files, folders, `-`) to documents, one after another."""

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from dragoman.intake.documents import check_date
from dragoman.intake.failure import Failure
from dragoman.intake.limits import LIMITS, Limits
from dragoman.intake.opening import opened
from dragoman.intake.parcels import held_parcels, parcels
from dragoman.model.document import Document


def inputs(
    paths: Sequence[str], published: str | None = None, stdin: BinaryIO | None = None, limits: Limits = LIMITS
) -> Iterator[Document | Failure]:
    """The reports of all inputs, in the order of `paths`; what gives no report gives a `Failure` in its place.

    `parcels` says what a path may be. `published` (an ISO date, else ValueError) goes before every other date of publication.
    """
    check_date(published)
    for parcel in parcels(paths, stdin, limits):
        yield parcel if isinstance(parcel, Failure) else opened(parcel, published, limits)


def held(raw: bytes, name: str, limits: Limits = LIMITS) -> Iterator[Document | Failure]:
    """The reports of a file whose bytes are held already; `name` tells its kind and is never opened."""
    for parcel in held_parcels(raw, name, limits):
        yield parcel if isinstance(parcel, Failure) else opened(parcel, None, limits)
