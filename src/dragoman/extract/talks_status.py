"""How a negotiation stands, in which form it is held and when, by the verbs and words around its mentions."""

from collections.abc import Iterator, Sequence

from dragoman.extract.grammar import Grammar
from dragoman.extract.talks_mentions import TalksMention
from dragoman.extract.windows import stem, words_after, words_before
from dragoman.knowledge.talks import talks_words
from dragoman.model.edtf import edtf
from dragoman.model.vocabulary import TalksFormat, TalksStatus

_FUTURE = frozenset(("will", "would", "shall", "should"))
_COMING = frozenset(("due", "expect", "plan", "schedule", "set", "upcoming", "forthcoming", "next"))
_REACH = 18
_INTENDING = frozenset(("agree", "to", "intend", "promise", "offer", "propose"))
_BEGUN: frozenset[str] = frozenset(("opened", "under_way", "concluded_without_text", "adjourned"))


def verbs_of(trees: Grammar, head: int) -> list[int]:
    """The verbs that a mention hangs on, nearest first: by the tree, and the verb next to its phrase where the tree gives none."""
    tokens = trees.tokens
    if tokens[head].upos == "VERB":
        return [head]
    found = [at for at in trees.dependents(head, "acl") if tokens[at].upos == "VERB"]
    for at in trees.ancestors(head):
        if tokens[at].upos in ("VERB", "AUX"):
            found.append(at)
            if tokens[at].deprel != "xcomp":
                break
        elif tokens[at].upos not in ("NOUN", "PROPN", "ADJ") or len(found) > 3:
            break
    before = words_before(trees, head)
    left = min((*before, head)) - 1
    if left >= 0 and tokens[left].upos == "ADP" and left > 0:
        left -= 1
    if left >= 0 and tokens[left].upos == "VERB" and tokens[left].sentence == tokens[head].sentence:
        found.append(left)
    after = [
        at
        for at in words_after(trees, head)[:_REACH]
        if tokens[at].upos in ("VERB", "ADJ") and stem(tokens[at]) in talks_words().of_subject
    ]
    found += after[:1]
    return list(dict.fromkeys(found))


def status_of(trees: Grammar, group: Sequence[TalksMention], sentences: str, published: str | None) -> tuple[TalksStatus, str]:
    """The furthest status that verbs and words around the mentions give, and what gave it; then the model’s, then the days’."""
    words = talks_words()
    found = [one for mention in group for one in _told(trees, mention)]
    if all(mention.kind == "signing" for mention in group) and not any(status == "scheduled" for status, _ in found):
        return "concluded_with_text", "status by a paper that was concluded"
    best = max(found, key=lambda one: words.rank[one[0]]) if found else None
    ended = best is not None and best[0] in ("concluded_without_text", "adjourned")
    if (ended and words.concluded.search(sentences)) or (best is None and _made_a_text(trees, group, published)):
        return "concluded_with_text", "status by an agreement that came of it"
    if best is not None:
        return best
    for mention in group:
        for frame in trees.annotated.frames:
            label = frame.label("talks_status") if frame.kind == "talks" and frame.anchor == mention.head else None
            if label is not None and label.score >= 0.5:
                return label.value, f"status by the model, {label.score:.2f}"  # type: ignore[return-value]
    return _by_days(group, published)


def _made_a_text(trees: Grammar, group: Sequence[TalksMention], published: str | None) -> bool:
    """Whether the very clause of a mention that lies in no future tells of an agreement."""
    text = trees.annotated.document.text
    return any(
        talks_words().concluded.search(mention.clause.of(text))
        and not any(published and (time.from_ or "") > published for time in mention.times)
        for mention in group
    )


def _told(trees: Grammar, mention: TalksMention) -> Iterator[tuple[TalksStatus, str]]:
    """Statuses by each verb that has the mention as subject or object, and by participles with it."""
    words, tokens = talks_words(), trees.tokens
    head = mention.head
    for here in words_before(trees, head):
        if stem(tokens[here]) in _COMING:
            yield "scheduled", f"status by the word {tokens[here].text!r}"
        elif (
            tokens[here].text.lower().endswith("ed")
            and (status := words.of_object.get(stem(tokens[here])))
            and status != "concluded_without_text"
        ):
            yield status, f"status by the participle {tokens[here].text!r}"
    for verb in verbs_of(trees, head):
        lemma = stem(tokens[verb])
        passive = trees.is_passive(verb) or tokens[verb].deprel == "acl"
        is_subject = verb > head and not passive
        status = words.of_subject.get(lemma) if is_subject else words.of_object.get(lemma)
        if mention.kind in ("meeting", "signing") and verb == head:
            status = "concluded_without_text"
        if status is None and lemma in talks_words().roles["attend"] and _is_coming(trees, verb):
            status = "scheduled"
        if status is None or trees.is_negated(verb) or _is_conditional(trees, verb) or (verb > head and _is_purpose(trees, verb)):
            continue
        if _is_coming(trees, verb) and status in _BEGUN:
            status = "scheduled"
        yield status, f"status by the verb {tokens[verb].text!r}"


