"""Events whose date the words before supply: "during this time", the sentence that goes on from a dated one."""

import re

from pipeline import edtf
from pipeline.extract.dates.resolve import When
from pipeline.extract.dates.words import NUMBERS
from pipeline.extract.events.apart import is_apart
from pipeline.extract.events.lexis import verb_kinds
from pipeline.extract.language.clauses import Clause
from pipeline.extract.memory import Memory, Told, subject_names
from pipeline.extract.names.mention import ACTORS
from pipeline.extract.sentence import Sentence
from pipeline.likeness import stems
from pipeline.wordlist import words

_SAME_TIME = re.compile(
    r"(?i)\A\W*(?:(?:during|at|in|on|over) (?:this|that|the same|these|those) (?:time|period|meeting|summit|visit"
    r"|occasion|talks|day"
    r"|session|year|month|point|conference|stage|gathering|trip|ceremony)|at the (?:meeting|summit|talks|ceremony"
    r"|session|conference|gathering))\b"
    r"|\b(?:that|the same) (?:very )?(?:day|morning|afternoon|evening|night)\b|\A\W*at the time\b"
)
_REFERENCE = re.compile(
    r"(?i)\b(?P<how>immediately (?:after|following)|shortly after|soon after|after|following"
    r"|in the wake of) (?P<what>(?:the |its |their |his )?[^,.;:()]{6,80})"
)
_FROM_THAT = re.compile(
    r"(?i)\b(?:(?P<day>on the (?:same )?day (?:of|as))|(?P<n>\d+|[a-z]+) (?P<unit>day|week|month|year)s? (?P<way>after|before))"
    r" (?P<what>(?:the |its |their |his |her )?[^,.;:()]{4,60})"
)
_AT_THE_MEETING = re.compile(
    r"(?i)\b(?:at|in|during|(?:on the margins|in the course) of) (?:the|this|that|the same) (?:closing )?"
    r"(?:(?P<visit>visit|stay|trip)|(?P<meeting>meeting|session|talks|summit|round|conference|ceremony|consultations))\b"
    r"(?! (?:of|in|on|with|between)\b)"
)
_WITHIN = re.compile(
    r"(?i)\bwithin (?:the |an? |(?P<n>two|three|four) )?(?P<unit>hour|day|week|fortnight|month|year)s?\b(?! of\b)"
)
_VISITS = stems("visit stay trip travel arrive")
_MEETINGS = stems("meeting met session talks summit round conference ceremony consultations")
_UNCOUNTED = re.compile(
    r"(?i)\b(?:year|month|week|day|decade)s? (?:before|after|earlier|later)\b"
    r"|\A\W*(?:before|after|until|since|prior to|ahead of)\b"
)
_ANAPHOR = re.compile(
    r"(?i)\A(?:they|he|she|it|the two(?: \w+)?|both(?: \w+)?|the (?:leaders|ministers|sides|parties|presidents"
    r"|countries|governments?))\Z"
)
_SPEAKER = re.compile(r"(?i)\A(?:he|she|the (?:minister|president|spokes(?:man|woman|person)|secretary|ambassador))\Z")
_DENIALS = words("denials")
_SOME_DAYS = 5


def when_of(sentence: Sentence, clause: Clause, memory: Memory, *, carries: bool) -> When | None:
    """The date of a clause that gives none, and from what it is inferred; None where that is not plain.

    It is inferred from another happening that the clause refers to ("following the annexation"), from words that point
    at the time just told ("during this time"), or from the sentence before in the same passage, if somebody there
    goes on to act. The last holds only if the clause `carries` on: not where one of its nouns has a date of its own.
    """
    if clause.link not in ("main", "joined"):
        return None
    text = sentence.text[sentence.tokens[clause.start].start : sentence.tokens[clause.end - 1].end]
    if counted := _counted(sentence, clause, text, memory):
        return counted
    for m in _REFERENCE.finditer(text):
        told = memory.recall(m["what"])
        if told:
            value = told.value
            if "/" in value and ".." not in value:
                value = value.partition("/")[2]
            return When(value, "inferred", f"{m['how'].lower()} “{told.text}”")
    if day := _of_an_entry(sentence, clause):
        return day
    if within := _within(sentence, clause):
        return within
    if met := _at_the_meeting(sentence, clause, text, memory):
        return met
    if _UNCOUNTED.search(text) or any(
        d.role == "plain" and clause.start <= sentence.token_at(d.start) < clause.end for d in sentence.dates
    ):
        return None
    before = sentence.told
    if (before is None or edtf.is_longer_than_a_month(before)) and (said := _said_of_late(sentence, clause)):
        return said
    if before is None or not _is_point(before) or not carries:
        return None
    same = _SAME_TIME.search(text) or _is_joined_to_the_same_time(sentence, clause)
    if same or ((not _is_somebody_speaking(sentence, clause) or _is_of_days(before)) and _acts(sentence, clause)):
        return When(before, "inferred", f"goes on from “{sentence.told_words}”, told before")
    return None


