"""Whose a figure is where the words around its measure leave it open: the subject's, the one before's, the document's."""

import re
from collections.abc import Sequence, Set
from dataclasses import replace

from pipeline.extract.language.clauses import Clause
from pipeline.extract.names.gazetteer import country_in
from pipeline.extract.names.mention import Mention
from pipeline.extract.observations.frame import UNIONS, Frame
from pipeline.extract.observations.measures import FLOWS, kind_of_unit
from pipeline.extract.observations.measuring import HEADED, Measuring
from pipeline.extract.observations.onward import SHARE_VERBS, taker, trader
from pipeline.extract.observations.parties import STATES, Sides, code
from pipeline.extract.observations.reading import Reading
from pipeline.extract.quantities.find import Quantity
from pipeline.extract.sentence import Sentence
from pipeline.wordlist import words

_TWO_SIDED = frozenset({"exports", "imports", "trade", "balance", "investment", "aid", "tariff"})
_SET_BY_BODIES = frozenset(
    {"investment", "interest_rate", "inflation", "reserves", "gdp", "exchange_rate", "aid", "expenditure", "debt"}
)
_MOVING = frozenset({"tourism", "migration"})
_DOMESTIC = frozenset(
    "gdp inflation interest_rate exchange_rate unemployment population reserves debt production consumption remittances".split()
)
"""What a paper on another country tells of that country."""
_WORLD = re.compile(
    r"(?i)\b(?:total|overall|world|global|worldwide|all (?:exports|imports|sales|its)"
    r"|all (?:countries|partners|markets|sources|origins|destinations))\b"
)
_BEHIND = re.compile(r"(?i)\b(?:to|from|with|for|in|on|against|into|towards?)(?: the)? \Z")
_LED_BY = re.compile(
    r"(?i:\b(?:to|from|with|for|in|on|against|into|towards?|through|via|at|near|off)) (?:(?:[A-Z][\w’-]*|the|and|,) ?)*\Z"
)
_THERE = re.compile(r"(?i)\b(?:to|from|with) (?:(?:that|this|the) (?:country|market|neighbou?r)|it|there)\b")
_WORLD_PRICE = re.compile(rf"(?i)\b(?:{'|'.join(sorted(words('world_prices'), key=len, reverse=True))})\b")
_TRADED_WITH = re.compile(r"\b(?:to|from|with)(?: the)? \Z")
_WHICH = re.compile(r"\b(?:in|of) the (former|latter)\b(?! (?:year|month|half|case))")
_GIVEN_BY = re.compile(
    r"\b(?:extended|provided|granted|given|offered|lent|financed|funded|donated|pledged|disbursed) (?:[a-z]+ ){0,3}by (?:the )?\Z"
)
_IN_A_PLACE = re.compile(r"\W{0,3}(?:In|Within|For) (?:the )?")
_NEAR = 40  # characters: a long name of a country
_GENITIVE = re.compile(r"[’']s?\b|s’")
_JOINT = re.compile(r"(?i)\b(?:bilateral|two-way|mutual|between)\b")


def carried_sides(sentence: Sentence, clause: Clause, before: Reading) -> Sides:
    """The sides of the statement before, but for a partner of its own that the clause names: "those to Latvia fell"."""
    state = taker(sentence, clause)
    if state and state != before.reporter and before.flow in ("export", "import"):
        return Sides(before.reporter, state, commodity=before.commodity)
    if before.flow in ("export", "import") and (side := _sharing(sentence, clause)):
        return Sides(before.reporter, side, commodity=before.commodity)
    if (other := _another(sentence, clause, before) or _for_a_state(sentence, clause, before.measure)) is not None:
        return Sides(other, commodity=before.commodity)
    partner = before.partner
    if owner := _labelled(sentence, clause, before):
        return replace(owner, commodity=before.commodity)
    if clause.subject and not clause.inherited:
        for m in _subject_names(sentence, clause):
            if m.code and _BEHIND.search(sentence.text, max(0, m.start - 12), m.start):
                partner = m.code
    return Sides(before.reporter, partner, before.parties if partner == before.partner else (), before.commodity)


