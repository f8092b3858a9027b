"""What is said: the words of the content, made whole by quotation marks and syntax."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from dragoman.extract.grammar import Grammar
from dragoman.extract.quotations import Quotation
from dragoman.extract.statement_drafts import EDGES, Runs, indexes, joined, runs_of, trimmed
from dragoman.extract.statement_sources import patients
from dragoman.knowledge.cues import acts
from dragoman.model.annotated import Stretch

_MOSTLY = 0.6
_GAP = 2
_LONG = 6
_CLAUSES = frozenset(("ccomp", "root", "parataxis"))
_RAISING = frozenset(("seem", "appear"))
_EMPTY = frozenset(("it", "there", "who", "which", "that"))
_SAID = ("obj", "iobj", "ccomp", "xcomp", "parataxis")
_OF_CUES = frozenset(("for", "on", "of", "about", "against", "to", "with", "over", "upon"))
_LOOKS_AHEAD = frozenset(
    "det case mark cc aux aux:pass cop amod nummod compound nmod advmod nsubj nsubj:pass flat expl".split(),
)


def content(
    grammar: Grammar, anchor: int, cue: Runs, source: Runs, found: Runs, quoted: Sequence[Quotation], cues: AbstractSet[int]
) -> Runs:
    """The words of what is said, from those that the model found. `cues` are the anchors of all statements."""
    other = indexes(cue) | indexes(source) | {anchor}
    runs = without_gaps(grammar, runs_of(indexes(found) - indexes(source)) if source else found, other | cues)
    runs = without_addressee(grammar, anchor, runs)
    runs = with_subject(grammar, closed(grammar, runs, other), other)
    runs = without_next_clauses(grammar, anchor, runs, quoted, cues)
    runs = with_patient(grammar, anchor, of_one_voice(grammar, to_quotations(runs, quoted, anchor), quoted, anchor), other)
    return joined(grammar.tokens, trimmed(grammar.tokens, runs))


def governed(grammar: Grammar, anchor: int, source: Runs) -> Runs:
    """What is said by syntax alone, where the model has found no content.

    The clause under the cue; else what a passive with its agent is done to ("the plan was rejected by the army", "a plan rejected
    by the army"); else the object of a cue that is more than mere saying ("hailed the plan").
    """
    tokens, other = grammar.tokens, indexes(source) | {anchor}
    clauses = grammar.dependents(anchor, "ccomp", "xcomp")
    known = acts().get(tokens[anchor].lemma.lower(), "say")
    if clauses:
        heads = clauses
    elif source and grammar.is_passive(anchor):
        heads = grammar.dependents(anchor, "nsubj:pass") or ((tokens[anchor].head,) if tokens[anchor].deprel == "acl" else ())
    else:
        heads = grammar.dependents(anchor, "obj") if known != "say" else ()
    own = set(grammar.subtree(anchor)) if tokens[anchor].deprel == "acl" else set()
    words = {at for head in heads for at in grammar.subtree(head)} - other - (own if heads and heads[0] == tokens[anchor].head else set())
    return joined(tokens, trimmed(tokens, runs_of(words)))


def without_gaps(grammar: Grammar, runs: Runs, other: AbstractSet[int]) -> Runs:
    """Runs of one sentence with a few words between them are one, unless cue or source stand there: nobody skips words."""
    found: list[Stretch] = []
    for run in runs:
        if found and run.start - found[-1].end <= _GAP and not other & set(range(found[-1].end, run.start)):
            same = grammar.tokens[found[-1].end - 1].sentence == grammar.tokens[run.start].sentence
            if same:
                found[-1] = Stretch(found[-1].start, run.end)
                continue
        found.append(run)
    return tuple(found)


def closed(grammar: Grammar, runs: Runs, other: AbstractSet[int]) -> Runs:
    """Runs whose ends cut no phrase in two: what hangs on their last words, or what those hang on, belongs to them, up to a mark.

    Short runs are left as they are: they are noun phrases, on which much hangs that tells when and why it was said.
    """
    found = set(indexes(runs))
    for run in runs:
        if run.end - run.start >= _LONG:
            found.update(_grown_right(grammar, run, other, found))
    return runs_of(found)


def without_addressee(grammar: Grammar, anchor: int, runs: Runs) -> Runs:
    """Runs without who is spoken to: of "told the council that aid was late" the council is no part of what was told.

    Only verbs of saying have a hearer as their object; whom one urges or wants to do a thing belongs to what is wanted.
    """
    if acts().get(grammar.tokens[anchor].lemma.lower()) not in ("say", "warn"):
        return runs
    hearers = grammar.dependents(anchor, "obj", "iobj")
    clauses = [at for at in grammar.dependents(anchor, "ccomp") if _is_marked(grammar, at)]
    found: list[Stretch] = []
    for run in runs:
        starts = [min(grammar.subtree(clause)) for clause in clauses if run.start < clause < run.end]
        start = min((at for at in starts if any(run.start <= hearer < at for hearer in hearers)), default=run.start)
        found.append(Stretch(max(start, run.start), run.end))
    return tuple(found)


def _is_marked(grammar: Grammar, clause: int) -> bool:
    return any(grammar.tokens[at].text.lower() in ("that", "whether", "if") for at in grammar.dependents(clause, "mark"))


def with_subject(grammar: Grammar, runs: Runs, other: AbstractSet[int]) -> Runs:
    """Runs that begin within a clause begin with its subject: "the hall, | the oldest of the city, fell" is all said."""
    found = list(runs)
    for place, run in enumerate(found):
        least = found[place - 1].end if place else grammar.annotated.sentences[grammar.tokens[run.start].sentence].start
        heads = {at for at in range(run.start, run.end) if grammar.tokens[at].deprel in _CLAUSES}
        for head in heads:
            for subject in grammar.dependents(head, "nsubj", "nsubj:pass", "expl"):
                words = grammar.subtree(subject)
                if least <= words[0] < run.start and not other & set(range(words[0], run.start)):
                    found[place] = Stretch(min(words[0], found[place].start), run.end)
    return tuple(found)


def with_patient(grammar: Grammar, anchor: int, runs: Runs, other: AbstractSet[int]) -> Runs:
    """The content of a passive or raising cue with its subject: of "talks are expected to resume" all but the cue is expected."""
    said = {at for run in runs for at in range(run.start, run.end)}
    if not any(at in said for at in grammar.dependents(anchor, "xcomp", "ccomp", "advcl", "obl")):
        return runs
    raising = grammar.tokens[anchor].lemma.lower() in _RAISING
    subjects = grammar.dependents(anchor, "nsubj") if raising else patients(grammar, anchor)
    named = [at for at in subjects if at not in other and grammar.tokens[at].text.lower() not in _EMPTY]
    words = {at for subject in named for at in grammar.subtree(subject)}
    return runs_of(said | words) if words and not words & other else runs


def _grown_right(grammar: Grammar, run: Stretch, other: AbstractSet[int], taken: AbstractSet[int]) -> range:
    tokens = grammar.tokens
    last = grammar.annotated.sentences[tokens[run.end - 1].sentence].end
    inside = set(range(run.start, run.end))
    end = run.end
    while end < last and end not in other and end not in taken and tokens[end].text not in EDGES:
        before = tokens[end - 1]
        if not (before.deprel in _LOOKS_AHEAD and before.head >= end) and not _hangs_on(grammar, end, inside, other):
            break
        inside.add(end)
        end += 1
    return range(run.end, end)


def _hangs_on(grammar: Grammar, at: int, inside: AbstractSet[int], other: AbstractSet[int]) -> bool:
    """Whether a word is governed from inside a run, by way of words that are neither cue nor source."""
    for above in grammar.ancestors(at):
        if above in inside:
            return True
        if above in other:
            return False
    return False


def of_one_voice(grammar: Grammar, runs: Runs, quoted: Sequence[Quotation], anchor: int) -> Runs:
    """Runs before or around the cue without sentences of the report's own that stand before a quotation that opens a sentence."""
    tokens, sentences = grammar.tokens, grammar.annotated.sentences
    found = list(runs)
    for quotation in quoted:
        opens = sentences[tokens[quotation.start].sentence].start
        if quotation.start - opens > 1 or quotation.end - quotation.start < _LONG or anchor < quotation.start:
            continue
        found = [
            Stretch(quotation.start, run.end)
            if run.start < opens and quotation.start < run.end and not any(one.start - 1 <= run.start < one.end for one in quoted)
            else run
            for run in found
        ]
    return tuple(found)


def to_quotations(runs: Runs, quoted: Sequence[Quotation], anchor: int) -> Runs:
    """A content that covers most of a quotation covers all of it: the marks say where it begins and ends."""
    found = list(runs)
    for quotation in quoted:
        if not found or quotation.end <= found[0].start or found[-1].end <= quotation.start:
            continue
        inside = [run for run in found if run.start < quotation.end and quotation.start < run.end]
        covered = sum(min(run.end, quotation.end) - max(run.start, quotation.start) for run in inside)
        if not inside or covered < _MOSTLY * (quotation.end - quotation.start) or quotation.start <= anchor < quotation.end:
            continue
        first, last = min(quotation.start, inside[0].start), max(quotation.end, inside[-1].end)
        if first < quotation.start and quotation.closed:  # the marks of a quotation within other words belong to them
            last = max(last, quotation.end + 1)
        if last > quotation.end:
            first = min(first, quotation.start - 1)
        found = sorted([run for run in found if run not in inside] + [Stretch(first, last)], key=lambda run: run.start)
    return tuple(found)


def without_next_clauses(
    grammar: Grammar, anchor: int, runs: Runs, quoted: Sequence[Quotation], cues: AbstractSet[int]
) -> Runs:
    """Runs up to the verb that is coordinated with the cue, or the participle after it that is a cue of its own.

    "Denied the raid and left the hall" says nothing with "left"; in "refused to sign, blaming the army" "blaming" says it anew.
    """
    next_ones = [at for at in grammar.dependents(anchor, "conj") if at in cues or _is_finite(grammar, at)]
    next_ones += [at for at in grammar.dependents(anchor, "advcl") if at in cues and "VerbForm=Fin" not in grammar.tokens[at].feats]
    starts = [_start_of(grammar, at) for at in next_ones if at > anchor]
    said = [at for at in grammar.dependents(anchor, *_SAID) if at > anchor]
    found: list[Stretch] = []
    for run in runs:
        cuts = [at for at in starts if run.start < at < run.end and any(run.start <= one < at for one in said)]
        end = min((at for at in cuts if not any(one.start <= at < one.end for one in quoted)), default=run.end)
        found.append(Stretch(run.start, end) if not any(end <= one < run.end for one in said) else run)
    return tuple(found)


def _is_finite(grammar: Grammar, at: int) -> bool:
    """Whether a predicate is finite, by itself or by its auxiliary or copula."""
    words = (at, *grammar.dependents(at, "aux", "aux:pass", "cop"))
    return any("VerbForm=Fin" in grammar.tokens[word].feats for word in words)


def _start_of(grammar: Grammar, at: int) -> int:
    """The first word of a coordinated clause, its conjunction included."""
    return min((at, *(child for child in grammar.subtree(at) if child < at and child > grammar.tokens[at].head)))


def after_preposition(grammar: Grammar, cue: Runs, found: Runs) -> tuple[Runs, Runs]:
    """Cue and content where the preposition of the cue's verb opens the content: it belongs to the cue ("called for | a truce")."""
    tokens = grammar.tokens
    if not cue or not found:
        return cue, found
    last = cue[-1].end
    for place, run in enumerate(found):
        word = tokens[run.start]
        if run.start == last and run.end > last + 1 and word.upos == "ADP" and word.text.lower() in _OF_CUES:
            return (*cue[:-1], Stretch(cue[-1].start, last + 1)), (*found[:place], Stretch(last + 1, run.end), *found[place + 1 :])
    return cue, found
