"""On which side a date lies of what the document tells, as the verbs and the words around it have it."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from pipeline.extract.dates.resolve import Tense
from pipeline.extract.dates.sense import Expression, Weekday, Yearless
from pipeline.extract.language.clauses import Clause, Group
from pipeline.extract.language.lexicon import VERBS
from pipeline.extract.language.tokens import Token
from pipeline.extract.sentence.roles import is_dated_paper
from pipeline.extract.sentence.sentence import Sentence, once
from pipeline.extract.sentence.story import is_in_participle
from pipeline.extract.spans import lowered
from pipeline.wordlist import any_of, sets, words

# of a text in lower case
_FUTURE = re.compile(
    r"\b(?:will|shall|scheduled|planned|pencill?ed in|slated|in the diary for|lined up for"
    r"|(?<!the )(?<!its )(?<!their )(?<!a )plans?|due|expected"
    r"|(?<!thought )(?<!believed )(?<!known )(?<!said )(?<!found )(?<!estimated )to be|upcoming"
    r"|forthcoming|set to|is to|are to"
    r"|by the end|projected|intends?|(?:is|are) (?:un)?likely)\b"
)
_SAID = re.compile(r"\b(?:said|told \w+|announced|reported)(?: (?:on|late|early|in))? \Z")
_OF_LATE = re.compile(r"\b(?:most recently|the (?:latest|last) of (?:them|these|which))(?: [a-z0-9-]+){0,5} \Z")
_AHEAD = re.compile(
    r"\b(?:effective|payable|deadline|no later than|as (?:soon|early|late) as|(?<!was )(?<!were )due"
    r"|(?<!was )(?<!were )scheduled for|(?<!was )(?<!were )(?<!been )(?:promised|envisaged|foreseen)(?: now)? for"
    r"|(?:offers?|offered|looking for) (?:a )?dates?"
    r"|speaks? of|(?:is|are|been) invited (?:to|for) [^.;,]{2,40}?)(?: (?:on|in|about|around|the))* \Z"
)
_AT_FIRST = re.compile(
    r"\b(?:first|originally|initially|previously|earlier) (?:scheduled|planned|due|set|expected|announced|foreseen|listed)"
    r"(?: to [a-z]+)?(?: (?:for|in|on|by|at|the))* \Z"
)
_MOVINGS = any_of(words("movings"))
_MOVED = re.compile(
    rf"\b{_MOVINGS}"
    r"(?: (?:it|the|its|their|his|her|this|that|a)(?: [\w’-]{1,20}){0,4}?(?:, due [\w ]{3,24},)?)?"
    r"(?:(?: [\w’-]{1,20}){0,3} from [\w ]{3,20})? (?:to|until|till|for)(?: (?:on|in|about|around|the))* \Z"
)
_MOVED_FROM = re.compile(rf"\b{_MOVINGS} from(?: the)? \Z")
_AS_THE_DATE = re.compile(r" as (?:the|a|its|their) (?:new )?(?:date|day|deadline|target)\b")
_TALKED_OF = re.compile(
    r" (?:is|are|remains?) (?:now |still )?(?:under (?:discussion|consideration)|in preparation"
    r"|being (?:prepared|discussed|considered|planned|negotiated)|possible|(?:un)?likely|conceivable)\b"
)
_GIVEN_UP = any_of(
    {form for form, verb in VERBS.items() if verb.participle and verb.lemma in words("undoing")} | {"called off"}
)
_UNDONE = re.compile(rf" (?:and|but)(?: [a-z]{{2,12}}){{0,2}} (?:(?P<moved>{_MOVINGS})|{_GIVEN_UP})\b")
_WAS_TO_HAVE = re.compile(r"\b(?:was|were) to have\b")
_PLANS = frozenset(
    "scheduled planned due set slated pencilled penciled announced called listed expected plan plans proposal".split()
)
_ACTS = frozenset({"announced", "called", "listed"})  # if not for a time: "announced by the Chinese side on Thursday"
_COMMITMENTS, _TIMETABLE = words("commitments"), words("timetable")
_TIMED = words("timed")
_SETS_FOR = words("sets") | words("setting_for")
_HOPES = words("hopes")
_INTO_THE_DIARY = sets("verb_sets")["into_the_diary"]
_PARTICLES = frozenset({"in", "down", "aside"})
_TRAVELS = sets("verb_sets")["travels"]
_TERM = re.compile(r"\b(?:by|before)(?: (?:the|early|mid|late))* \Z")
_UNTIL = re.compile(r"\b(?:until|till|extended to)(?: (?:about|around|the|early|mid|late))* \Z")


def tense_of(sentence: Sentence, expression: Expression) -> Tense:
    """The tense in which a time is told of."""
    clause = sentence.clause_at(expression.start)
    if not isinstance(expression.sense, Weekday) and undone(sentence, expression):
        return "past"
    if clause.group is None and sentence.ahead:
        return "future"
    if clause.group and _is_bracketed_off(sentence, clause, expression):
        return "present"
    if clause.group is None:
        if not isinstance(expression.sense, Weekday) and _is_for_doing(sentence, clause, expression):
            return "future"
        later = [
            c for c in sentence.clauses[clause.place :] if c.group and not _is_bracketed_off(sentence, c, expression)
        ]
        clause = next((c for c in later if c.link == "main"), later[0] if later else clause)
    return _told_by_words(sentence, clause, expression) or _told_by_verb(sentence, clause, expression)


def undone(sentence: Sentence, expression: Expression) -> Literal["postponed", "cancelled"] | None:
    """What became of a plan, if that is told right behind its time: "due to meet in May and put off"."""
    found = _UNDONE.match(lowered(sentence.text), expression.end)
    return None if found is None else "postponed" if found["moved"] else "cancelled"


def _lasted(clause: Clause) -> bool:
    """Whether a clause tells how long something took: "the answer took until November"."""
    group = clause.group
    return group is not None and group.tense == "past" and group.lemma in words("lasting") and not group.passive


def _is_bracketed_off(sentence: Sentence, clause: Clause, expression: Expression) -> bool:
    """Whether the verb of a clause stands in a bracket behind a time: "21 billion in May (the rest would follow)"."""
    verb = sentence.tokens[clause.group.start].start if clause.group else sentence.end
    return sentence.text.find("(", expression.end, verb) > sentence.text.find(")", expression.end, verb)


def _is_for_doing(sentence: Sentence, clause: Clause, expression: Expression) -> bool:
    """Whether a time is that of an infinitive without a verb before: "the tax authorities, to levy it from 1 July"."""
    before = sentence.tokens[clause.start : sentence.token_at(expression.start)]
    return any(a.tag == "TO" and b.tag == "VBASE" for a, b in pairwise(before))


def _goes_ahead(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause says that a thing set for a time stands: "said that a visit on 7 April was going ahead"."""
    group = clause.group
    behind = sentence.tokens[group.end : group.end + 1] if group else []
    return group is not None and group.head.lower == "going" and [t.lower for t in behind] == ["ahead"]


