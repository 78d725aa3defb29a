"""A sentence -> words, each with its class in this place.

The classes: DET PREP CONJ SUB WH PRON POSS (’s) MODAL AUX TO NEG ADV NUM PUNCT, NAME (a proper name, or part of
one), DATE, QTY (a quantity), and of the open classes NOUN (adjectives too), VFIN (a finite verb), VPART (a
participle that follows a noun or an auxiliary), VING and VBASE.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.extract.language.lexicon import CLOSED, LOOSE, SPEECH, Verb, verb
from pipeline.wordlist import words

COMMON = words("common")
NAME_PARTICLES = frozenset({"do"})  # a verb, and part of names: "Foz do Iguaçu"

_TOKEN = re.compile(
    r"(?P<abbreviation>(?:[A-Za-z]\.){2,})"
    r"|(?P<number>\d++(?:[.,'’]\d++)*+(?![^\W_]))"
    r"|(?P<possessive>[’'][sS]\b|(?<=[sS])[’'](?=\s|\Z))"
    r"|(?P<word>[^\W_]+(?:[-‐‑–][^\W_]+|[’'](?![sS]\b)[^\W_]+)*)"
    r"|(?P<mark>\S)"
)


@dataclass(slots=True)
class Token:
    """A word or mark: characters `start` to `end` of the passage's reading, and its class."""

    start: int
    end: int
    text: str
    lower: str
    tag: str
    verb: Verb | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a passage that is one thing already: a name, a date, a quantity."""

    start: int
    end: int
    tag: str


def tokenize(text: str, start: int, end: int, spans: Sequence[Span] = ()) -> list[Token]:
    """The tokens of a sentence, classed. What a span covers is one token of the span's class."""
    tokens: list[Token] = []
    at = start
    for span in [*(s for s in spans if start <= s.start and s.end <= end), Span(end, end, "")]:
        for m in _TOKEN.finditer(text, at, span.start):
            word = m.group()
            tag = {"number": "NUM", "possessive": "POSS", "mark": "PUNCT"}.get(m.lastgroup or "", "")
            tokens.append(Token(m.start(), m.end(), word, word.lower(), tag))
        if span.tag:
            word = text[span.start : span.end]
            tokens.append(Token(span.start, span.end, word, word.lower(), span.tag))
        at = span.end
    _classify(tokens)
    return tokens


def _classify(tokens: list[Token]) -> None:
    for i, token in enumerate(tokens):
        if token.tag:
            continue
        before = tokens[i - 1] if i else None
        first = before is None or before.text in '“"‘(:'
        closed = CLOSED.get(token.lower)
        token.verb = None if closed else verb(token.lower)
        common = bool(closed or token.verb) or token.lower in COMMON or token.lower.endswith("ly")
        inside = token.lower in NAME_PARTICLES and before and before.tag == "NAME" and tokens[i + 1 :]
        if (token.text[0].isupper() and not (first and common)) or (inside and tokens[i + 1].text[0].isupper()):
            token.tag = "NAME"
        elif closed:
            token.tag = _closed_class(tokens, i, closed)
        elif token.verb:
            token.tag = _verb_class(tokens, i, token.verb)
        else:
            token.tag = "ADV" if token.lower.endswith("ly") else "NOUN"
    _settle(tokens)


def _closed_class(tokens: list[Token], i: int, tag: str) -> str:
    """ "This" and "that" are determiners, pronouns or join a clause, by the word that follows."""
    token = tokens[i]
    if token.lower not in ("this", "that", "these", "those", "all", "both", "some", "such"):
        return tag
    after = tokens[i + 1].lower if i + 1 < len(tokens) else "."
    before = tokens[i - 1] if i else None
    alone = CLOSED.get(after) in ("AUX", "MODAL") or bool((v := verb(after)) and (v.past or (v.third and not v.noun)))
    if token.lower == "that" and not (before is None and alone):
        return "WH"
    return "PRON" if alone else "DET"


def _verb_class(tokens: list[Token], i: int, form: Verb) -> str:
    """The class of a word that can be a verb, from the words before it; V? is settled later."""
    before = next((t for t in reversed(tokens[:i]) if t.tag not in ("ADV", "NEG")), None)
    tag = before.tag if before else ""
    if tag in ("MODAL", "TO") or (before and before.lower in ("do", "does", "did")):
        return "VBASE" if form.base else "NOUN"
    if tag == "AUX":
        return "VPART" if form.participle else "VING" if form.gerund else "NOUN"
    if form.gerund:
        return "NOUN" if tag in ("DET", "POSS", "NOUN", "NUM") and tokens[i].lower in COMMON else "VING"
    if tag in ("DET", "POSS", "PREP", "NUM", "QTY"):
        return "VPART" if form.participle and not form.base else "NOUN"
    if form.past or form.participle:
        return "VPAST" if form.past and not form.participle else "VED"
    if tag == "PRON" or (tag == "WH" and not form.noun):
        return "VPRES"
    return "N/V" if form.noun or form.base else "VPRES"


