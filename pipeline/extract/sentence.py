"""One sentence as the extraction sees it: words, clauses, dates, quantities, names, each where it stands."""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import wraps
from itertools import pairwise
from operator import attrgetter
from typing import Literal, TypeVar

from pipeline import edtf
from pipeline.extract.dates.resolve import Context, Tense, When, resolve
from pipeline.extract.dates.sense import Expression, Fiscal, Fixed, Same, Vague, Weekday, Yearless
from pipeline.extract.language.clauses import Clause, Group, clauses
from pipeline.extract.language.tokens import Span, Token, tokenize
from pipeline.extract.names.mention import Mention
from pipeline.extract.quantities.find import Quantity
from pipeline.extract.spans import Taken, near, within
from pipeline.records import Passage
from pipeline.wordlist import words

_VAGUELY = (
    "a|an|the|about|around|nearly|almost|some|just|only|over|under|more|less|than|level|low|high|record|of|roughly"
    "|estimated|peak|deficit|surplus|total|average|estimate|forecast|projection|target|growth|increase|gain"
)
_BASE = re.compile(
    rf"(?i)\b(?:from|(?P<than>than)|against|(?:compare[sd]?|comparison) (?:to|with))(?: (?:{_VAGUELY})){{0,4}} \Z"
)
_MORE = re.compile(r"(?i)(?<![\d%])(?<!cent)(?<!illion)(?<!points) (?:more|less|fewer) \Z")
_BOUND = re.compile(
    r"(?i)(?<!\w)(?:(?:more|less|fewer) than|at (?:least|most)|up to|over|under|about|around|nearly|almost|some) \Z"
)
_WHEN = re.compile(r" ?[(]?(?:,? (?:in|for|during|by|at|on|as of))?(?: the)? ?")
_FARTHEST = 16  # characters that this takes

_start, _end = attrgetter("start"), attrgetter("end")

DateRole = Literal["plain", "compared", "name", "mention", "vague"]

_COMPARED = re.compile(
    r"(?i)(?:(?:\b(?:compared (?:to|with)|in comparison (?:to|with)|relative to|against|than|versus|vs\.?|(?:up"
    r"|down) from|those of|that of"
    r"|(?:increase|decrease|rise|fall|growth|drop|decline|improvement) (?:[\w.]+ ){0,4}(?:from|on|over))"
    r"|(?:\b(?:per ?cent|million|billion|bn|m)|%) (?:[a-z]+ ){0,2}(?:on|from|over|above|below))"
    r"(?: (?:the|in|its|a|an|around|about|levels?|figures?|those|that|of|recorded|for|end of)){0,4}) \Z"
)
_FUTURE = re.compile(
    r"(?i)\b(?:will|shall|scheduled|planned|(?<!the )(?<!its )(?<!their )(?<!a )plans?|due|expected|to be|upcoming"
    r"|forthcoming|set to|is to|are to"
    r"|by the end|projected|intends?)\b"
)


_SAID = re.compile(r"(?i)\b(?:said|told \w+|announced|reported)(?: (?:on|late|early|in))? \Z")
_AHEAD = re.compile(
    r"(?i)\b(?:effective|payable|deadline|no later than|as (?:soon|early|late) as|due"
    r"|(?:postponed|deferred|delayed|adjourned|moved|slipped|(?:put|pushed|held|carried) (?:off|back|over)) (?:to|until)"
    r"|scheduled for)(?: (?:on|in|about|around|the))* \Z"
)
_WAS_TO_HAVE = re.compile(r"(?i)\b(?:was|were) to have\b")
_SINCE_THEN = re.compile(
    r"(?i)\b(?:first|lowest|highest|largest|smallest|fastest|slowest|worst|best|biggest|steepest|strongest|weakest|longest)\b"
    r"[^,;:]{0,60} since(?: the)? \Z"
)
_PLANS = frozenset(
    {
        "scheduled",
        "planned",
        "due",
        "set",
        "slated",
        "pencilled",
        "penciled",
        "announced",
        "called",
        "listed",
        "expected",
    }
)
_COMMITMENTS = words("commitments")
_UNTIL = re.compile(r"(?i)\b(?:until|till|extended to)(?: (?:about|around|the|early|mid|late))* \Z")