def _told_by_words(sentence: Sentence, clause: Clause, expression: Expression) -> Tense | None:
    """The tense that the words before a time tell, whatever the verb: "said on", "no later than"."""
    text, at = lowered(sentence.text), expression.start
    begin = sentence.span(clause.start, clause.end)[0]
    weekday = isinstance(expression.sense, Weekday)
    if _SAID.search(text, max(begin, at - 20), at):
        return "past"
    if _OF_LATE.search(text, max(sentence.start, at - 50), at):
        return "late" if isinstance(expression.sense, Yearless) else "past"
    if not weekday and _AT_FIRST.search(text, max(begin, at - 60), at):
        return "near"
    if not weekday and _MOVED_FROM.search(text, max(begin, at - 60), at):
        return "near"
    if _MOVED.search(text, max(begin, at - 60), at):
        return "future" if weekday else "moved"
    if (planned := _set_for(sentence, clause, expression)) is not None:
        return planned
    if not weekday and (still := _is_set_for(sentence, clause, expression)):
        return still
    if not weekday and (_AS_THE_DATE.match(text, expression.end) or _TALKED_OF.match(text, expression.end)):
        return "future"
    if not weekday and _goes_ahead(sentence, clause):
        return "future"
    if _AHEAD.search(text, max(begin, at - 40), at):
        return "near" if clause.group and clause.group.words[0] == "had" and not weekday else "future"
    if _UNTIL.search(text, max(begin, at - 20), at) and not (_lasted(clause) and not weekday):
        return "future" if weekday else "present"
    if not weekday and (text.endswith(" for ", 0, at) or text.endswith(" of ", 0, at)) and _is_of_a_paper(sentence, at):
        return "near"
    if not weekday and _WAS_TO_HAVE.search(text, *sentence.span(clause.start, clause.end)):
        return "past"
    return None


