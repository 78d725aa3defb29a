"""What speaks for a proposal being an event, and what against it: where its date stands, and of what kind it is, the verb with
its subject and object, what else is told beside it, and the rule that doubts it.
"""

from collections.abc import Sequence

from pipeline import edtf
from pipeline.extract.events.lexis import noun_kinds, verb_kinds
from pipeline.extract.events.proposals import Proposal
from pipeline.extract.judging.option import Option, Remark, few
from pipeline.extract.language.clauses import Clause
from pipeline.extract.language.tokens import Token
from pipeline.extract.quantities.quantity import Quantity
from pipeline.extract.sentence import Dated, Sentence, is_beside, once
from pipeline.extract.spans import near

_BY_CLASS = frozenset({"NAME", "QTY", "NUM", "DATE"})  # tokens of which the class tells more than the word
_HEADS = frozenset({"NOUN", "PRON", "WH", "DET"})
_ENDS = frozenset({"PREP", "PUNCT", "TO", "DATE", "CONJ"})
_TELLING = frozenset({"NOUN", "ADV", "VPART", "VING", "VBASE", "PREP"})
_NEAR, _FAR = 4, 10  # tokens behind a verb
_OBJECT = 7  # tokens behind a verb, in which its object stands
_RECENT = 6  # years
_FIGURE_BEFORE, _FIGURE_BEHIND = 40, 3  # characters, between a date and a figure beside it


def event(p: Proposal) -> Option:
    """That a proposal is an event, with what speaks for it: as it weighs more or less than nothing."""
    sentence, clause, date = p.sentence, p.clause, p.date
    value = date.value or ".."
    tokens, place, group = sentence.tokens, sentence.token_at(date.start), clause.group
    host = clause if clause.start <= place < clause.end else sentence.clause_at(date.start)
    fine, led = fineness(value), _word(tokens, place - 1)
    kind = verb_kinds().get(group.lemma, "-") if group else "none"
    passage, expression = sentence.passage, date.expression
    ruling = p.doubt or ("deed" if p.is_deed else "")
    remarks: list[Remark] = [
        (_proposed, ruling, date.role, few(clause.place - host.place, 3), host.link, clause.link, kind),
        (
            _dated,
            fine,
            expression.edge,
            date.when.basis,
            type(expression.sense).__name__,
            _side(value, sentence.today),
        ),
        (_led, led, _word(tokens, place + 1), _word(tokens, place - 2), fine),
        (_beside, _figures(sentence), fine, passage.kind, few(passage.ordinal, 4)),
        (_by_figure, _figure_by(sentence, date), fine, kind),
        (_in_figures, _density(sentence), _figure_in(sentence, clause, place)),
        (_told_with, _words_of(sentence, clause)),
    ]
    if group:
        remarks += (
            (_verb, group.lemma, kind, fine),
            (_form, group.words[:-1], group.head.tag, group.head.verb is not None and group.head.verb.past),
            (_stands, _where(place, clause), fine, led),
            (_object, *object_of(sentence, clause)),
        )
    if clause.subject:
        remarks.append((_subject, *subject_of(sentence, clause)))
    return Option("event", remarks, ("", f"by {p.by}", _measured(sentence, clause)))


def fineness(value: str) -> str:
    """How fine a date is, or on which side it is open."""
    begin, slash, end = value.partition("/")
    if begin == "..":
        return "until"
    return "since" if end == ".." else f"{edtf.precision(begin.rstrip('~'))}{slash}"


def _word(tokens: Sequence[Token], place: int) -> str:
    if not 0 <= place < len(tokens):
        return "-"
    token = tokens[place]
    return token.tag if token.tag in _BY_CLASS else token.lower


def _side(value: str, today: str | None) -> str:
    """On which side of the document's own date a date lies, and how far."""
    if today is None or value.startswith(".."):
        return "-"
    if value == today:
        return "today"
    if edtf.is_after(value, today):
        return "ahead"
    years = int(now) - int(then) if (now := today[:4]).isdigit() and (then := value[:4]).isdigit() else _RECENT
    return "old" if years >= _RECENT else "recent" if years > 1 else f"{years} ago"


@once
def _measured(sentence: Sentence, clause: Clause) -> str:
    """What the figures of a clause are counted in."""
    a, b = sentence.span(clause.start, clause.end)
    units = {unit(q) for q in near(sentence.quantities, a, b) if a <= q.start < b and q.role == "amount"}
    return f"of {'+'.join(sorted(units))}" if units else "of nothing"


def _figures(sentence: Sentence) -> int:
    """How many figures a sentence tells, which count no mere things."""
    return few(sum(q.role == "amount" and q.unit != "count" for q in sentence.quantities), 3)