def _is_joined_to_the_same_time(sentence: Sentence, clause: Clause) -> bool:
    """Whether "and" joins a clause to one that points at the time just told: "at this time they won, and Abe was reelected"."""
    if clause.link != "joined" or clause.opener != "and" or not clause.place:
        return False
    before = sentence.clauses[clause.place - 1]
    return bool(_SAME_TIME.match(sentence.text[slice(*sentence.span(before.start, before.end))]))


def _counted(sentence: Sentence, clause: Clause, text: str, memory: Memory) -> When | None:
    """The day counted from a happening told before: "four days after landfall", "on the day of the ruling"."""
    m = _FROM_THAT.search(text)
    told = memory.recall(m["what"], sentence.passage.ordinal) if m else None
    if m is None or told is None or edtf.precision(told.value) != "day":
        return None
    if is_apart(sentence, sentence.tokens[clause.start].start + m.start()):
        return None
    number = 0 if m["day"] else 1 if m["n"].lower() in ("a", "an", "the", "one") else _number(m["n"])
    if number is None:
        return None
    count = number if m["way"] != "before" else -number
    unit = "day" if m["day"] else m["unit"]
    steps = {"day": {"days": count}, "week": {"days": 7 * count}, "month": {"months": count}, "year": {"years": count}}
    return When(edtf.shift(told.value, **steps[unit]), "inferred", f"{m.group().lower().strip()}: “{told.text}”")


def _of_an_entry(sentence: Sentence, clause: Clause) -> When | None:
    """The day that opens a passage as a sentence of its own, of what the next tells: "24 March. The ministry issues a list"."""
    before, words = sentence.told, f"{sentence.told_words}. "
    if before is None or not sentence.told_words or not sentence.text.startswith(words):
        return None
    if sentence.start != len(words) or any(c.group for c in sentence.clauses[: clause.place]):
        return None
    if sentence.inside(sentence.dates, *sentence.span(clause.start, clause.end)):
        return None
    return When(before, "inferred", f"the day of the entry, “{sentence.told_words}”")


def _within(sentence: Sentence, clause: Clause) -> When | None:
    """The time within which something was done after what is told before: "within days", "was replaced within the week"."""
    group = clause.group
    a, b = sentence.span(clause.start, clause.end)
    m = _WITHIN.search(sentence.text, a, b)
    if m is None or group is None or group.tense != "past" or group.negated or group.modal:
        return None
    if group.words[0] in ("has", "have") or (m["n"] and m["unit"] != "week"):
        return None
    before = [d for d in sentence.dates if d.end <= m.start() and d.role == "plain" and d.value]
    if any(d.role == "plain" and a <= d.start < b for d in sentence.dates):
        return None
    base, words = (before[-1].value, before[-1].text) if before else (sentence.told, sentence.told_words)
    base = (base or "").rpartition("/")[2].rstrip("~")
    if base in ("", "..") or edtf.precision(base) not in ("month", "day"):
        return None
    if m["unit"] == "year":
        value = edtf.shift(base, years=1)[:4]
    else:
        number = _number(m["n"]) if m["n"] else None
        counted = number if number and m["unit"] == "week" and len(base) > len("2019-01") else 0
        value = edtf.shift(base, days=7 * counted)[:7]
    return When(value, "inferred", f"{m.group().lower()}: after “{words}”")


