"""What became of a plan, where the next sentence tells it: "It was never held", "The two sides called it off"."""

from collections.abc import Sequence

from pipeline.extract.events.lexis import noun_kinds, phrase_of_realis
from pipeline.extract.events.plans.fates import ANAPHORS, STEM, TIMES, object_meant
from pipeline.extract.events.plans.undoing import TAKES_PLACE, has_moved_on, undoes
from pipeline.extract.language.clauses import Clause
from pipeline.extract.sentence import Sentence
from pipeline.likeness import stems
from pipeline.records import Event, Realis


def fates_told_next(sentence: Sentence, planned: Sequence[Event]) -> dict[str, Realis]:
    """What a sentence makes of the plans that the sentence before it told, by their ids: "It was never held", "The two sides
    called it off". "The trip" is a visit that was planned, not the summit.
    """
    first = next((c for c in sentence.clauses if c.group), None)
    if first is None or first.group is None or first.link != "main":
        return {}
    if none_of_it := _says_none(sentence, first):
        return {e.id: "negated" for e in planned if _is_of(e, none_of_it)}
    says = undoes(sentence, first) or ("negated" if first.group.negated and first.group.passive else None)
    says = says or has_moved_on(sentence, first) or _lapses(sentence, first)
    if says is None:
        return {}
    if any(t.lower == "it" for t in sentence.tokens[first.group.end : first.end]):
        return dict.fromkeys((e.id for e in planned), says)
    noun = _pointed_at(sentence, first) or object_meant(sentence, first)
    return {e.id: says for e in planned if noun and (noun in ANAPHORS | TIMES or _is_called(e, noun))}


def denied_next(sentence: Sentence, claimed: Sequence[Event]) -> dict[str, Realis]:
    """Of what the sentence before reported that somebody says, what a sentence calls false, by its id: "This is not correct", "No
    such decision was taken".
    """
    first = sentence.clauses[0]
    if (
        _pointed_at(sentence, first) in ANAPHORS
        and phrase_of_realis(sentence.words(first.start, first.end)) == "negated"
    ):
        return {e.id: "negated" for e in claimed}
    none = next((noun for c in sentence.clauses if (noun := _says_none(sentence, c)) and _says_such(sentence, c)), None)
    return {e.id: "negated" for e in claimed if none and _is_of(e, none)}


def _lapses(sentence: Sentence, clause: Clause) -> Realis | None:
    """Whether a clause says that a date set before holds no more: "That date no longer stands"."""
    said = " ".join(t.lower for t in sentence.tokens[clause.start : clause.end])
    holds = clause.group is not None and clause.group.lemma in ("stand", "hold", "apply")
    return "postponed" if holds and " no longer " in said and _pointed_at(sentence, clause) in TIMES else None


def _pointed_at(sentence: Sentence, clause: Clause) -> str:
    """The word for something told before that is the subject of a clause: the noun of "the trip" and "that cut", or "it"."""
    subject = sentence.tokens[slice(*clause.subject)] if clause.subject and not clause.inherited else []
    if len(subject) == 1:
        return subject[0].lower if subject[0].lower in ANAPHORS else ""
    return subject[-1].lower if len(subject) == 2 and subject[0].lower in ("the", "this", "that") else ""


def _says_none(sentence: Sentence, clause: Clause) -> str:
    """The noun of which a clause says that there was none: "No appointment was made", "No such visit took place"."""
    subject = sentence.tokens[slice(*clause.subject)] if clause.subject and not clause.inherited else []
    done = (
        clause.group is not None
        and clause.group.tense == "past"
        and (clause.group.passive or clause.group.lemma in TAKES_PLACE)
    )
    return subject[-1].lower if done and len(subject) > 1 and subject[0].lower == "no" else ""


def _says_such(sentence: Sentence, clause: Clause) -> bool:
    """Whether the subject of a clause is "no such" thing: what was told before, and not another."""
    return clause.subject is not None and [t.lower for t in sentence.tokens[slice(*clause.subject)]][1:2] == ["such"]


def _is_of(event: Event, noun: str) -> bool:
    """Whether a noun can mean an event, or is made of its verb: the "resolution" of who "resolved"."""
    return _is_called(event, noun) or noun[:STEM] in event.title.lower()


def _is_called(event: Event, noun: str) -> bool:
    """Whether a noun can mean an event: it stands in its title, or tells of the same kind of happening."""
    return noun in event.title.lower() or noun_kinds().get(noun) == event.kind or bool(stems(noun) & stems(event.title))