def _told_by_verb(sentence: Sentence, clause: Clause, expression: Expression) -> Tense:
    """The tense that the verb of a time tells; of a weekday a "would" is ahead, and what "had" been is close behind."""
    group, weekday = _governing(sentence, clause, expression), isinstance(expression.sense, Weekday)
    if group and group.tense == "future" and _was_done_before(sentence, group, expression):
        return "past"
    if group and group.words[:2] in (("was", "to"), ("were", "to")):
        return "past"  # it lay ahead of what is told, not of the document
    if group and (group.tense == "future" or _is_promised(sentence, group, expression)):
        return "near" if "had" in group.words[:-1] and not weekday else "future"
    if group and "had" in group.words[:-1]:
        planned = group.passive and group.lemma in _TIMED
        return "past" if weekday else "near" if planned else "pluperfect"
    if not weekday and group and _hopes(sentence, group, expression):
        return "future"
    if not weekday and group and group.modal == "should" and group.perfect:
        return "near"  # "should have opened in May"
    if not weekday and group and group.passive and group.words[0] in ("was", "were") and group.lemma in _TIMED:
        return "near"
    if group and group.words[-1:] in (("was",), ("were",)) and _was_due(sentence, group):
        return "past"
    if _looks_ahead(sentence, clause) <= expression.start and not _is_over(sentence, clause, expression):
        return "future"
    if not weekday and _is_scheduled(sentence, clause, group, expression):
        return "future"
    if weekday and group and group.modal in ("would", "may", "might", "must", "should"):
        return "past" if group.perfect else "future"
    if (
        weekday
        and group
        and group.tense == "present"
        and not (group.modal or group.perfect)
        and group.lemma in _TRAVELS
    ):
        return "future"
    if not weekday and group and group.modal == "would" and not group.perfect:
        return "hence"
    if group and group.tense == "past" and _is_aimed_at(sentence, group, expression):
        return "aimed"
    if group and clause.link == "participle" and not weekday:
        host = next((c.group for c in sentence.clauses if c.group and c.link == "main"), group)
        return host.tense
    return group.tense if group else "present"


def _was_done_before(sentence: Sentence, group: Group, expression: Expression) -> bool:
    """Whether a time is that of an aside about what was done before what the verb tells: "the talks, opened on 7 June, will go
    on".
    """
    if sentence.tokens[group.start].start < expression.start or not is_in_participle(sentence, expression):
        return False
    before = sentence.tokens[sentence.clause_at(expression.start).start : sentence.token_at(expression.start)]
    done = next(t for t in reversed(before) if t.tag == "VPART")
    return done.lower not in _PLANS and not (done.verb and done.verb.lemma in _TIMED)


def _is_of_a_paper(sentence: Sentence, at: int) -> bool:
    """Whether a time is the one on which some data or a paper reports: "the results for October will be put on line"."""
    place = sentence.token_at(at)
    return place > 1 and is_dated_paper(sentence.tokens[place - 2])


def _hopes(sentence: Sentence, group: Group, expression: Expression) -> bool:
    """Whether somebody hopes now for what is told behind: "is aiming for a signature in March", "wants elections in May"."""
    now = group.tense == "present" and not (group.perfect or group.passive or group.modal)
    between = sentence.tokens[group.end : sentence.token_at(expression.start)]
    return now and group.lemma in _HOPES and bool(between) and all(t.tag not in ("VFIN", "VPART") for t in between)


def _is_scheduled(sentence: Sentence, clause: Clause, group: Group | None, expression: Expression) -> bool:
    """Whether a verb of the present tells what is to be by a timetable: "the protocol lapses in November"; not of a time that
    stands between the subject and the verb, "the trial, adjourned on 6 January, resumes".
    """
    if group is None or group.tense != "present" or group.lemma not in _TIMETABLE or group.modal:
        return False
    if group.head.tag == "VING" and len(group.words) == 1:
        return False  # "the leaders, meeting in Accra on 3 July, lifted"
    place = sentence.token_at(expression.start)
    return place >= group.end or 0 <= place - clause.start <= 1


def _is_over(sentence: Sentence, clause: Clause, expression: Expression) -> bool:
    """Whether a verb of the past stands between a plan and a time: "a visit, planned for 20 May, was postponed on 9 May"."""
    group = clause.group
    if group is None or group.tense != "past":
        return False
    return _looks_ahead(sentence, clause) <= sentence.tokens[group.start].start < expression.start