def _labelled(sentence: Sentence, clause: Clause, before: Reading) -> Sides | None:
    """The owner that a label names, and with whom: "Canadian stock in Germany: 9.8 billion"."""
    if clause.opener != ":" or not clause.place:
        return None
    label = sentence.clauses[clause.place - 1]
    named = [m for m in sentence.inside(sentence.mentions, *sentence.span(label.start, label.end)) if m.code]
    led = [m for m in named if _BEHIND.search(sentence.text, max(0, m.start - 12), m.start)]
    owning = [m for m in named if m not in led]
    if len(owning) != 1 or owning[0].code == before.reporter:
        return None
    return Sides(owning[0].code, led[0].code if led else None)


def _sharing(sentence: Sentence, clause: Clause) -> str | None:
    """The partner whose share of a flow a clause tells: "India’s share was 10.7 %"."""
    subject = sentence.words(*clause.subject) if clause.subject and not clause.inherited else ""
    named = [m for m in _subject_names(sentence, clause) if m.code]
    return named[0].code if len(named) == 1 and subject.endswith((" share", " part")) else None


def _another(sentence: Sentence, clause: Clause, before: Reading) -> str | None:
    """The state whose measure a clause goes on to tell instead: "Peru’s grew by 2 %"."""
    if clause.subject is None or clause.inherited:
        return None
    b = sentence.span(*clause.subject)[1]
    owning = [m for m in _subject_names(sentence, clause) if m.code and _GENITIVE.match(sentence.text, m.end, b)]
    return owning[-1].code if owning and owning[-1].code != before.reporter else None


def completed(
    sentence: Sentence,
    clause: Clause,
    q: Quantity,
    measure: str | None,
    who: Sides,
    before: Reading | None,
    measuring: Measuring,
) -> Sides:
    """Sides with what the clause leaves open supplied: by its subject, by the statement before, by what the document is
    about. `measure` is None for what is no measure of the list: then only the subject and a document's home speak.
    """
    flow, frame = FLOWS.get(measure or ""), measuring.frame
    if measure == "price" and _WORLD_PRICE.search(sentence.text, *sentence.span(clause.start, clause.end)):
        return replace(who, reporter=None, partner=None)
    if flow == "total":
        return _two_way(sentence, who, before, frame)
    taken_by = taker(sentence, clause) if flow and q.unit == "percent" and who.partner is None else None
    if taken_by and taken_by not in (who.reporter, frame.home):
        who = replace(who, partner=taken_by, reporter=who.reporter or (before and before.reporter) or frame.home)
    if flow and who.partner is None and (side := trader(sentence, clause, flow)) and side != frame.home:
        who = Sides(who.reporter if who.reporter != side else frame.home, side, (), who.commodity)
    if measure == "aid":
        who = _given(sentence, clause, who, before, measuring)
    if who.reporter is None and (state := _former_or_latter(sentence, clause, measuring)):
        who = replace(who, reporter=state)
    if who.reporter is None and (state := acting(sentence, clause, who) or _for_a_state(sentence, clause, measure)):
        who = replace(who, reporter=state)
    if flow and who.partner is None and before and who.reporter in before.parties and len(before.parties) == 2:
        who = replace(who, partner=next(code for code in before.parties if code != who.reporter))
    if (flow or measure == "balance") and before and before.flow in ("export", "import"):
        here = frame.home in (None, before.reporter) and before.reporter != who.partner
        if who.reporter is None and (here or who.partner in (None, before.partner)):
            who = replace(who, reporter=before.reporter)
        begins = measuring.begins(sentence.passage)
        same = who.reporter == before.reporter and measuring.passage == sentence.passage.ordinal
        if who.partner is None and same:
            partner = measuring.led_partner(sentence.passage, before.partner) if begins else before.partner
            partner = partner and (_named_since(sentence, before, q, measuring) or partner)
            who = replace(who, partner=partner)
    if who.reporter is None and measure not in _TWO_SIDED and (state := _placed(sentence)):
        who = replace(who, reporter=state)
    spoken = measuring.before(sentence.passage)
    if who.reporter is None and measure in _DOMESTIC and spoken and spoken.measure in _DOMESTIC:
        who = replace(who, reporter=spoken.reporter)
    if who.reporter is None and (measure or kind_of_unit(q.unit) in _TOLD):
        own = (_headed(measuring) or frame.about or frame.home) if measure in _DOMESTIC else frame.home
        who = replace(who, reporter=frame.across(who.partner) or (own if who.partner != own else None))
    if who.reporter is None and flow and frame.home is None and (headed := _headed(measuring)) != who.partner:
        who = replace(who, reporter=headed)
    if who.reporter is None and measure and measure not in _TWO_SIDED:
        who = replace(who, reporter=_only_one(measuring))
    if measure in _MOVING and who.partner is None and (side := _counted(sentence, q)) not in (None, who.reporter):
        who = replace(who, partner=side)
    if who.partner is None and measure in _TWO_SIDED:
        who = replace(who, partner=_other_side(sentence, clause, q, who, measuring))
    return who


