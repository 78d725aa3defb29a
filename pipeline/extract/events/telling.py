"""What a clause tells: the event of its verb, at its date."""

from collections.abc import Iterator
from dataclasses import replace

from pipeline import edtf
from pipeline.extract.dates.sense import Period
from pipeline.extract.events import inferred, plans, realis, titles
from pipeline.extract.events.cast import actors, places
from pipeline.extract.events.evidence import evidence
from pipeline.extract.events.figures import only_measures
from pipeline.extract.events.happening import Happening, happening
from pipeline.extract.events.kinds import kind_of, kind_of_nouns, stands_alone
from pipeline.extract.events.lexis import realis_words
from pipeline.extract.events.matter import is_of_the_world, tells_something
from pipeline.extract.events.references import subject_of
from pipeline.extract.events.shared import AT_THAT_TIME, goes_on, is_enumerated
from pipeline.extract.language.clauses import Clause
from pipeline.extract.language.tokens import INVERTED
from pipeline.extract.memory import Memory
from pipeline.extract.names.mention import Mention
from pipeline.extract.sentence import Dated, Sentence, entry
from pipeline.records import Realis

_COMPARES = frozenset({"what", "whereas"})
_BOUNDS = (" later than", " earlier than", " sooner than", " not before", " beyond")
_UNREAL = frozenset({"if", "unless", "whether", "lest"}) | INVERTED


def doubts(sentence: Sentence, clause: Clause) -> Iterator[str]:
    """The rules that speak against a clause telling an event."""
    if clause.group and not is_of_the_world(sentence, clause):
        yield "world"
        if only_measures(sentence, clause):
            yield "measures"
    if not tells_something(sentence, clause):
        yield "nothing"


def told(sentence: Sentence, clause: Clause, date: Dated, memory: Memory) -> Happening | None:
    """The event of a clause that gives its date; None where it is not real, is compared with, or too few words tell
    it."""
    if clause.opener in _UNREAL or entry(sentence) not in (None, date):
        return None
    if clause.opener in _COMPARES and date.when.value and edtf.is_longer_than_a_month(date.when.value):
        return None  # "twice what it was in 2007", "whereas in 2001 the two took half"
    if _is_missed(sentence, clause, date):
        return _due(sentence, clause, date, memory)
    clause = plans.last_said(sentence, clause, date)
    title = _title(sentence, clause, date, memory)
    deferred = clause.group is None and date.expression.edge == "until"
    short = len(title.removesuffix(" not").split()) < (1 if deferred else 2)
    if short or title.startswith("According to"):
        return None
    if clause.link == "relative" and clause.group and realis_words().get(clause.group.lemma) == "planned":
        return _scheduled(sentence, clause, date)
    a, b = evidence(sentence, clause, date)
    date, title, said = _at_last(sentence, clause, date, title)
    event = happening(sentence, a, b, date, title, kind_of(sentence, clause), said, clause=clause, memory=memory)
    return replace(event, alone=True) if _is_alone(sentence, clause, date) else event


def gapped(sentence: Sentence, clause: Clause, date: Dated) -> Happening | None:
    """The event of a date whose clause leaves the verb of the one before out: "Malta joined in 2005, Slovakia in 2007"."""
    group = clause.group
    who = _without_verb(sentence, clause, date)
    if group is None or who is None:
        return None
    said = realis.of_date(realis.of_clause(sentence, clause), date, sentence, None)
    title = titles.trimmed(f"{sentence.text[who.start : who.end]} [{sentence.words(group.start, group.end)}]")
    kind = kind_of(sentence, clause)
    return Happening(who.start, date.end, date.value, date.when, date.text, title, kind, said, (who,), clause=clause)


def undated(sentence: Sentence, clause: Clause, memory: Memory, *, carries: bool) -> Happening | None:
    """The event of a clause that gives no date, where the words before leave no doubt of it."""
    when = inferred.when_of(sentence, clause, memory, carries=carries)
    if when is None or when.value is None or clause.opener in _UNREAL or not is_of_the_world(sentence, clause):
        return None
    a, b = evidence(sentence, clause)
    title = titles.of_clause(sentence, clause, memory)
    kind, said = kind_of(sentence, clause), realis.of_clause(sentence, clause)
    who, where = actors(sentence, a, b, clause, memory), places(sentence, a, b)
    return Happening(a, b, when.value, when, None, title, kind, said, who, where, clause=clause)


def _title(sentence: Sentence, clause: Clause, date: Dated, memory: Memory) -> str:
    """The title of a clause; with the clause before that calls it unlikely. What is denied is titled without who denies it: its
    realis tells that.
    """
    host = sentence.clauses[clause.place - 1] if clause.link == "that" and clause.place else None
    if host and "unlikely" in sentence.words(host.start, host.end).split():
        return titles.trimmed(sentence.words(host.start, clause.end), [date.text])
    left_out = [] if isinstance(date.expression.sense, Period) else plans.dates_of_a_move(sentence, date) or [date.text]
    return titles.of_clause(sentence, clause, memory, left_out)


