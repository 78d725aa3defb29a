"""Events: the happenings, decisions, statements and states that a text dates, once each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline import edtf
from pipeline.extract.dates.sense import Period
from pipeline.extract.events import inferred, plans, realis, standing, titles
from pipeline.extract.events.cast import actors, places
from pipeline.extract.events.governor import Governor, bracketed_start, governor, is_happening, phrase_start
from pipeline.extract.events.happening import Happening
from pipeline.extract.events.kinds import kind_of, kind_of_nouns, stands_alone
from pipeline.extract.events.lexis import realis_words, verb_kinds
from pipeline.extract.language.clauses import Clause
from pipeline.extract.language.tokens import INVERTED, Token
from pipeline.extract.memory import Memory, Told
from pipeline.extract.sentence import Dated, Sentence, once
from pipeline.extract.spans import near
from pipeline.likeness import stems
from pipeline.records import Realis

LONGEST_EVIDENCE = 390  # characters: what is longer shows nothing

_IN_FORCE = re.compile(r"(?i)\bin (?:force|office|power|operation|service|place|effect|charge)\b")
_UNREAL = frozenset({"if", "unless", "whether", "lest"}) | INVERTED
_AT_THAT_TIME = frozenset({"when", "whereupon"})
_SELVES = frozenset(
    (
        "table figure figures chart report note bulletin section chapter annex data paper brief briefing "
        "statistics essay document"
    ).split()
)

_AND = frozenset({" and ", " and the ", ", and "})
_THIS = frozenset({"this", "these", "our"})


def happenings(sentence: Sentence, memory: Memory, periods: set[int]) -> list[Happening]:
    """The events of a sentence. `periods` are where the dates begin that are no more than the period of a statistic."""
    found: list[Happening] = []
    of_nouns: set[int] = set()
    of_clause: dict[int, list[Dated]] = {i: [] for i in range(len(sentence.clauses))}
    for date in _decades_together(sentence):
        if date.role in ("mention", "plain") and (held := standing.since(sentence, date)):
            a, b, title = held
            found.append(_happening(sentence, a, b, date, title, "other", "happened", None))
            continue
        if date.value is None or date.start in periods or not _tells_when(sentence, date) or _heads(sentence, date):
            continue
        if _is_finer_told(sentence, date):
            continue
        if date.role == "name":
            found += _named(sentence, date)
        elif date.role == "plain":
            clause = sentence.clause_at(date.start)
            by = governor(sentence, clause, date)
            if by.kind == "verb":
                of_clause[_with_verb(sentence, clause).place].append(date)
            else:
                found += _governed(sentence, clause, date, by, memory)
                of_nouns |= {clause.start} if by.kind in ("participle", "noun") else set()
            for i, after in enumerate(sentence.clauses):
                if after.opener in _AT_THAT_TIME and 0 <= sentence.span(after.start, after.end)[0] - date.end <= 2:
                    of_clause[i].append(_without_edge(date))
    _remember(found, sentence, memory)
    _share_dates(sentence, of_clause)
    told: list[Happening] = []
    for i, clause in enumerate(sentence.clauses):
        events = [_gapped(sentence, clause, date) or _told(sentence, clause, date, memory) for date in of_clause[i]]
        if not events and clause.group:
            events = [_inferred(sentence, clause, memory, carries=clause.start not in of_nouns)]
        told += [event for event in events if event]
        if clause.group:
            memory.note_subject(sentence, clause)
    _remember(told, sentence, memory)
    return list(_once([*found, *told]))


def _decades_together(sentence: Sentence) -> list[Dated]:
    """The dates of a sentence; decades that "and" joins as one stretch: "for most of the 1990s and 2000s"."""
    together: list[Dated] = []
    for date in sentence.dates:
        last = together[-1] if together else None
        joined = last and sentence.text[last.end : date.start] in _AND
        if last and joined and last.value and date.value and last.value.endswith("X") and date.value.endswith("X"):
            whole = edtf.interval(last.value, date.value)
            together[-1] = replace(
                last, when=replace(last.when, value=whole), expression=replace(last.expression, end=date.end)
            )
        else:
            together.append(date)
    return together


def _remember(found: Sequence[Happening], sentence: Sentence, memory: Memory) -> None:
    for event in found:
        if event.value:
            memory.happenings.append(
                Told(frozenset(stems(event.title)), event.value, event.title, sentence.passage.ordinal)
            )


_DATELINE = re.compile(r"\W*(?:[(][^()]{1,60}[)])?\s*[-–—:]\s")
_PLACE_BEFORE = re.compile(r"\W*(?:[A-Z][\w.’'-]*+,? ?){0,6}")


def _heads(sentence: Sentence, date: Dated) -> bool:
    """Whether a date is the document's own, at its head: "Nairobi, 5 May 2019 – The minister ..."."""
    if date.value != sentence.today:
        return False
    opens = _PLACE_BEFORE.fullmatch(sentence.text, sentence.start, date.start)
    return sentence.clause_at(date.start).group is None or bool(opens and _DATELINE.match(sentence.text, date.end))


