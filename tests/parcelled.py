"""Parcels of short reports, for the tests of this folder."""

from dragoman.intake.parcels import Parcel


def parcel(number):
    """One of many reports, alike but for a number."""
    text = f"GENEVA, March 14, 2016 - The envoy said on Monday that {number} fighters had laid down their arms.\n"
    return Parcel(f"talks.jsonl:{number}", f"talks-{number}", text.encode())


def long_parcel(number, words=20_000):
    """One that takes some seconds to read."""
    return Parcel(f"talks.jsonl:{number}", f"talks-{number}", ("The envoy said that the truce held. " * (words // 7)).encode())
