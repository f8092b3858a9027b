"""Profiles of actors, written in few words."""

from dragoman.record.actor_keys import Profile


def profile(name, kind="person", code=None, *, named=True, sectors=(), known=None, aliases=(), roles=(), context=(), geonameid=None, country=None):
    """Somebody: a named person, if nothing else is said."""
    return Profile(name, aliases, kind, code, sectors, roles, known, geonameid, country, named, context)