def _was_due(sentence: Sentence, group: Group) -> bool:
    """Whether something was to be at a time that is over, or has come near: "was due in December"."""
    return [t.lower for t in sentence.tokens[group.end : group.end + 1]] == ["due"]


@once
def _looks_ahead(sentence: Sentence, clause: Clause) -> int:
    """From which character on a clause is about what is to come."""
    a, b = sentence.span(clause.start, clause.end)
    group = clause.group
    if group and group.lemma == "expect" and group.tense == "past" and not group.passive:
        a = sentence.tokens[group.end - 1].end  # "more than we expected in April"
    ahead = _FUTURE.search(lowered(sentence.text), a, b)
    return ahead.end() if ahead else b + 1


def _is_promised(sentence: Sentence, group: Group, expression: Expression) -> bool:
    """Whether a time is that of an infinitive behind a promise, or the end of its term: "undertook to send a mission in
    May", "promised an answer before Easter".
    """
    if group.lemma not in _COMMITMENTS:
        return False
    if _TERM.search(lowered(sentence.text), sentence.tokens[group.start].start, expression.start):
        return True
    return _is_aimed_at(sentence, group, expression)


def _is_aimed_at(sentence: Sentence, group: Group, expression: Expression) -> bool:
    """Whether a time is that of an infinitive behind a verb: "summoned him to testify on 3 May"."""
    between = sentence.tokens[group.end : sentence.token_at(expression.start)]
    if [t.tag for t in between[-2:]] == ["CONJ", "PREP"]:
        return False  # "threatened to break off talks, and on 31 July"
    return any(a.tag == "TO" and b.tag in ("VBASE", "AUX") for a, b in pairwise(between))


def _set_for(sentence: Sentence, clause: Clause, expression: Expression) -> Tense | None:
    """Where what was planned for a date lies, if a verb behind it tells what became of the plan: behind, where it "was put
    off"; near, behind or ahead, where it "has been"; None of other dates.
    """
    group, place = clause.group, sentence.token_at(expression.start)
    if group is None or group.start < place:
        return None
    before = sentence.tokens[max(clause.start, place - 10) : place]
    set_for = before[-1].lower in ("for", "to", "until") if before else False
    if any(t.lower in _PLANS and t.tag not in ("AUX", "DET") and (set_for or t.lower not in _ACTS) for t in before):
        return ("near" if group.perfect else "past") if group.tense == "past" else None
    return "past" if _is_reduced(before) else None


def _is_set_for(sentence: Sentence, clause: Clause, expression: Expression) -> Tense | None:
    """Where a time lies for which something has been set: ahead, "has been pencilled in for May", "has fixed 3 May for"; near,
    behind or ahead, where it only "was set for" it. None of other times.
    """
    group, place = clause.group, sentence.token_at(expression.start)
    if group is None or place < group.end or group.words[0] == "had" or group.negated or group.modal:
        return None
    led = [t.lower for t in sentence.tokens[group.end : place] if t.tag not in ("DET", "ADV")]
    still = group.perfect or group.tense == "present"
    if group.lemma in _SETS_FOR and led[-1:] == ["for"]:
        return "future" if still else "near" if group.passive else None
    into = not group.passive and group.lemma in _INTO_THE_DIARY and _PARTICLES.issuperset(led) and len(led) <= 1
    return "future" if still and into else None


def _is_reduced(before: Sequence[Token]) -> bool:
    """Whether a participle that stands for a clause leads to a time: "the dialogue agreed in March", "the pact, signed by Peru
    on".
    """
    for i in range(len(before) - 1, 0, -1):
        if before[i].tag == "PUNCT" or before[i].tag in ("VFIN", "AUX", "MODAL"):
            return False
        if before[i].tag == "VPART":
            return True
    return False


def _governing(sentence: Sentence, clause: Clause, expression: Expression) -> Group | None:
    """The verb to which a time belongs: that of its clause, or the one right before it where the clause is cut off from
    that ("issued | a statement on Friday saying the pact will last").
    """
    before = sentence.clauses[clause.place - 1] if clause.place else None
    cut = before and before.group and before.group.end == clause.start and sentence.tokens[clause.start].tag != "PUNCT"
    if cut and clause.group and sentence.tokens[clause.group.start].start > expression.start:
        return before.group if before else None
    return clause.group