def _given(sentence: Sentence, clause: Clause, who: Sides, before: Reading | None, measuring: Measuring) -> Sides:
    """Who gives, where the words or the list say so: "a credit extended by the Export-Import Bank of India"."""
    a, b = sentence.span(clause.start, clause.end)
    for m in sentence.inside(sentence.mentions, a, b):
        giver = m.code or (country_in(m.name) if m.kind == "organisation" else None)
        if giver and _GIVEN_BY.search(sentence.text, a, m.start):
            return replace(who, reporter=giver, partner=who.partner or measuring.frame.across(giver))
    same = before is not None and before.measure == "aid" and sentence.passage.kind == "item"
    return replace(who, reporter=before.reporter, partner=before.partner) if same and before and who == Sides() else who


def _named_since(sentence: Sentence, before: Reading, q: Quantity, measuring: Measuring) -> str | None:
    """The one country to or from which a passage says that goods go since the reading before: "Exports to Angola declined"."""
    since = [(start, code) for start, code in measuring.named if before.end <= start < q.start]
    return _sole(
        {code for start, code in since if _TRADED_WITH.search(sentence.text, max(0, start - 10), start)}
        - {before.reporter}
    )


def _counted(sentence: Sentence, q: Quantity) -> str | None:
    """The country of the people that are counted: "900,000 British nationals"."""
    return _sole({m.code for m in sentence.inside(sentence.mentions, q.start, q.end + 1) if m.kind == "demonym"})


def _placed(sentence: Sentence) -> str | None:
    """The country in which a sentence says that it is so: "In Armenia, growth slowed to 3 %"."""
    m = _IN_A_PLACE.match(sentence.text, sentence.start)
    named = sentence.inside(sentence.mentions, m.end(), m.end() + _NEAR)[:1] if m else []
    there = [
        x for x in named if m and x.start == m.end() and x.kind == "country" and sentence.text.startswith(",", x.end)
    ]
    return there[0].code if there else None


def _former_or_latter(sentence: Sentence, clause: Clause, measuring: Measuring) -> str | None:
    """The one that is meant of the two countries named last before the sentence."""
    spans = [sentence.span(clause.start, clause.end), *([sentence.span(*clause.subject)] if clause.subject else [])]
    said = next((m for span in spans if (m := _WHICH.search(sentence.text, *span))), None)
    named = list(dict.fromkeys(code for place, code in reversed(measuring.named) if place < sentence.start))[:2]
    if said is None or len(named) < 2:
        return None
    first, last = reversed(named)
    return first if said[1] == "former" else last


def _only_one(measuring: Measuring) -> str | None:
    """The one country that a passage names, or the list or heading that it stands under, or that the document is about."""
    own = {code for place, code in measuring.named if place >= 0}
    every = {code for _, code in measuring.named}
    return _sole(own) or _headed(measuring) or _sole(every) or _sole(set(measuring.frame.sides))


def _headed(measuring: Measuring) -> str | None:
    """The one country that the heading over a passage names."""
    return _sole({code for place, code in measuring.named if place == HEADED})


