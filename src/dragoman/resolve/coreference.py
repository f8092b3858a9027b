"""Coreference inside a report: which mentions stand for the same."""

from dragoman.resolve.coreference_ground import Cluster, Ground
from dragoman.resolve.coreference_names import join_names
from dragoman.resolve.coreference_nominals import join_nominal
from dragoman.resolve.coreference_pronouns import join_pronoun
from dragoman.resolve.coreference_titles import join_titles

_THINGS = frozenset(("weapon", "vehicle"))


def clusters_of(ground: Ground) -> list[Cluster]:
    """The clusters of a report: names first, then what stands beside them, then nominals and pronouns in order of the text.

    Those who speak of themselves before the text says who speaks come last.
    """
    clusters = join_names(ground)
    by_member = {member: cluster for cluster in clusters for member in cluster.members}
    join_titles(ground, by_member)
    waiting: list[int] = []
    for number, mention in enumerate(ground.mentions):
        if number in by_member:
            continue
        if mention.form == "nominal" and mention.type not in _THINGS:
            join_nominal(ground, number, clusters, by_member)
        elif mention.form == "pronoun" and not join_pronoun(ground, number, by_member):
            waiting.append(number)
    for number in waiting:
        join_pronoun(ground, number, by_member)
    return [cluster for cluster in clusters if cluster.members]