_BOUNDARY = frozenset({"SUB", "WH"})
INVERTED = frozenset({"had", "should", "were"})
_FINITE = frozenset({"VPAST", "VED", "VPRES", "AUX", "MODAL"})
_SUBJECT = frozenset({"NOUN", "NAME", "PRON", "QTY", "NUM"})
_OBJECT = frozenset({"DET", "PRON", "NAME", "QTY", "NUM", "TO"})


def _settle(tokens: list[Token]) -> None:
    """Decide which of the words that can be finite verbs are: one a clause, more where joined by "and" or a comma."""
    finite = subject = False
    aside = pending = False  # in a relative clause (between commas) before the verb of the clause that holds it
    for i, token in enumerate(tokens):
        before = tokens[i - 1] if i else None
        if finite and token.text == "," and (aside or _is_tag(tokens, i + 1)):
            finite = aside = pending = False
        if token.lower in ("since", "after", "before", "until", "as") and _new_clause(tokens, i + 1):
            token.tag = "SUB"
        if token.lower in INVERTED and (before is None or finite) and _is_inverted(tokens, i):
            token.tag = "SUB"
        if token.tag == "N/V" and before and before.tag == "CONJ" and _new_clause(tokens, i):
            token.tag = "NOUN"
        if token.tag in _BOUNDARY or token.text in ";:":
            pending = token.tag == "WH" and not finite and subject
            aside = pending and before is not None and before.text == ","
            finite = False
            subject = token.tag == "WH"
        elif token.tag in _SUBJECT or token.tag == "VING":
            if finite and before and (before.tag == "CONJ" or before.text in ",)”–—") and _new_clause(tokens, i):
                finite = False
            subject = True
        elif token.tag in ("MODAL", "AUX"):
            finite = finite or before is None or before.tag != "TO"
        elif token.tag in ("VPAST", "VED", "VPRES", "N/V"):
            token.tag = _decide(tokens, i, finite, subject, pending)
            pending = pending and not (finite and token.tag == "VFIN")
            finite = finite or token.tag == "VFIN"
            subject = subject or token.tag == "NOUN"
    marks = [-1, *(i for i, t in enumerate(tokens) if t.text == ";"), len(tokens)]
    for first, last in pairwise(marks):
        _find_verb(tokens[first + 1 : last])


def _find_verb(tokens: Sequence[Token]) -> None:
    """The verb of a sentence, or of a part set off by semicolons, that seems to have none: "The table shows exports"."""
    if any(t.tag in ("VFIN", "AUX", "MODAL") for t in tokens):
        return
    for before, token, after in zip(tokens, tokens[1:], tokens[2:], strict=False):
        agrees = before.tag == "NOUN" and not before.lower.endswith("s")
        if token.verb and token.verb.third and token.tag == "NOUN" and agrees and after.tag in _SUBJECT:
            token.tag = "VFIN"
            return


def _decide(tokens: list[Token], i: int, finite: bool, subject: bool, pending: bool) -> str:
    """The class of what may be a finite verb; `pending` in a relative clause that stands before its host's verb."""
    token = tokens[i]
    before = tokens[i - 1] if i else None
    previous = next((t for t in reversed(tokens[:i]) if t.tag not in ("ADV", "NEG")), None)
    joined = previous is not None and previous.tag == "CONJ"
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    with_object = after is not None and (after.tag in _OBJECT or after.lower == "that")
    if token.tag == "N/V":
        return "VFIN" if subject and not finite and _is_present(tokens, i, with_object) else "NOUN"
    if token.tag in ("VPAST", "VPRES"):
        return "VFIN" if not finite or joined or token.tag == "VPAST" else "NOUN"
    if pending and (finite or (previous is not None and previous.tag in _SUBJECT | {"WH"})):
        held = finite and (_finite_follows(tokens, i, False) or token.lower in LOOSE)
        return "VPART" if held else "VFIN"
    if finite:
        if before is not None and before.text in ",”" and _is_tag(tokens, i):
            return "VFIN"
        listed = before is not None and before.text == "," and with_object and _joined_later(tokens, i)
        return "VFIN" if (joined and token.lower not in LOOSE) or listed else "VPART"
    if not subject and not joined:
        return "VPART"
    by = after is not None and after.lower == "by"
    apart = before is not None and before.text == ","
    if with_object and not apart:
        return "VFIN"
    loose = token.lower in LOOSE and any(t.tag in _FINITE for t in tokens[i + 1 :])
    return "VPART" if loose or _finite_follows(tokens, i, by or apart) else "VFIN"