def _at_last(sentence: Sentence, clause: Clause, date: Dated, title: str) -> tuple[Dated, str, Realis]:
    """The date, the title and the realis of an event; what is told not to be until a date is at that date."""
    said = realis.of_clause(sentence, clause)
    if said in ("negated", "forecast", "planned") and date.expression.edge == "before" and _is_denied(sentence, clause):
        return date, title if date.text in title else f"{title} before {date.text}", said
    if title.endswith(_BOUNDS):
        return date, f"{title} {date.text}", said
    if _is_stand(sentence, clause, date, said):
        return date.without_edge(), title, said
    if date.expression.edge != "until":
        return date, title, said
    if clause.group is None and _is_denied_before(sentence, date):  # "Elections not until October 2024"
        return date.without_edge(), title.removesuffix(" not"), "planned"
    if clause.group and _is_awaited(sentence, clause, date):
        return date.without_edge(), title, said
    if clause.group and said == "negated":
        return date.without_edge(), title if date.text in title else f"{title} until {date.text}", "happened"
    return date, title, said


def _is_denied(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause denies its verb, or that there is anybody or anything to do it."""
    subject = sentence.tokens[clause.subject[0]].lower if clause.subject and not clause.inherited else ""
    return subject in ("no", "none", "neither", "nobody", "nothing") or bool(clause.group and clause.group.negated)


def _is_stand(sentence: Sentence, clause: Clause, date: Dated, said: Realis) -> bool:
    """Whether a clause tells how far things were on a day, "nothing had been drawn as of 30 November", or what is to be
    from a day on, "will be lowered as of 1 July".
    """
    group = clause.group
    point = said == "negated" or (group is not None and (group.words[0] == "had" or group.tense == "future"))
    return date.expression.edge == "since" and point and sentence.text.lower().endswith("as of ", 0, date.start)


def _is_awaited(sentence: Sentence, clause: Clause, date: Dated) -> bool:
    """Whether what a clause tells came at the date until which it took: "not until May did they sign", "it took until
    May for them to sign".
    """
    group = clause.group
    if group is None or group.tense != "past":
        return False
    place = sentence.token_at(date.start)
    inverted = place < group.start and group.words[0] in ("did", "was", "were", "had", "could")
    return (inverted and _is_denied_before(sentence, date)) or (
        group.lemma in ("take", "wait") and place - group.end <= 2
    )


def _is_denied_before(sentence: Sentence, date: Dated) -> bool:
    """Whether "not" stands right before the word before a date."""
    place = sentence.token_at(date.start)
    return any(t.tag == "NEG" for t in sentence.tokens[max(0, place - 2) : place])


def _is_alone(sentence: Sentence, clause: Clause, date: Dated) -> bool:
    """Whether a clause tells an event of its own at the date of another clause."""
    if sentence.clause_at(date.start) is clause:
        return False
    after = sentence.after(clause)
    if after is not None and after.opener == "when" and sentence.clause_at(date.start) is after:
        return True
    enumerated = is_enumerated(sentence, clause) or clause.opener in AT_THAT_TIME
    return enumerated or stands_alone(clause) or goes_on(sentence, clause, date)


def _without_verb(sentence: Sentence, clause: Clause, date: Dated) -> Mention | None:
    """Who stands with a date but without a verb, behind a clause with both."""
    tokens, group, place = sentence.tokens, clause.group, sentence.token_at(date.start)
    if group is None or place - 2 <= group.end or tokens[place - 1].tag != "PREP":
        return None
    if tokens[place - 3].text not in (",", "and"):
        return None
    if not any(group.end <= sentence.token_at(d.start) < place for d in sentence.dates if d.role == "plain"):
        return None
    end = tokens[place - 2].end
    return next((m for m in sentence.mentions if m.end == end and m.kind in ("country", "person")), None)


def _is_missed(sentence: Sentence, clause: Clause, date: Dated) -> bool:
    """Whether a date is that for which the subject of a clause was due, and its verb tells that it came at another: "The report,
    due in July, was issued in August".
    """
    group, place = clause.group, sentence.token_at(date.start)
    if group is None or clause.subject is None or not clause.subject[1] <= place < group.start:
        return False
    before = [t for t in sentence.tokens[clause.subject[1] : place] if t.tag != "DET"]
    due = len(before) > 1 and before[-1].tag == "PREP" and before[-2].lower == "due"
    a, b = sentence.span(group.end, clause.end)
    came = any(a <= d.start < b and d.role == "plain" and d.value != date.value for d in sentence.dates)
    return due and came and realis.of_clause(sentence, clause) == "happened"


def _due(sentence: Sentence, clause: Clause, date: Dated, memory: Memory) -> Happening:
    """What a clause tells to have been due at a date, and not to have come then."""
    title = titles.trimmed(subject_of(sentence, clause, memory))
    a, b = sentence.tokens[clause.subject[0] if clause.subject else clause.start].start, date.end
    return happening(sentence, a, b, date, title, kind_of(sentence, clause), "planned")


def _scheduled(sentence: Sentence, clause: Clause, date: Dated) -> Happening:
    """What a relative clause says is planned, and what became of it: "a visit, which had been scheduled for May, was
    postponed"."""
    at = clause.place
    host = sentence.clauses[at - 1] if at else clause
    first, last = host.group.end if host.group else host.start, clause.start
    a, b = sentence.tokens[first].start, sentence.span(at and clause.start, clause.end)[1]
    title = titles.trimmed(sentence.words(first, last))
    kind = kind_of_nouns(sentence.tokens[first:last])
    return happening(sentence, a, b, date, title, kind, plans.fate(sentence, clause, (first, last)) or "planned")
