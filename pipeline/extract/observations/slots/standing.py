"""How a country of the sentence, or what stands for one, stands to a figure and to the word that names what it measures."""

import re
from collections.abc import Sequence

from pipeline.extract.judging.option import Remarks, distance, few, joined, with_words, words_of
from pipeline.extract.names.mention import Mention
from pipeline.extract.observations.measures import Measured
from pipeline.extract.observations.parties import code, led_by
from pipeline.extract.observations.slots.figure import Apart, Figure
from pipeline.extract.observations.standins import StandIn
from pipeline.extract.sentence import Sentence, once
from pipeline.extract.spans import Placed

_WORDS = re.compile(r"\D{0,14}")
_SHARE_OF = re.compile(r"(?i)\b(?:part|portion|share|weight) (?:going to|held by|of|taken by) (?:the )?\Z")
_SHARING = re.compile(r"(?:[’']s?)? (?:[a-z]+ )?(?:part|portion|share|weight) (?:in|of)\b")
_FIRST = 5  # characters
_MOST = 14  # words between a country and a figure
_OWNED, _FACED = 30, 40  # characters between a measure and whose it is, and with whom


def stand(found: Remarks, figure: Figure, m: Mention, apart: Apart, number: int) -> None:
    """Remarks on how a country stands to the figure."""
    country, side, subject = code(m), apart.side, figure.subject
    led, form = lead_of(figure.sentence, m), _form(figure.text, m)
    is_subject = subject is not None and subject[0] <= m.start < subject[1]
    within = "subject" if is_subject else f"clause {figure.is_in_clause(m)}"
    gap = figure.text[apart.start : apart.end]
    found.add(country, _standing, side, number, led, form, within, figure.is_near(m))
    found.add(country, _far, side, few(apart.figures, 2), distance(len(gap)))
    found.add(country, with_words, side, words_of(gap)[:_MOST])
    if _WORDS.fullmatch(gap):
        found.add(country, joined, side, gap.lower())
    if _SHARE_OF.search(figure.text, max(figure.sentence.start, m.start - _FACED), m.start) or _SHARING.match(
        figure.text, m.end
    ):
        found.add(country, _shares, side, form)
    if ":" in gap:
        found.add(country, _label, side, led, form)
    if is_subject:
        found.add(country, _subject, figure.lemma, figure.acts, led, form)
        found.add(country, _as_subject, _is_whole(figure, m), figure.acts, figure.own_subject is not None)
    _act(found, figure, country, apart.side, led, led if is_subject else None, m)


def _act(found: Remarks, figure: Figure, country: str, side: str, led: str, subject: str | None, thing: Placed) -> None:
    """Remarks on what a country, or what stands for it, does by the figure's verb, as its subject or beside it."""
    group = figure.clause.group
    passive = group is not None and group.passive
    if subject is not None:
        found.add(country, _does, figure.deed, passive, subject)
    elif figure.deed != "-" and figure.is_in_clause(thing):
        found.add(country, _is_done_to, figure.deed, passive, side, led)


def stand_for(found: Remarks, figure: Figure, standing: StandIn, word: Measured | None) -> None:
    """Remarks on how what stands for a country stands to the figure, and to the word that names the measure."""
    apart, subject = figure.apart(standing), figure.subject
    if apart.side == "inside":
        return
    led = led_by(figure.text, figure.sentence.start, standing.start) or "-"
    is_subject = subject is not None and subject[0] <= standing.start < subject[1]
    within = "subject" if is_subject else f"clause {figure.is_in_clause(standing)}"
    form = f"{standing.form} own" if standing.owns else standing.form
    found.add(standing.country, _stands_for, form, apart.side, led, within, figure.is_near(standing))
    if is_subject:
        found.add(standing.country, _acts_for, standing.form, figure.lemma, figure.acts)
    _act(found, figure, standing.country, apart.side, led, standing.form if is_subject else None, standing)
    if word and 0 <= word.start - standing.end <= _OWNED:
        found.add(standing.country, _owns_for, form, distance(word.start - standing.end))
    elif word and 0 <= standing.start - word.end <= _FACED:
        found.add(standing.country, _faces_for, standing.form, led)