@dataclass(frozen=True, slots=True)
class Dated:
    """A time expression of a sentence and its date. `role` tells dates of comparison and years in names apart."""

    expression: Expression
    when: When
    role: DateRole
    text: str

    @property
    def start(self) -> int:
        return self.expression.start

    @property
    def end(self) -> int:
        return self.expression.end

    @property
    def value(self) -> str | None:
        """The date, opened by the words before it: "since 2010" is 2010/.., "until 2014" is ../2014."""
        value = self.when.value
        if not value or "/" in value:
            return value
        match self.expression.edge:
            case "since":
                return f"{value}/.."
            case "until":
                return f"../{value}"
        return value


@dataclass(slots=True)
class Sentence:
    """A sentence of a passage, analysed. Positions are those of the passage's reading, `text`.

    `lead` is what stands before a list of which the passage is an item.
    `ahead` says that the heading over it is of what is to come. `today` is the document's own date, EDTF. `told` is the date
    last told of in the passage before the sentence, and `told_words` what the text calls it.
    """

    passage: Passage
    text: str
    start: int
    end: int
    tokens: list[Token]
    clauses: list[Clause]
    dates: list[Dated]
    quantities: list[Quantity]
    mentions: list[Mention]
    told: str | None = None
    told_words: str = ""
    lead: str = ""
    today: str | None = None
    ahead: bool = False
    known: dict[tuple[object, int], object] = field(default_factory=dict)

    def clause_at(self, position: int) -> Clause:
        """The clause in which a character stands."""
        return self.clauses[bisect_right(self.clauses, self.token_at(position), key=_start) - 1]

    def after(self, clause: Clause) -> Clause | None:
        """The clause behind another."""
        return self.clauses[clause.place + 1] if clause.place + 1 < len(self.clauses) else None

    def token_at(self, position: int) -> int:
        """The token that holds a character, or the next one."""
        return min(bisect_right(self.tokens, position, key=_end), len(self.tokens) - 1)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The characters of tokens `start` to `end`."""
        return self.tokens[start].start, self.tokens[end - 1].end

    def words(self, start: int, end: int) -> str:
        """The text of tokens `start` to `end`."""
        a, b = self.span(start, end)
        return self.text[a:b]

    def inside(self, things: Sequence["Dated | Quantity | Mention"], a: int, b: int) -> list:  # type: ignore[type-arg]
        """Those of some dates, quantities or names that stand within characters `a` to `b`."""
        return within(things, a, b)


Found = TypeVar("Found")


def once(ask: Callable[[Sentence, Clause], Found]) -> Callable[[Sentence, Clause], Found]:
    """What is asked of a clause, worked out once, however many dates and figures of the clause ask it."""

    @wraps(ask)
    def kept(sentence: Sentence, clause: Clause) -> Found:
        key = (ask, clause.place)
        if key not in sentence.known:
            sentence.known[key] = ask(sentence, clause)
        return sentence.known[key]  # type: ignore[return-value]

    return kept


def analyse(
    passage: Passage,
    start: int,
    end: int,
    expressions: Sequence[Expression],
    quantities: Sequence[Quantity],
    mentions: Sequence[Mention],
    context: Context,
    lead: str = "",
    *,
    ahead: bool = False,
) -> Sentence:
    """Analyse characters `start` to `end` of a passage's reading. Dates are resolved in order, each in the light of
    those before; `context` is carried on.
    """
    text = passage.words
    here = within(expressions, start, end)
    names, measured = within(mentions, start, end), within(quantities, start, end)
    dated = [e for e in here if not isinstance(e.sense, Vague)]  # "now" and "recently" are adverbs
    tokens = tokenize(text, start, end, _spans(text, start, end, dated, measured, names))
    found = clauses(tokens)
    told = context.told if context.told_in == passage.ordinal and not context.spanned else None
    sentence = Sentence(
        passage,
        text,
        start,
        end,
        tokens,
        found,
        [],
        measured,
        names,
        told,
        context.words,
        lead,
        context.document,
        ahead,
    )
    for expression in here:
        role = _role(expression, text, start, names, measured)
        if role == "plain" and _only_names(sentence, expression):
            role = "mention"
        when = resolve(expression, context, _tense(sentence, expression))
        words = text[expression.start : expression.end]
        if isinstance(expression.sense, Vague):
            role = "vague"
        follows = role == "plain" or (role == "mention" and edtf.precision(when.value or "1000") in ("quarter", "half"))
        if isinstance(expression.sense, Fiscal) and context.season:
            follows = False  # a season is told of, not told in
        if when.value and follows and not isinstance(expression.sense, Same) and not _says_since(expression):
            context.follow(when, words, aside=_is_aside(sentence, expression))
        sentence.dates.append(Dated(expression, when, role, words))
    context.resume()
    return sentence


_LABEL = 6  # words, at most


def is_label(sentence: Sentence) -> bool:
    """Whether a sentence only says what the next ones are about: "US tariffs." at the head of an item."""
    bare = not any(c.group for c in sentence.clauses) and not sentence.quantities and not sentence.dates
    return bare and len(sentence.tokens) <= _LABEL


_AHEAD_OF = re.compile(
    r"(?i)\b(?:look(?:ing)? ahead|ahead|forthcoming|upcoming|coming|next steps?|calendar"
    r"|programme|program|itinerary|agenda|schedule"
    r"|outlook|what next|dates? (?:to note|for the diary))\b"
)


def looks_ahead(heading: str) -> bool:
    """Whether a heading is over what is to come: "Programme", "Look ahead"."""
    return bool(_AHEAD_OF.search(heading))


_NAMES_BY_YEAR = words("agreement_words") | words("dated_papers")


def _only_names(sentence: Sentence, expression: Expression) -> bool:
    """Whether a date only tells which thing is meant: "the 2018 estimate", "both agreements of 2019", "data for 2018"."""
    tokens, place = sentence.tokens, sentence.token_at(expression.start)
    before, after = tokens[place - 1 : place], tokens[place + 1 : place + 2]
    if before and after and before[0].tag in ("DET", "POSS") and after[0].tag in ("NOUN", "NAME"):
        return sentence.text[expression.end : after[0].start].isspace()
    if _is_in_an_apposition(sentence, expression):
        return True
    if place < 2 or before[0].lower not in ("of", "for"):
        return False
    if before[0].lower == "of" and tokens[place - 2].tag in ("NUM", "QTY"):
        return True  # "Law 15 of 1998"
    named, paper = tokens[place - 2], tokens[place - 2].lower.removesuffix("s")
    if (
        before[0].lower == "of"
        and isinstance(expression.sense, Fixed)
        and edtf.precision(expression.sense.value) != "day"
    ):
        if any(m.kind == "agreement" and 0 < expression.start - m.end <= _GAP_OF for m in sentence.mentions):
            return True
        return named.tag == "NOUN" and (paper.title() in _NAMES_BY_YEAR or paper in _NAMES_BY_YEAR)
    return named.tag in ("NOUN", "NAME") and paper in words("dated_papers")


def _is_in_an_apposition(sentence: Sentence, expression: Expression) -> bool:
    """Whether a date says since when somebody is what he is: "Rutte, prime minister since 2010, resigned"."""
    clause = sentence.clause_at(expression.start)
    group, place = clause.group, sentence.token_at(expression.start)
    if expression.edge != "since" or group is None or group.start <= place:
        return False
    before = [t.text for t in sentence.tokens[clause.start : place]]
    after = sentence.tokens[place + 1 : place + 2]
    return "," in before and bool(after) and after[0].text == ","


_GAP_OF = len(" (ABCDEF) of ")


def _says_since(expression: Expression) -> bool:
    """Whether a year says only since when: what comes next is no part of it."""
    return expression.edge == "since" and isinstance(expression.sense, Fixed) and len(expression.sense.value) == 4


def _is_aside(sentence: Sentence, expression: Expression) -> bool:
    """Whether the story does not go on at a date: "talks, interrupted in March 2016, were to resume"."""
    clause = sentence.clause_at(expression.start)
    if clause.link == "relative" or (clause.group and "had" in clause.group.words[:-1]):
        return True
    return is_in_participle(sentence, expression)


def is_in_participle(sentence: Sentence, expression: Expression) -> bool:
    """Whether a date stands in an aside without a finite verb: "the plant, opened in 2018, yields 5 tonnes"."""
    key = (is_in_participle, expression.start)
    if key not in sentence.known:
        sentence.known[key] = _in_participle(sentence, expression)
    return bool(sentence.known[key])


def _in_participle(sentence: Sentence, expression: Expression) -> bool:
    clause = sentence.clause_at(expression.start)
    for at in range(sentence.token_at(expression.start) - 1, max(clause.start, 0), -1):
        token, before = sentence.tokens[at], sentence.tokens[at - 1]
        if token.text in (",", "–", "—") or (clause.group and clause.group.start <= at < clause.group.end):
            return False
        if token.tag == "VPART" and before.text in (",", "–", "—", "("):
            return True
    return False


def base_before(text: str, start: int, at: int) -> re.Match[str] | None:
    """The words right before character `at`, behind `start`, that make a figure there what another is compared with; not
    those of a bound: "more than doubled".
    """
    m = _BASE.search(text, max(start, at - 40), at)
    bound = m and m["than"] and _MORE.search(text, max(start, m.start() - 8), m.start())
    return None if bound else m


def is_beside(text: str, q: Quantity, date: Dated | Expression) -> bool:
    """Whether a date stands right behind a quantity: "$3 billion in 2016"."""
    return 0 <= date.start - q.end <= _FARTHEST and bool(_WHEN.fullmatch(text, q.end, date.start))


def _bound_before(text: str, start: int) -> int:
    """How many characters of "more than" stand before a quantity."""
    m = _BOUND.search(text, max(0, start - 14), start)
    return len(m.group()) if m else 0


def _spans(
    text: str,
    start: int,
    end: int,
    dates: Sequence[Expression],
    quantities: Sequence[Quantity],
    mentions: Sequence[Mention],
) -> list[Span]:
    """What stands as one token: dates before quantities before names."""
    kept: list[Span] = []
    taken = Taken(end, first=start)
    for things, tag in ((dates, "DATE"), ([q for q in quantities if q.role == "amount"], "QTY"), (mentions, "NAME")):
        for thing in things:
            if not taken.touches(thing.start, thing.end):
                begin = thing.start - (_bound_before(text, thing.start) if tag == "QTY" else 0)
                kept.append(Span(begin, thing.end, tag))
                taken.take(begin, thing.end)
    return sorted(kept, key=lambda s: s.start)


def _role(
    expression: Expression, text: str, start: int, names: Sequence[Mention], quantities: Sequence[Quantity]
) -> DateRole:
    for m in near(names, expression.start - 5, expression.end + 1):
        if (
            m.kind == "agreement"
            and m.year
            and (0 <= m.start - expression.end <= 1 or 0 <= expression.start - m.end <= 5)
        ):
            return "name"
        if m.start <= expression.start and expression.end <= m.end:
            return "name"
    if _SINCE_THEN.search(text, max(start, expression.start - 80), expression.start) or text.startswith(
        " than ", expression.end
    ):
        return "compared"
    if isinstance(expression.sense, Same) and expression.rule not in ("a year earlier", "a year ago"):
        return "compared"
    beside = near(quantities, expression.start - _FARTHEST, expression.start)
    holder = next((q for q in beside if is_beside(text, q, expression)), None)
    if holder and base_before(text, start, holder.start):
        return "compared"
    compared = _COMPARED.search(text, max(start, expression.start - 60), expression.start)
    if compared and compared.group().endswith("on ") and _is_day(expression):
        return "plain"  # "to 27 % on 3 May" tells when; "5 % on 2012" from what
    return "compared" if compared else "plain"


def _is_day(expression: Expression) -> bool:
    sense = expression.sense
    return (
        (isinstance(sense, Yearless) and sense.day is not None)
        or isinstance(sense, Weekday)
        or (isinstance(sense, Fixed) and edtf.precision(sense.value) == "day")
    )


@once
def _looks_ahead(sentence: Sentence, clause: Clause) -> int:
    """From which character on a clause is about what is to come."""
    a, b = sentence.span(clause.start, clause.end)
    ahead = _FUTURE.search(sentence.text, a, b)
    return ahead.end() if ahead else b + 1


def _tense(sentence: Sentence, expression: Expression) -> Tense:
    clause = sentence.clause_at(expression.start)
    if clause.group is None and sentence.ahead:
        return "future"
    if clause.group is None:
        clause = next((c for c in sentence.clauses if c.group and c.start >= clause.start), clause)
    begin = sentence.span(clause.start, clause.end)[0]
    if _SAID.search(sentence.text, max(begin, expression.start - 20), expression.start):
        return "past"
    if (planned := _set_for(sentence, clause, expression)) is not None:
        return planned
    if _AHEAD.search(sentence.text, max(begin, expression.start - 40), expression.start):
        return "future"
    if _UNTIL.search(sentence.text, max(begin, expression.start - 20), expression.start):
        return "future" if isinstance(expression.sense, Weekday) else "present"
    if not isinstance(expression.sense, Weekday) and _WAS_TO_HAVE.search(sentence.words(clause.start, clause.end)):
        return "past"
    group = _governing(sentence, clause, expression)
    if group and group.words[:2] in (("was", "to"), ("were", "to")):
        return "past"  # it lay ahead of what is told, not of the document
    if group and group.tense == "future":
        return "future"
    if group and group.lemma in _COMMITMENTS and _is_promised(sentence, group, expression):
        return "future"
    if group and "had" in group.words[:-1]:
        return "past" if isinstance(expression.sense, Weekday) else "pluperfect"
    if _looks_ahead(sentence, clause) <= expression.start:
        return "future"
    if isinstance(expression.sense, Weekday) and group and group.modal in ("would", "may", "might", "must", "should"):
        return "past" if group.perfect else "future"
    return group.tense if group else "present"


def _is_promised(sentence: Sentence, group: Group, expression: Expression) -> bool:
    """Whether a time is that of an infinitive behind a promise: "undertook to send a mission in May"."""
    between = sentence.tokens[group.end : sentence.token_at(expression.start)]
    return any(a.tag == "TO" and b.tag == "VBASE" for a, b in pairwise(between))


def _set_for(sentence: Sentence, clause: Clause, expression: Expression) -> Tense | None:
    """Where what was planned for a date lies, if a verb behind it tells what became of the plan: behind, where it "was put
    off"; ahead, where it "has been"; None of other dates.
    """
    group, place = clause.group, sentence.token_at(expression.start)
    if group is None or group.start < place:
        return None
    before = sentence.tokens[max(clause.start, place - 10) : place]
    if any(t.lower in _PLANS and t.tag not in ("AUX", "DET") for t in before):
        return ("future" if group.perfect else "past") if group.tense == "past" else None
    reduced = any(t.tag == "VPART" for t in before[-3:])  # "the dialogue agreed in March will open"
    return "past" if reduced else None


def _governing(sentence: Sentence, clause: Clause, expression: Expression) -> Group | None:
    """The verb to which a time belongs: that of its clause, or the one right before it where the clause is cut off from
    that ("issued | a statement on Friday saying the pact will last").
    """
    before = sentence.clauses[clause.place - 1] if clause.place else None
    cut = before and before.group and before.group.end == clause.start
    if cut and clause.group and sentence.tokens[clause.group.start].start > expression.start:
        return before.group if before else None
    return clause.group