def _at_the_meeting(sentence: Sentence, clause: Clause, text: str, memory: Memory) -> When | None:
    """The date of the latest meeting or visit told of, where something was done at it: "at the meeting Peru agreed"."""
    group, m = clause.group, _AT_THE_MEETING.search(text)
    if m is None or group is None or group.tense != "past" or group.modal or group.words[0] == "had":
        return None
    if any(d.role == "plain" and sentence.clause_at(d.start) is clause for d in sentence.dates):
        return None
    wanted = _VISITS if m["visit"] else _MEETINGS
    told: Told | None = None
    for other in memory.happenings:
        over = _is_point(other.value) and not (sentence.today and edtf.is_after(other.value, sentence.today))
        if over and wanted & other.words and (told is None or not edtf.is_after(told.value, other.value)):
            told = other
    if told is None:
        return None
    return When(told.value, "inferred", f"{m.group().lower()}: “{told.text}”")


def _said_of_late(sentence: Sentence, clause: Clause) -> When | None:
    """The day of a document that has one, of what it reports somebody denied, or said to be so, while it tells no date."""
    group, after = clause.group, sentence.after(clause)
    if (
        group is None
        or group.tense != "past"
        or group.modal
        or group.negated
        or group.words[0] in ("had", "has", "have")
    ):
        return None
    reports = group.lemma in _DENIALS or (group.lemma == "say" and after is not None and after.link == "that")
    denies = group.lemma in _DENIALS  # whatever the date of what is denied
    dated = any(
        d.role == "plain" and not (denies and sentence.clause_at(d.start) is not clause) for d in sentence.dates
    )
    if not reports or clause.subject is None or dated:
        return None
    if not sentence.today or edtf.precision(sentence.today) != "day":
        return None
    person = any(m.kind == "person" for m in subject_names(sentence, clause))
    if not person and not _SPEAKER.match(sentence.words(*clause.subject)):
        return None
    return When(sentence.today, "inferred", f"told as news on the document’s date, {sentence.today}")


def _number(word: str) -> int | None:
    return int(word) if word.isdigit() else NUMBERS.index(word.lower()) + 1 if word.lower() in NUMBERS else None


def _is_point(value: str) -> bool:
    """Whether a date is short enough for what follows to lie in it: a year, or a stretch within one."""
    return ".." not in value and edtf.year(value) is not None


def _is_somebody_speaking(sentence: Sentence, clause: Clause) -> bool:
    """Whether a person says something, which may be at any time; a state answers to what was told."""
    speaks = clause.group is not None and verb_kinds().get(clause.group.lemma) == "statement"
    return speaks and all(m.kind == "person" for m in subject_names(sentence, clause))


def _is_of_days(value: str) -> bool:
    """Whether a date is so short that who goes on to speak does so in it: the days of a visit, no week or month."""
    first, last = edtf.bounds(value)
    return first is not None and last is not None and (last - first).days < _SOME_DAYS


def _acts(sentence: Sentence, clause: Clause) -> bool:
    """Whether somebody told of goes on to act: a person, state or body is the subject of a verb of action in a past tense, in a
    sentence that names no time and no figure of its own.
    """
    group = clause.group
    if group is None or group.negated or group.modal or group.tense != "past" or group.perfect or clause.inherited:
        return False
    subject = sentence.words(*clause.subject) if clause.subject else ""
    if group.lemma in _DENIALS and _ANAPHOR.match(subject):
        return True
    if group.words[0] == "had" or any(c.group for c in sentence.clauses[: clause.place]):
        return False
    if sentence.quantities or verb_kinds().get(group.lemma) in (None, "economic"):
        return False
    if any((c := sentence.clause_at(d.start)) is clause or c.group is None or c.link != "main" for d in sentence.dates):
        return False
    if verb_kinds()[group.lemma] == "other" and not group.passive:
        return False
    anaphoric = bool(_ANAPHOR.match(subject)) and subject.lower() != "it"
    return anaphoric or any(m.kind in ACTORS or m.kind == "demonym" for m in subject_names(sentence, clause))