def _without_edge(date: Dated) -> Dated:
    return replace(date, expression=replace(date.expression, edge=None))


def _tells_when(sentence: Sentence, date: Dated) -> bool:
    """Whether an expression says when something was: a named period does so only behind "during", "in" and the like, or
    with its beginning or end."""
    sense = date.expression.sense
    if not isinstance(sense, Period) or sense.edge:
        return True
    before = sentence.text[max(0, date.start - 36) : date.start].lower().split()
    return any(w in ("during", "in", "throughout", "amid") for w in before[-4:])


_DAY = len("2019-01-01")


def _is_finer_told(sentence: Sentence, date: Dated) -> bool:
    """Whether a date beside it says the same more finely: "less than a month afterwards, on 10 December"."""
    if not date.value or (date.when.basis == "stated" and not date.value.endswith("~")):
        return False
    clause = sentence.clause_at(date.start)
    return any(
        d is not date and d.role == "plain" and d.value and len(d.value) == _DAY and sentence.clause_at(d.start) is clause
        and edtf.covers(date.value, d.value)
        for d in sentence.dates
    )  # fmt: skip


def _share_dates(sentence: Sentence, of_clause: dict[int, list[Dated]]) -> None:
    """Dates that a clause has from one before: what somebody did and then decided, both on a day; "since" opens a
    stretch for the main clause behind it, and the clauses of a numbered list share the date that leads them.
    """
    lead: Dated | None = None
    for i, clause in enumerate(sentence.clauses):
        if not clause.group or clause.link not in ("main", "joined", "participle", "sub"):
            continue
        before = sentence.clauses[i - 1] if i else None
        if of_clause[i] and of_clause[i][0].start < sentence.span(clause.group.start, clause.end)[0]:
            lead = of_clause[i][0]
        if of_clause[i]:
            continue
        if before and of_clause[i - 1] and stands_alone(clause):
            of_clause[i] = of_clause[i - 1][-1:]
        elif before and of_clause[i - 1] and sentence.tokens[before.start].lower == "since" and clause.group.perfect:
            date = of_clause[i - 1][-1]
            of_clause[i] = [replace(date, expression=replace(date.expression, edge="since"))]
            if before.group and before.group.head.tag == "VING":
                of_clause[i - 1] = []
        elif lead and _is_enumerated(sentence, clause):
            of_clause[i] = [lead]


def _with_verb(sentence: Sentence, clause: Clause) -> Clause:
    """The clause to which a date in a verbless stretch belongs: the next main one."""
    if clause.group:
        return clause
    later = [c for c in sentence.clauses if c.start >= clause.start and c.group]
    return next((c for c in later if c.link in ("main", "joined")), later[0] if later else clause)


