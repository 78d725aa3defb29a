"""What a date dates: the verb of its clause, or a participle, infinitive or noun nearer to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.extract.events.lexis import noun_kinds, realis_words
from pipeline.extract.events.realis import COMMITMENT
from pipeline.extract.language.clauses import Clause
from pipeline.extract.language.nouns import LENGTHS, singular
from pipeline.extract.language.phrases import NOUN_PHRASE
from pipeline.extract.language.tokens import Token
from pipeline.extract.sentence import Dated, Sentence
from pipeline.wordlist import sets, words

TAKES_PLACE = sets("verb_sets")["takes_place"]
_APART = frozenset({"after", "following", "since", "before", "until", "upon", "ahead", "pending", "despite"})
_EDGES = sets("noun_sets")["edges"]
_DAY = len("2019-01-01")
_WRITTEN = words("written")
_FARTHEST = 100  # tokens between a date and what it dates
_ASKS = frozenset({"how", "what", "whether", "where", "when", "which"})  # "on how to carry it out" tells no intent
_HANGS_ON = frozenset("of by in between on for with to and from at under into over near against".split())


@dataclass(frozen=True, slots=True)
class Governor:
    """A finite verb, or the participle, infinitive or noun at token `at`; a bracketed date belongs to the noun before
    it.
    """

    kind: Literal["verb", "participle", "infinitive", "noun", "bracket"]
    at: int


def governor(sentence: Sentence, clause: Clause, date: Dated) -> Governor:
    """Walk from a date to the left, to what it dates.

    That is the nearest verb form; but a noun that tells of a happening where it stands between them and is set apart in
    time ("following the visit in April"), or where both stand in the subject ("Japan's victory in 1905 solidified").
    """
    tokens, place, group = sentence.tokens, sentence.token_at(date.start), clause.group
    if place > 1 and tokens[place - 1].text == "(" and tokens[place - 2].tag in ("NOUN", "NAME", "VPART"):
        return Governor("bracket", place - 2)
    if (
        place > 1
        and tokens[place - 1].lower == "of"
        and (is_happening(tokens[place - 2]) or _is_paper_of_a_day(sentence, clause, place - 2, date))
        and not is_edge(tokens, place - 2)
    ):
        return Governor("noun", place - 2)
    noun: int | None = None
    for at in range(place - 1, max(clause.start, place - _FARTHEST) - 1, -1):
        token = tokens[at]
        kind: Literal["verb", "participle", "infinitive"] | None = None
        if group and group.start <= at < group.end:
            kind = "verb"
        elif token.tag == "VPART" and token.verb and (_leads(at, clause) or (at and _is_loose(tokens, at, clause))):
            kind = "participle"
        elif at > 1 and token.tag == "VPART" and _is_to_be(tokens, at):  # "a study, to be completed by May"
            return Governor("infinitive", at - 1)
        elif (token.tag == "VBASE" and tokens[at - 1].tag == "TO" and tokens[at - 2].lower not in _ASKS) or _is_wished(
            tokens, at, clause, noun
        ):
            kind = "infinitive"
        if kind:
            inverted = kind == "verb" and group is not None and tokens[group.start - 1].lower == "as"
            belongs = noun is not None and (inverted or _is_apart(tokens, noun, at))
            return Governor("noun", noun) if belongs and noun is not None else Governor(kind, at)
        if noun is None and is_happening(token) and not is_edge(tokens, at):
            noun = at
    if noun is None or group is None:
        return Governor("verb", place)
    in_subject = clause.subject is not None and clause.subject[0] <= noun and place < group.start
    if in_subject and group.lemma not in TAKES_PLACE and group.lemma not in realis_words():
        return Governor("noun", noun)
    return Governor("noun", noun) if _is_apart(tokens, noun, clause.start - 1) else Governor("verb", place)


def _is_paper_of_a_day(sentence: Sentence, clause: Clause, at: int, date: Dated) -> bool:
    """Whether a noun before "of" and a day is of what was written that day, and the clause tells how things are: "replaces the
    Exchange of Letters of 9 May"; not "invited him by letter of 9 May".
    """
    tokens, group = sentence.tokens, clause.group
    if group is None or group.tense != "present" or group.perfect or clause.link not in ("main", "joined"):
        return False
    if not date.value or len(date.value) != _DAY:
        return False
    named = tokens[at].tag in ("NAME", "NOUN") and tokens[at].lower.rpartition(" ")[2] in _WRITTEN
    first = phrase_start(tokens, at, clause.start)
    while first > 1 and tokens[first - 1].lower == "of":
        first = phrase_start(tokens, first - 2, clause.start)
    return named and tokens[first - 1].tag != "PREP"


def _is_to_be(tokens: Sequence[Token], at: int) -> bool:
    """Whether a participle follows "to be" that hangs on a noun."""
    if [t.lower for t in tokens[at - 2 : at]] != ["to", "be"]:
        return False
    before = tokens[at - 3] if at > 2 else None
    return before is not None and (before.tag in ("NOUN", "NAME") or before.text == ",")


def _leads(at: int, clause: Clause) -> bool:
    """Whether a participle leads its sentence, before the subject that it describes: "Signed in Oslo in 2003, the treaty was"."""
    return (
        at == clause.start == 0 and clause.subject is not None and clause.group is not None and at < clause.subject[0]
    )


def _is_wished(tokens: Sequence[Token], at: int, clause: Clause, noun: int | None) -> bool:
    """Whether a verb bids for a happening: the "for" of "called for elections in June"."""
    group = clause.group
    return (
        noun is not None
        and tokens[at].lower == "for"
        and group is not None
        and at == group.end
        and group.lemma in COMMITMENT
    )


def is_happening(token: Token) -> bool:
    """Whether a token is a noun, or a name that ends in one, that tells of a happening."""
    if token.tag == "NOUN":
        return token.lower in noun_kinds()
    return token.tag == "NAME" and token.lower.rsplit(" ", 1)[-1] in noun_kinds()


def is_edge(tokens: Sequence[Token], at: int) -> bool:
    """Whether a noun tells no happening but a side of a time: "the end of the third quarter of 2026"."""
    return tokens[at].lower in _EDGES and [t.tag for t in tokens[at + 1 : at + 3]] == ["PREP", "DATE"]


def phrase_start(tokens: Sequence[Token], noun: int, low: int = 0) -> int:
    """The first token of the noun phrase whose last token is given."""
    at = noun
    while at > low and (tokens[at - 1].tag in NOUN_PHRASE or tokens[at - 1].text in '“”‘’"' or _joins(tokens, at - 1)):
        at -= 1
    while at < noun and tokens[at].text in '“”‘’"':
        at += 1
    return at


def bracketed_start(tokens: Sequence[Token], noun: int, low: int) -> int:
    """The first token of what a bracket explains: a noun phrase with the phrases that hang on it."""
    at = phrase_start(tokens, noun, low)
    while at - 2 >= low and tokens[at - 1].lower in _HANGS_ON and tokens[at - 2].tag in NOUN_PHRASE:
        if tokens[at - 2].tag == "VPART" and at > 2 and tokens[at - 3].tag == "AUX":
            break  # "was reported on | the railway, closed since"
        at = phrase_start(tokens, at - 2, low)
    return at


def _joins(tokens: Sequence[Token], at: int) -> bool:
    """Whether "and" joins two names: "Russia and Japan"."""
    return tokens[at].tag == "CONJ" and at > 0 and tokens[at - 1].tag == "NAME" and tokens[at + 1].tag == "NAME"


def _is_loose(tokens: Sequence[Token], at: int, clause: Clause) -> bool:
    """Whether a participle follows the noun that it describes: "the statement signed in March", "the treaty, signed
    by".
    """
    before = tokens[at - 1]
    if before.tag in ("NOUN", "NAME", "QTY"):
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        return after is None or after.tag not in ("NOUN", "NAME")
    return before.text in (",", ")") and at - 1 > clause.start


def _is_apart(tokens: Sequence[Token], noun: int, low: int) -> bool:
    at = phrase_start(tokens, noun) - 1
    while at > low + 1 and tokens[at].lower == "of":  # "after a round of talks"
        if singular(tokens[at - 1].lower.split()[-1]) in LENGTHS:
            return True  # "within six months of its appointment in May"
        at = phrase_start(tokens, at - 1) - 1
    return at > low and tokens[at].lower in _APART