def _sole(named: Set[str | None]) -> str | None:
    return next(iter(named)) if len(named) == 1 else None


_TOLD = frozenset({"money", "rate", "part", "mass", "volume", "energy", "power", "area"})


def _other_side(sentence: Sentence, clause: Clause, q: Quantity, who: Sides, measuring: Measuring) -> str | None:
    """With whom a figure is that names nobody: with the country last named, where the words point at it ("exports to that
    country"); with the other of a document's two sides, where that is on their trade or the passage has named it.
    """
    a, frame = sentence.span(clause.start, clause.end)[0], measuring.frame
    if there := _THERE.search(sentence.text, a, q.start):
        if there.group().endswith((" it", " there")) and (over := _headed(measuring)) not in (None, who.reporter):
            return over
        last = [code for start, code in measuring.named if start < a and code != who.reporter]
        return last[-1] if last else frame.across(who.reporter)
    if _WORLD.search(sentence.text, a, q.start):
        return None
    if frame.home is None and len(frame.sides) == 1 and who.reporter not in (None, *frame.sides):
        return frame.sides[0]
    headed = _headed(measuring)
    if headed and frame.home and who.reporter == frame.home != headed:
        return headed  # under "China", in a paper of Peru, "exports rose by 5 %"
    facing = frame.across(who.reporter)
    meant = frame.facing or facing in (frame.about, frame.home)
    if frame.bilateral:
        return facing if meant or facing in {code for _, code in measuring.named} else None
    before = {code for start, code in measuring.named if start < q.start}
    spoken_of = meant or frame.home is None or facing in before
    return facing if spoken_of and before.issubset(frame.sides) else None


def _two_way(sentence: Sentence, who: Sides, before: Reading | None, frame: Frame) -> Sides:
    """Trade of two countries is both's."""
    if who.parties or (who.reporter and who.partner):
        return who
    if who.partner and (home := frame.across(who.partner) or (frame.home if frame.home != who.partner else None)):
        return replace(who, partner=None, parties=(home, who.partner))
    if who.reporter or who.partner:
        return who
    if before and before.parties:
        return replace(who, parties=before.parties)
    if len(frame.sides) == 2 and (_JOINT.search(sentence.text, sentence.start, sentence.end) or frame.bilateral):
        return replace(who, parties=frame.sides)
    return replace(who, reporter=frame.home)


def acting(sentence: Sentence, clause: Clause, who: Sides) -> str | None:
    """The one state in the subject of a clause, if it acts."""
    if clause.subject is None or clause.group is None or clause.group.lemma in SHARE_VERBS:
        return None
    states = [
        m
        for m in _subject_names(sentence, clause)
        if (m.kind in STATES or m.name in UNIONS) and not _LED_BY.search(sentence.text, max(0, m.start - 60), m.start)
    ]
    codes = list(dict.fromkeys(code(m) for m in states))
    return codes[0] if len(codes) == 1 and codes[0] != who.partner else None


def _for_a_state(sentence: Sentence, clause: Clause, measure: str | None) -> str | None:
    """The country of the body or the person that a clause's subject names, of what such a one sets or gives: "the Central
    Bank of Nigeria", "Emir Tamim pledged".
    """
    if measure not in _SET_BY_BODIES:
        return None
    acting = [m for m in _before_verb(sentence, clause) if m.kind in ("organisation", "person")]
    return _sole({m.code or m.of or country_in(m.name) for m in acting})


def _before_verb(sentence: Sentence, clause: Clause) -> Sequence[Mention]:
    """What a clause’s subject names, and what stands in apposition to it."""
    if clause.subject is None or clause.group is None or clause.inherited or clause.group.start < clause.subject[1]:
        return _subject_names(sentence, clause)
    return sentence.inside(sentence.mentions, *sentence.span(clause.subject[0], clause.group.start))


def _subject_names(sentence: Sentence, clause: Clause) -> Sequence[Mention]:
    return sentence.inside(sentence.mentions, *sentence.span(*clause.subject)) if clause.subject else ()