def _is_enumerated(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause is one of a numbered list: "(2) Japan allied with ...": they share the date before the first."""
    words = [t.text for t in sentence.tokens[clause.start : clause.start + 4]]
    return "(" in words and any(w.isdigit() for w in words)


def _named(sentence: Sentence, date: Dated) -> Iterator[Happening]:
    """The agreement that is named with its year."""
    clause = sentence.clause_at(date.start)
    if clause.group and clause.group.negated:
        return
    for m in sentence.mentions:
        near = min(abs(m.start - date.end), abs(date.start - m.end)) <= 5
        if m.kind == "agreement" and near and m.name != m.name.lower() and str(m.year) == date.when.value:
            a, b = min(m.start, date.start), max(m.end, date.end)
            title = sentence.text[m.start : m.end]
            yield Happening(a, b, date.when.value, date.when, date.text, title, "agreement", "happened", agreement=m)


def _governed(sentence: Sentence, clause: Clause, date: Dated, by: Governor, memory: Memory) -> Iterator[Happening]:
    """The event of a date that belongs to an infinitive, a participle, a noun or what stands before its bracket."""
    tokens, last = sentence.tokens, sentence.token_at(date.start)
    if isinstance(date.expression.sense, Period) and tokens[max(0, last - 1)].lower in ("of", "the"):
        yield _happening(
            sentence, date.start, date.end, date, titles.trimmed(date.text), "other", "happened", date.start
        )
        return
    if by.kind == "infinitive":
        yield from _intended(sentence, clause, date, by.at, memory)
        return
    noun = by.at
    if by.kind == "participle":
        noun = next(
            (i for i in range(by.at - 1, clause.start - 1, -1) if tokens[i].tag in ("NOUN", "NAME", "QTY")), by.at
        )
    whole = by.kind == "bracket" or (by.kind == "participle" and not is_happening(tokens[noun]))
    first = (bracketed_start if whole else phrase_start)(tokens, noun, clause.start)
    if (
        by.kind == "bracket"
        and all(t.tag == "NAME" for t in tokens[first : noun + 1])
        and not _is_agreement(sentence, tokens[noun])
    ):
        return
    in_subject = clause.subject is not None and clause.subject[0] <= noun < clause.subject[1]
    if by.kind == "noun" and in_subject and noun - first < 3:
        event = _told(sentence, clause, date, memory)
        if event:
            yield event
        return
    a, b = tokens[first].start, tokens[last].end
    verb = tokens[by.at].verb if by.kind == "participle" else None
    plan = verb is not None and realis_words().get(verb.lemma) == "planned"
    kind = (verb_kinds().get(verb.lemma) if verb else None) or kind_of_nouns(tokens[first : by.at + 1])
    said = sentence.text[a : tokens[noun].end if plan else b]
    title = titles.trimmed(titles.resolved(said, memory), [date.text])
    yield _happening(
        sentence,
        a,
        b,
        date,
        title,
        kind,
        _realis_of_noun(sentence, clause, first, max(noun, by.at)),
        tokens[first].start,
    )


def _is_agreement(sentence: Sentence, token: Token) -> bool:
    return any(m.kind == "agreement" and m.end == token.end for m in sentence.mentions)


def _realis_of_noun(sentence: Sentence, clause: Clause, first: int, last: int) -> Realis:
    """What a noun phrase says of what it names, as far as the verb does not undo a plan: "the summit planned for June
    was called off", "cancelled the visit scheduled for May", "as was the scheduled visit for autumn".
    """
    said = realis.of_words(sentence.tokens, first, last + 1)
    if said in ("planned", "forecast") and clause.group:
        undone = plans.undoes(sentence, clause) or realis.of_clause(sentence, clause)
        if undone in plans.UNDONE and (clause.group.start > last or plans.undoes(sentence, clause)):
            return undone
    place = clause.place
    words = [t.lower for t in sentence.tokens[clause.start : clause.start + 4]]
    if place and "as" in words and clause.group and clause.group.lemma == "be":
        return realis.of_clause(sentence, sentence.clauses[place - 1])
    return said


def _intended(sentence: Sentence, clause: Clause, date: Dated, at: int, memory: Memory) -> Iterator[Happening]:
    """What somebody agreed, planned or was asked to do at a date."""
    tokens, group = sentence.tokens, clause.group
    if group is None or at < group.start:
        first = phrase_start(tokens, max(at - 2, clause.start), clause.start)
        a = tokens[first].start
        title = titles.trimmed(titles.resolved(sentence.text[a : date.start], memory), [])
        yield _happening(
            sentence,
            a,
            date.end,
            date,
            title.removesuffix(" in").removesuffix(" on"),
            kind_of_nouns(tokens[first : sentence.token_at(date.start)]),
            plans.undoes(sentence, clause) or "planned",
            a,
        )
        return
    event = _told(sentence, clause, date, memory)
    if event:
        committed = group.lemma in realis.COMMITMENT or realis.of_words([tokens[at]]) == "planned"
        noun = next((i for i in range(sentence.token_at(date.start) - 1, at, -1) if is_happening(tokens[i])), None)
        if committed and noun:
            what = sentence.text[tokens[phrase_start(tokens, noun, at + 1)].start : date.end]
            event = replace(event, title=titles.trimmed(what, [date.text]), kind=kind_of_nouns([tokens[noun]]))
        yield replace(event, realis="planned") if event.realis == "happened" and committed else event


def _gapped(sentence: Sentence, clause: Clause, date: Dated) -> Happening | None:
    """The event of a date whose clause leaves the verb of the one before out: "Malta joined in 2005, Slovakia in 2007"."""
    tokens, group = sentence.tokens, clause.group
    place = sentence.token_at(date.start)
    if (
        group is None
        or place - 2 <= group.end
        or tokens[place - 1].tag != "PREP"
        or tokens[place - 3].text not in (",", "and")
    ):
        return None
    who = next(
        (m for m in sentence.mentions if m.end == tokens[place - 2].end and m.kind in ("country", "person")), None
    )
    dated_before = any(group.end <= sentence.token_at(d.start) < place for d in sentence.dates if d.role == "plain")
    if who is None or not dated_before:
        return None
    verb = sentence.words(group.start, group.end)
    said = realis.of_date(realis.of_clause(sentence, clause), date, sentence, None)
    title = titles.trimmed(f"{sentence.text[who.start : who.end]} [{verb}]")
    return Happening(
        who.start, date.end, date.value, date.when, date.text, title, kind_of(sentence, clause), said, (who,)
    )


def _told(sentence: Sentence, clause: Clause, date: Dated, memory: Memory) -> Happening | None:
    """The event of a clause that gives its date."""
    if clause.opener in _UNREAL or (clause.group and not _is_told_of(sentence, clause)):
        return None
    if not _tells_something(sentence, clause):
        return None
    host = sentence.clauses[clause.place - 1] if clause.link == "that" else None
    doubted = host is not None and "unlikely" in sentence.words(host.start, host.end).split()
    title = titles.of_clause(sentence, clause, memory, [] if isinstance(date.expression.sense, Period) else [date.text])
    if doubted and host:
        title = titles.trimmed(sentence.words(host.start, clause.end), [date.text])
    deferred = clause.group is None and date.expression.edge == "until"
    short = len(title.removesuffix(" not").split()) < (1 if deferred else 2)
    if short or title.startswith("According to"):
        return None
    a, b = _evidence(sentence, clause, date)
    said = realis.of_clause(sentence, clause)
    if clause.link == "relative" and clause.group and realis_words().get(clause.group.lemma) == "planned":
        return _scheduled(sentence, clause, date)
    if said == "negated" and date.expression.edge == "until" and clause.group:
        date, title, said = _without_edge(date), f"{title} until {date.text}", "happened"
    if clause.group is None and date.expression.edge == "until" and _is_denied_before(sentence, date):
        date, title, said = (
            _without_edge(date),
            title.removesuffix(" not"),
            "planned",
        )  # "Elections not until October 2024"
    told = _happening(sentence, a, b, date, title, kind_of(sentence, clause), said, None, clause, memory)
    shared = sentence.clause_at(date.start) is not clause
    alone = shared and (stands_alone(clause) or _is_enumerated(sentence, clause) or clause.opener in _AT_THAT_TIME)
    return replace(told, alone=True) if alone else told


def _is_denied_before(sentence: Sentence, date: Dated) -> bool:
    """Whether "not" stands right before the word before a date."""
    place = sentence.token_at(date.start)
    return any(t.tag == "NEG" for t in sentence.tokens[max(0, place - 2) : place])


def _tells_something(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause tells of a happening: one without a verb does by a noun or participle of one, and "he said" alone
    does not.
    """
    tokens, group = sentence.tokens[clause.start : clause.end], clause.group
    if group is None:
        a, b = sentence.span(clause.start, clause.end)
        if any(d.expression.edge == "since" for d in sentence.inside(sentence.dates, a, b)):
            held = any(m.kind == "person" for m in sentence.inside(sentence.mentions, a, b))
            if held or _IN_FORCE.search(sentence.text, a, b):
                return True  # "Holger Brandt, President of the Federation since January 2017"
        acts = tokens[0].verb is not None or any(is_happening(t) or (t.tag == "VPART" and t.verb) for t in tokens)
        return acts and tokens[-1].text != ":"
    rest = [t for t in sentence.tokens[group.end : clause.end] if t.tag not in ("PUNCT", "DATE", "PREP", "ADV")]
    return group.lemma not in ("say", "add", "tell") or bool(rest) or _has_words_of_its_own(sentence, clause)


def _has_words_of_its_own(sentence: Sentence, clause: Clause) -> bool:
    """Whether what somebody said follows in a clause of its own."""
    following = sentence.clauses[clause.place + 1 : clause.place + 2]
    return bool(following) and following[0].link in ("that", "main") and following[0].start == clause.end


def _scheduled(sentence: Sentence, clause: Clause, date: Dated) -> Happening:
    """What a relative clause says is planned, and what became of it: "a visit, which had been scheduled for May, was
    postponed"."""
    at = clause.place
    host = sentence.clauses[at - 1] if at else clause
    first, last = host.group.end if host.group else host.start, clause.start
    a, b = sentence.tokens[first].start, sentence.span(at and clause.start, clause.end)[1]
    title = titles.trimmed(sentence.words(first, last))
    kind = kind_of_nouns(sentence.tokens[first:last])
    return _happening(sentence, a, b, date, title, kind, plans.fate(sentence, clause) or "planned", None)


def _inferred(sentence: Sentence, clause: Clause, memory: Memory, *, carries: bool) -> Happening | None:
    """The event of a clause that gives no date, where the words before leave no doubt of it."""
    when = inferred.when_of(sentence, clause, memory, carries=carries)
    if when is None or when.value is None or clause.opener in _UNREAL or not _is_told_of(sentence, clause):
        return None
    a, b = _evidence(sentence, clause, None)
    title = titles.of_clause(sentence, clause, memory)
    who = actors(sentence, a, b, clause, memory)
    return Happening(
        a,
        b,
        when.value,
        when,
        None,
        title,
        kind_of(sentence, clause),
        realis.of_clause(sentence, clause),
        who,
        places(sentence, a, b),
    )


def _is_told_of(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause is about the world, and not about the document and its figures."""
    if clause.subject is None or _is_measured(sentence, clause):
        return True
    subject = sentence.tokens[clause.subject[0] : clause.subject[1]]
    first = [t.lower for t in subject if t.tag == "NOUN"][:1]
    if not first or first[0] not in _SELVES:
        return True
    return subject[0].lower not in _THIS and clause.group is not None and clause.group.tense != "present"


@once
def _is_measured(sentence: Sentence, clause: Clause) -> bool:
    a, b = sentence.span(clause.start, clause.end)
    around = near(sentence.quantities, a, b)
    return any(q.unit != "count" and clause is sentence.clause_at(q.start) for q in around)


def _happening(
    sentence: Sentence,
    a: int,
    b: int,
    date: Dated,
    title: str,
    kind: str,
    said: Realis,
    names_from: int | None,
    clause: Clause | None = None,
    memory: Memory | None = None,
) -> Happening:
    start = a if names_from is None else names_from
    who = actors(sentence, start, b, clause, memory)
    said = realis.of_date(said, date, sentence, clause)
    if said == "planned" and date.expression.edge == "until":
        date = _without_edge(date)
    return Happening(a, b, date.value, date.when, date.text, title, kind, said, who, places(sentence, start, b))


def _evidence(sentence: Sentence, clause: Clause, date: Dated | None) -> tuple[int, int]:
    """The characters of a clause with its date and what it says that somebody said; cut where that is too long."""
    tokens = sentence.tokens
    first = clause.start
    while first < clause.end - 1 and (tokens[first].text in ",;:–—" or tokens[first].tag == "CONJ"):
        first += 1
    a, b = sentence.span(first, clause.end)
    after = sentence.after(clause)
    if after and after.link == "that" and sentence.span(after.start, after.end)[1] - a <= LONGEST_EVIDENCE:
        b = sentence.span(after.start, after.end)[1]
    if date and max(b, date.end) - min(a, date.start) <= LONGEST_EVIDENCE:
        a, b = min(a, date.start), max(b, date.end)
    if b - a > LONGEST_EVIDENCE:
        a = max(a, min(a, date.start) if date else a)
        b = min(b, max(a + LONGEST_EVIDENCE, date.end if date else 0))
        if b - a > LONGEST_EVIDENCE and date:
            a = max(a, date.end - LONGEST_EVIDENCE)
            b = max(date.end, a + 40)
    return a, b


def _once(found: Sequence[Happening]) -> Iterator[Happening]:
    """Of events with one date and overlapping words, the first, and what stands alone."""
    kept: list[Happening] = []
    for event in found:
        twin = any(
            k.value == event.value and k.when.why == event.when.why and k.start < event.end and event.start < k.end
            for k in kept
        )
        if event.alone or not twin:
            kept.append(event)
            yield event