def _density(sentence: Sentence) -> int:
    """How many figures there are for two clauses of a sentence, which count no mere things."""
    return few(sum(q.unit != "count" for q in sentence.quantities) * 2 // max(1, len(sentence.clauses)), 4)


def _figure_by(sentence: Sentence, date: Dated) -> str:
    """What figure stands right before a date, or right behind it."""
    around = near(sentence.quantities, date.start - _FIGURE_BEFORE, date.end + _FIGURE_BEHIND)
    before = next((q for q in around if is_beside(sentence.text, q, date)), None)
    if before:
        return f"{'count' if before.unit == 'count' else 'amount'} {before.role}"
    return "behind" if any(0 <= q.start - date.end <= _FIGURE_BEHIND for q in around) else "-"


def _figure_in(sentence: Sentence, clause: Clause, place: int) -> str:
    """Where the first figure of a clause stands, seen from its verb and from a date at token `place`."""
    if not clause.group:
        return "-"
    a, b = sentence.span(clause.start, clause.end)
    figures = (q for q in near(sentence.quantities, a, b) if a <= q.start < b and q.role == "amount")
    figure = next((sentence.token_at(q.start) for q in figures if q.unit != "count"), None)
    if figure is None:
        return "none"
    side = "before" if figure < clause.group.start else "behind"
    far = "far" if abs(figure - clause.group.end) > _NEAR - 1 else "near"
    return f"{side} {'behind date' if place < figure else 'before date'} {far}"


@once
def _words_of(sentence: Sentence, clause: Clause) -> tuple[str, ...]:
    """The words of a clause, but for those that only join, each once and in order, so that clauses of the same share what they
    weigh.
    """
    tokens = sentence.tokens[clause.start : clause.end]
    return tuple(sorted({t.lower for t in tokens if t.tag in _TELLING and t.lower.isalpha()}))


def unit(q: Quantity) -> str:
    """In what a quantity is counted: things, percent, money, or other units."""
    if q.unit in ("count", ""):
        return "things"
    if q.unit in ("percent", "percentage_point"):
        return "percent"
    return "money" if len(q.unit) == len("USD") and q.unit.isupper() else "units"


def _where(place: int, clause: Clause) -> str:
    """Where a date stands, seen from the verb of a clause."""
    assert clause.group
    if place < clause.group.start:
        return (
            "opening" if place - clause.start <= 2 else "right before" if place == clause.group.start - 1 else "before"
        )
    behind = place - clause.group.end
    return "right behind" if behind <= 1 else "near" if behind <= _NEAR else "far" if behind <= _FAR else "farther"


@once
def object_of(sentence: Sentence, clause: Clause) -> tuple[str, str, str]:
    """What follows a verb, the noun there, and of what kind of happening that tells."""
    assert clause.group
    tokens, first = sentence.tokens, clause.group.end
    noun = "-"
    for token in tokens[first : min(clause.end, first + _OBJECT)]:
        if token.tag in _ENDS and (noun != "-" or token.tag != "CONJ"):
            break
        if token.tag in ("NOUN", "NAME", "QTY"):
            noun = token.lower if token.tag == "NOUN" else token.tag
    return tokens[first].tag if first < clause.end else "-", noun, noun_kinds().get(noun, "-")


@once
def subject_of(sentence: Sentence, clause: Clause) -> tuple[str, str]:
    """The noun that a clause is about, and what a name there names."""
    assert clause.subject
    head = "-"
    for token in sentence.tokens[slice(*clause.subject)]:
        if token.tag == "PREP" and head != "-":
            break
        if token.tag in _BY_CLASS or token.tag in _HEADS:
            head = token.lower if token.tag in _HEADS else token.tag
    named = (
        next((m.kind for m in near(sentence.mentions, *sentence.span(*clause.subject))), "-") if head == "NAME" else "-"
    )
    return head, named


def _proposed(ruling: str, role: str, distance: int, host: str, link: str, kind: str) -> Sequence[str]:
    shared = distance != 0
    return (
        "proposed",
        f"grammar {ruling}",
        f"grammar {ruling} {kind}",
        f"role {role}",
        f"from {distance}",
        f"from {host} to {link} {shared}",
        f"from {shared} kind {kind}",
    )


def _dated(fine: str, edge: str | None, basis: str, sense: str, side: str) -> Sequence[str]:
    return (
        f"fine {fine}",
        f"edge {edge}",
        f"{basis} {fine}",
        f"sense {sense}",
        f"fine {fine} edge {edge}",
        f"side {side}",
        f"side {side} {fine}",
    )


def _led(led: str, after: str, before: str, fine: str) -> Sequence[str]:
    return f"led {led}", f"after {after}", f"led {led} {fine}", f"led {led} after {after}", f"led {before} {led}"


def _beside(figures: int, fine: str, passage: str, ordinal: int) -> Sequence[str]:
    return (
        f"figures {figures}",
        f"figures {figures} {fine}",
        f"passage {passage}",
        f"ordinal {ordinal}",
    )


def _by_figure(figure: str, fine: str, kind: str) -> Sequence[str]:
    return f"by {figure}", f"by {figure} {fine}", f"by {figure} {kind}"


def _in_figures(density: int, where: str) -> Sequence[str]:
    return f"density {density}", f"figure {where}", f"figure {where} {density}"


def _told_with(words: Sequence[str]) -> Sequence[str]:
    return [f"with {word}" for word in words]


def _verb(lemma: str, kind: str, fine: str) -> Sequence[str]:
    return f"verb {lemma}", f"verb {lemma} {fine}", f"kind {kind}", f"kind {kind} {fine}"


def _form(auxiliaries: tuple[str, ...], tag: str, past: bool) -> Sequence[str]:
    return f"form {' '.join(auxiliaries)} {tag}", f"past {past} {tag}", *(f"auxiliary {word}" for word in auxiliaries)


def _stands(where: str, fine: str, led: str) -> Sequence[str]:
    return f"stands {where}", f"stands {where} {fine}", f"stands {where} {led}"


def _object(behind: str, noun: str, kind: str) -> Sequence[str]:
    return f"behind {behind}", f"object {noun}", f"object of {kind}"


def _subject(head: str, named: str) -> Sequence[str]:
    return f"subject {head}", f"subject named {named}"
