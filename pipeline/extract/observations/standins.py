"""Words that stand for a country and do not name it: "we", "here", "it", "whose", "the island", a town, a body, a currency."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.extract.names.gazetteer import countries_of_towns, country_in, regions
from pipeline.extract.names.mention import Mention
from pipeline.extract.observations.focus import state_in_subject
from pipeline.extract.observations.measuring import Measuring
from pipeline.extract.observations.parties import code, is_state
from pipeline.extract.observations.told import currencies
from pipeline.extract.quantities.moneys import moneys, own_moneys
from pipeline.extract.sentence import Sentence, once_a_sentence

_WORDS = re.compile(
    r"\b(?:(?P<we>[Ww]e|[Oo]urs?|us)|(?P<here>here)|(?P<which>where|whose)"
    r"|(?P<it>[Ii]ts?|[Tt]hey|[Tt]heir|[Tt]hem|[Ss]he|[Hh]er)|(?P<there>there)"
    r"|(?P<land>[Tt]h(?:e|at|is) (?:country|economy|island|[Kk]ingdom|nation|neighbour|[Rr]epublic))"
    r"|(?P<state>[Tt]he (?:[Aa]uthorities|[Cc]abinet|[Gg]overnment|[Tt]reasury)(?! of\b)))\b"
)
_OWNING = frozenset({"our", "its", "their", "her", "whose"})


class StandIn(NamedTuple):
    """Characters `start` to `end`, the country that they stand for, by code, in which `form`, and whether as an owner."""

    start: int
    end: int
    country: str
    form: str
    owns: bool = False


@once_a_sentence
def stand_ins(sentence: Sentence, measuring: Measuring) -> list[StandIn]:
    """The words of a sentence that stand for a country; where two may be meant, each."""
    known = list(dict.fromkeys((*measuring.frame.sides, *measuring.outline.common, *(c for _, c in measuring.named))))
    return [
        *_words(sentence, measuring),
        *(s for m in sentence.mentions if not is_state(m) and (s := _named(m, known)) and s.country in known),
        *_moneys(sentence, known),
    ]


def _words(sentence: Sentence, measuring: Measuring) -> Iterator[StandIn]:
    """Pronouns, and nouns as general: of the author's country, of that right before or named last, of that which was a subject
    last.
    """
    home, author = measuring.frame.home, measuring.frame.author
    for m in _WORDS.finditer(sentence.text, sentence.start, sentence.end):
        form, owns = str(m.lastgroup), m.group().lower() in _OWNING
        if form in ("we", "here"):
            meant = {form: author}
        elif form == "which":
            meant = {m.group(): _right_before(sentence, m.start())}
        else:
            near, subject = _named_last(measuring, m.start()), _subject_before(sentence, measuring, m.start())
            meant = {f"{form} both": near} if near == subject else {f"{form} near": near, f"{form} subject": subject}
            meant |= {f"{form} home": home} if form in ("land", "state") else {}
        yield from (StandIn(m.start(), m.end(), country, how, owns) for how, country in meant.items() if country)


def _named_last(measuring: Measuring, place: int) -> str | None:
    """The country that the passage named last before a place."""
    return next((country for at, country in reversed(measuring.named) if 0 <= at < place), None)


def _right_before(sentence: Sentence, place: int) -> str | None:
    """The country right before a relative pronoun: "Haiti, whose debt"."""
    return next(
        (code(m) for m in sentence.mentions if is_state(m) and sentence.text[m.end : place] in (", ", " ")), None
    )


def _subject_before(sentence: Sentence, measuring: Measuring, place: int) -> str | None:
    """The country that was a subject last before a place."""
    before = (c for c in reversed(sentence.clauses) if c.subject and sentence.span(*c.subject)[1] <= place)
    focus = measuring.past.focus
    told = focus.subject if focus.passage == sentence.passage.ordinal else None
    return next((country for c in before if (country := state_in_subject(sentence, c))), told)


def _named(m: Mention, known: Sequence[str]) -> StandIn | None:
    """A town, a body or a person, and whose it is; a region that is spoken of as a state is."""
    country: str | None
    match m.kind:
        case "place" if (region := regions().get(m.name)) in known:
            country = region
        case "place":
            country = countries_of_towns().get(m.name) or country_in(m.name)
        case "organisation":
            country = m.code or m.of or country_in(m.name)
        case _:
            country = m.of or m.code
    form = "town" if m.kind == "place" else "body"
    return StandIn(m.start, m.end, country, form) if country else None


def _moneys(sentence: Sentence, known: list[str]) -> Iterator[StandIn]:
    """Currencies, each of the first of some countries that has one of its name."""
    named = currencies()
    for t in sentence.tokens:
        if t.lower in named and t.tag in ("NOUN", "NAME"):
            called = {code for code, _ in moneys().get(t.lower, ())}
            if country := next((c for c in known if called & own_moneys(c)), None):
                yield StandIn(t.start, t.end, country, "money")