def _is_purpose(trees: Grammar, verb: int) -> bool:
    """Whether a verb after the talks tells what they are for, not what becomes of them: `talks to end the war`, `talks on ending it`."""
    before = trees.tokens[verb - 1] if verb else None
    leads = before is not None and (before.text.lower() == "to" or before.upos in ("ADP", "SCONJ"))
    return leads and bool(trees.dependents(verb, "obj"))


def _is_conditional(trees: Grammar, verb: int) -> bool:
    """Whether a verb stands under `if` or `unless`."""
    marks = [
        at
        for at in (*trees.dependents(verb, "mark"), *range(max(0, verb - 16), verb))
        if trees.tokens[at].text.lower() in ("if", "unless", "lest")
    ]
    return any(trees.tokens[at].sentence == trees.tokens[verb].sentence for at in marks)


def _is_coming(trees: Grammar, verb: int) -> bool:
    """Whether a verb tells of what is to be: `will`, `is to`, `due to`, `agreed to`."""
    tokens = trees.tokens
    auxiliaries = {
        tokens[at].lemma.lower() for at in (*trees.dependents(verb, "aux"), *range(max(0, verb - 3), verb)) if tokens[at].upos == "AUX"
    }
    if auxiliaries & _FUTURE:
        return True
    before = [tokens[at] for at in range(max(0, verb - 3), verb) if tokens[at].sentence == tokens[verb].sentence]
    if len(before) < 2 or before[-1].text.lower() not in ("to", "be"):
        return False
    return before[-2].upos in ("AUX", "ADJ") or stem(before[-2]) in _COMING | _INTENDING


def _by_days(group: Sequence[TalksMention], published: str | None) -> tuple[TalksStatus, str]:
    """What no verb tells of: over where its day is past, scheduled where it is to come."""
    days = [time for mention in group for time in mention.times if time.from_ and time.to]
    if published and days:
        if all((time.from_ or "") > published for time in days):
            return "scheduled", "status by its day, which is to come"
        if all((time.to or "") < published for time in days):
            return "concluded_without_text", "status by its day, which is past"
    if all(mention.kind in ("call", "meeting") for mention in group) and not any(mention.generic for mention in group):
        return "concluded_without_text", "status of a meeting that is told as past"
    return "unclear", "no words give a status"


def format_of(sentences: str, group: Sequence[TalksMention], mediators: Sequence[str], sides: Sequence[str]) -> TalksFormat:
    """By the words of the sentences; a mediator’s meeting with one side is a consultation, a meeting of sides direct."""
    kinds = {mention.kind for mention in group}
    for pattern, form in talks_words().formats:
        if form == "summit" and "talks" in kinds and "summit" not in kinds:
            continue
        if form == "phone_or_video" and kinds <= {"talks", "conference", "summit"} and not _by_wire(pattern.search(sentences)):
            continue
        if pattern.search(sentences):
            return form
    if kinds == {"call"}:
        return "phone_or_video"
    if "signing" in kinds:
        return "signing"
    if kinds <= {"meeting"}:
        return "consultation" if mediators and len(set(sides) - set(mediators)) <= 1 else "direct"
    return "unclear"


def _by_wire(found: object) -> bool:
    return found is not None and "video" in str(found)


def dates_of(trees: Grammar, group: Sequence[TalksMention]) -> tuple[str | None, str | None]:
    """When it began or is to begin, and when it ended: a single day of a meeting is both."""
    start: str | None = None
    end: str | None = None
    words = talks_words()
    for mention in group:
        dates = [time for time in mention.times if time.from_ and time.type in ("DATE", "TIME")]
        if not dates:
            continue
        closing = any(
            words.of_subject.get(stem(trees.tokens[verb])) in ("concluded_without_text", "collapsed")
            for verb in verbs_of(trees, mention.head)[:2]
        )
        value = edtf(dates[0])
        if closing:
            end = end or value
            continue
        first = start is None
        start = start or value
        if first and mention.kind in ("meeting", "call", "signing") and value and len(value) == 10:
            end = end or value
    return start, end