def _is_present(tokens: Sequence[Token], i: int, with_object: bool) -> bool:
    """Whether a word such as "share" or "exports" is a verb here: what stands before agrees, what follows is an object."""
    form, before = tokens[i].verb, tokens[i - 1]
    if form is None or _finite_follows(tokens, i, False):
        return False
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if before.tag == "WH":
        return True
    if form.third:
        name = before.tag == "NAME" or before.text == ")"
        return (with_object and before.tag in ("NOUN", "NAME", "DATE", "PUNCT")) or (
            name and after is not None and after.tag == "PREP"
        )
    plural = before.tag in ("NOUN", "NAME") and before.lower.endswith("s")
    several = any(t.tag == "CONJ" for t in tokens[max(0, i - 6) : i])
    return with_object and (plural or before.tag == "DATE" or (before.tag == "NAME" and several))


def _finite_follows(tokens: Sequence[Token], i: int, loose: bool) -> bool:
    """Whether another finite verb follows in the same clause; then this one is a participle: "the deal reached in May
    collapsed". `loose` looks past commas and "and"."""
    for j in range(i + 1, len(tokens)):
        token, before = tokens[j], tokens[j - 1]
        if token.tag in _BOUNDARY or token.text in ";:":
            return False
        if not loose and (token.tag == "CONJ" or token.text in ",–—("):
            return False
        finite = token.tag in ("VPAST", "VED", "VPRES", "AUX", "MODAL") and token.lower not in LOOSE
        if finite and before.tag not in ("DET", "POSS", "TO", "PREP") and not (loose and before.tag == "CONJ"):
            return True
    return False


def _joined_later(tokens: Sequence[Token], i: int) -> bool:
    """Whether a list of verbs goes on: "met Modi, signed a treaty and flew home"."""
    for j in range(i + 1, len(tokens) - 1):
        if tokens[j].tag in _BOUNDARY or tokens[j].text in ";:":
            return False
        if tokens[j].tag == "CONJ" and tokens[j + 1].tag in ("VPAST", "VED"):
            return True
    return False


def _is_tag(tokens: Sequence[Token], i: int) -> bool:
    """Whether a speaker and his verb end the sentence from here: "the ministry said", "said the minister"."""
    rest = [t for t in tokens[i:] if t.text not in ".”"]
    spoken = [n for n, t in enumerate(rest[:12]) if t.verb and t.verb.lemma in SPEECH and t.verb.past]
    if not spoken or any(t.tag in _BOUNDARY or t.tag in ("CONJ", "AUX", "MODAL") or t.text in ",;:" for t in rest):
        return False
    speaker = rest[: spoken[0]] or rest[1:]
    return _names_somebody(speaker) and (
        spoken[0] == 0 or all(t.tag in ("DATE", "ADV", "PREP") for t in rest[spoken[0] + 1 :])
    )


def _names_somebody(tokens: Sequence[Token]) -> bool:
    return any(t.tag in _SUBJECT for t in tokens) and all(
        t.tag in _SUBJECT | {"DET", "POSS", "PREP", "N/V"} for t in tokens
    )


def _is_inverted(tokens: Sequence[Token], i: int) -> bool:
    """Whether an auxiliary opens a condition: "had Chile agreed"."""
    subject = 0
    for token in tokens[i + 1 : i + 8]:
        if token.tag in ("VED", "VPART", "VBASE", "VFIN", "VPAST"):
            return subject > 0
        if token.tag not in _SUBJECT | {"DET", "POSS", "NEG", "ADV", "N/V"}:
            return False
        subject += token.tag in _SUBJECT
    return False


def _new_clause(tokens: Sequence[Token], i: int) -> bool:
    """Whether a subject and its own finite verb follow from here, before the next comma."""
    seen = False
    for j, token in enumerate(tokens[i : i + 14], i):
        if token.tag in _SUBJECT or (token.tag == "N/V" and j == i):
            seen = True
        elif token.tag in ("AUX", "MODAL", "VPAST", "VED", "VPRES"):
            return seen and not (token.tag == "VED" and token.lower in LOOSE)
        elif token.tag in _BOUNDARY or token.text in ",;:" or (token.tag == "VING" and j == i):
            return False
    return False