def stand_to_word(found: Remarks, figure: Figure, m: Mention, word: Measured) -> None:
    """Remarks on how a country stands to the word that names the measure."""
    led, form = lead_of(figure.sentence, m), _form(figure.text, m)
    found.add(code(m), _ahead if m.start < word.start else _after, led)
    if 0 <= word.start - m.end <= _OWNED:
        found.add(code(m), _owner, distance(word.start - m.end), form, led)
    elif 0 <= m.start - word.end <= _FACED:
        between = few(sum(word.end <= p.start < m.start for p in figure.sentence.quantities), 1)
        found.add(code(m), _faced, distance(m.start - word.end), led, between)


@once
def lead_of(sentence: Sentence, m: Mention) -> str:
    """What stands right before a name: a preposition, a comma, nothing of the sentence."""
    text, start = sentence.text, sentence.start
    apart = text[max(start, m.start - 2) : m.start] in (", ", "; ")
    opens = m.start - start < _FIRST
    return led_by(text, start, m.start) or ("," if apart else "first" if opens else "-")


def _is_whole(figure: Figure, m: Mention) -> bool:
    """Whether a country is the whole subject of a figure, and no part of it: "Jamaica redeemed", not "visitors from Jamaica"."""
    if figure.subject is None:
        return False
    before, behind = figure.text[figure.subject[0] : m.start], figure.text[m.end : figure.subject[1]]
    return before.lower() in ("", "the ") and (not behind or behind[0] in ",(")


def _form(text: str, m: Mention) -> str:
    return "genitive" if text[m.end : m.end + 1] in ("’", "'") else m.kind


def _standing(side: str, number: int, led: str, form: str, within: str, near: bool) -> Sequence[str]:
    close = f"near {near}"
    return (
        f"{side} {number}",
        f"{side} {led}",
        f"{side} {form}",
        f"{side} {led} {form}",
        f"{side} {within}",
        f"{side} {within} {led}",
        f"{side} {within} {form}",
        f"{side} {close} {led}",
        f"{side} {few(number, 1)} {led} {close}",
    )


def _far(side: str, figures: int, far: int) -> Sequence[str]:
    return f"{side} figures {figures}", f"{side} far {far}"


def _shares(side: str, form: str) -> Sequence[str]:
    return "has a share", f"has a share {side}", f"has a share {form}"


def _label(side: str, led: str, form: str) -> Sequence[str]:
    return f"{side} label", f"{side} label {led} {form}"


def _subject(lemma: str, acts: str, led: str, form: str) -> Sequence[str]:
    return f"subject of {lemma}", f"subject {led} {form}", f"subject {acts}", f"subject {acts} {led}"


def _as_subject(whole: bool, acts: str, own: bool) -> Sequence[str]:
    return f"whole subject {whole}", f"whole subject {whole} {acts}", f"whole subject {whole} own {own}"


def _does(deed: str, passive: bool, led: str) -> Sequence[str]:
    return f"{deed} {passive}", f"{deed} {passive} {led}"


def _is_done_to(deed: str, passive: bool, side: str, led: str) -> Sequence[str]:
    return f"{deed} {passive} to {led}", f"{deed} to {side} {led}"


def _stands_for(form: str, side: str, led: str, within: str, near: bool) -> Sequence[str]:
    told = f"for {form}"
    return told, f"{told} {side}", f"{told} {side} {within}", f"{told} {side} near {near} {led}"


def _acts_for(form: str, lemma: str, acts: str) -> Sequence[str]:
    return f"for {form} subject of {lemma}", f"for {form} subject {acts}"


def _owns_for(form: str, far: int) -> Sequence[str]:
    return f"for {form} owns word", f"for {form} owns word {far}"


def _faces_for(form: str, led: str) -> Sequence[str]:
    return (f"for {form} faces word {led}",)


def _ahead(led: str) -> Sequence[str]:
    return (f"ahead of word {led}",)


def _after(led: str) -> Sequence[str]:
    return (f"after word {led}",)


def _owner(far: int, form: str, led: str) -> Sequence[str]:
    return f"owns word {far} {form}", f"owns word {led}"


def _faced(far: int, led: str, figures: int) -> Sequence[str]:
    return f"faces word {far} {led}", f"faces word {led} figures {figures}"
