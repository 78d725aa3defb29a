"""A sentence -> words, each with its class in this place.

The classes: DET PREP CONJ SUB WH PRON POSS (’s) MODAL AUX TO NEG ADV NUM PUNCT, NAME (a proper name, or part of
one), DATE, QTY (a quantity), and of the open classes NOUN (adjectives too), VPART (a participle that
follows an auxiliary), VING and VBASE. What may be a finite verb is VPAST, VED (or a participle), VPRES or N/V (or a noun)
until the parser has settled it: VFIN (a finite verb), VPART or NOUN.
"""

import re
from collections.abc import Sequence

import msgspec

from pipeline.extract.language.lexicon import CLOSED, Verb, verb
from pipeline.wordlist import words

COMMON = words("common")
NAME_PARTICLES = frozenset({"do"})  # a verb, and part of names: "Foz do Iguaçu"

_TOKEN = re.compile(
    r"[A-Za-z]\.(?:[A-Za-z]\.)+"
    r"|\d++(?:[.,'’]\d++)*+(?![^\W_])(?P<NUM>)"
    r"|[’'](?:[sS]\b|(?<=[sS].)(?=\s|\Z))(?P<POSS>)"
    r"|[^\W_]+(?:[-‐‑–][^\W_]+|[’'](?![sS]\b)[^\W_]+)*"
    r"|\S(?P<PUNCT>)"
)
_BEHIND_ONCE = frozenset({"again", "and", "by", "each", "every", "for", "in", "more", "or", "since", "to", "with"})
INVERTED = frozenset({"had", "should", "were"})


_WITH_TO = frozenset(
    {"according", "contrary", "owing", "prior", "pursuant", "thanks"}
)  # no infinitive follows their "to"


class Token(msgspec.Struct):
    """A word or mark: characters `start` to `end` of the passage's reading, and its class."""

    start: int
    end: int
    text: str
    lower: str
    tag: str
    verb: Verb | None = None


class Span(msgspec.Struct, frozen=True):
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
            tokens.append(Token(m.start(), m.end(), word, word.lower(), m.lastgroup or ""))
        if span.tag:
            word = text[span.start : span.end]
            tokens.append(Token(span.start, span.end, word, word.lower(), span.tag))
        at = span.end
    _classify(tokens)
    return tokens


def _joins_names(tokens: Sequence[Token], i: int) -> bool:
    """Whether a dash without spaces makes one name of two: "the Kigali–Guangzhou service"."""
    if not 0 < i < len(tokens) - 1:
        return False
    before, dash, after = tokens[i - 1 : i + 2]
    return before.end == dash.start and dash.end == after.start and before.tag == "NAME" and after.text[0].isupper()


def _joins_participle(tokens: Sequence[Token], i: int) -> bool:
    """Whether a dash without spaces joins a participle to a name: "a UN-brokered ceasefire"."""
    if not 0 < i < len(tokens) - 1 or tokens[i - 1].tag != "NAME":
        return False
    before, dash, after = tokens[i - 1 : i + 2]
    form = verb(after.lower)
    return before.end == dash.start and dash.end == after.start and form is not None and form.participle


def _classify(tokens: list[Token]) -> None:
    for i, token in enumerate(tokens):
        if token.text in "–—" and _joins_names(tokens, i):
            token.text, token.tag = "-", "NAME"
        elif token.text in "-‐‑–" and _joins_participle(tokens, i):
            token.tag, tokens[i + 1].tag = "NAME", "NOUN"
        if token.tag:
            continue
        closed = CLOSED.get(token.lower)
        token.verb = None if closed else verb(token.lower)
        if token.text[0].isupper():
            named = not ((closed or token.verb or _is_common(token.lower)) and _opens(tokens, i))
        else:
            named = token.lower in NAME_PARTICLES and _is_in_name(tokens, i)
        if named:
            token.tag = "NAME"
        elif closed:
            token.tag = _closed_class(tokens, i, closed)
        elif token.lower == "last" and _is_before_past(tokens, i):
            token.tag = "ADV"
        elif token.verb:
            token.tag = _verb_class(tokens, i, token.verb)
        else:
            token.tag = "ADV" if token.lower.endswith("ly") else "NOUN"


def _is_common(word: str) -> bool:
    return word in COMMON or word.endswith("ly")


def _opens(tokens: list[Token], i: int) -> bool:
    """Whether a word opens a sentence or what is said in it, where any word has a capital."""
    return not i or tokens[i - 1].text in '“"‘(:'


def _is_in_name(tokens: list[Token], i: int) -> bool:
    """Whether a particle stands within a name: "Foz do Iguaçu"."""
    return 0 < i < len(tokens) - 1 and tokens[i - 1].tag == "NAME" and tokens[i + 1].text[0].isupper()


def _closed_class(tokens: list[Token], i: int, tag: str) -> str:
    """ "This" and "that" are determiners, pronouns or join a clause, by the word that follows."""
    token = tokens[i]
    if token.lower == "because" and i + 1 < len(tokens) and tokens[i + 1].lower == "of":
        return "PREP"
    if token.lower == "first":
        following = tokens[i + 1] if i + 1 < len(tokens) else token
        noun = not following.tag and CLOSED.get(following.lower) is None and verb(following.lower) is None
        described = noun and following.text.isalpha() and (not i or tokens[i - 1].tag in ("PUNCT", "WH", "CONJ"))
        return "NOUN" if described or (i and tokens[i - 1].tag == "DET") else tag
    if token.lower == "yet":  # ", yet it was signed"; not "has not yet been signed", "is yet to be signed"
        return tag if not i or tokens[i - 1].tag in ("PUNCT", "CONJ") else "ADV"
    if token.lower == "once":  # "only once, in 2001", "once more"; not "once the treaty was signed"
        behind = tokens[i + 1].lower if i + 1 < len(tokens) else "."
        return "ADV" if not behind[:1].isalnum() or behind in _BEHIND_ONCE else tag
    if token.lower not in ("another", "this", "that", "these", "those", "all", "both", "some", "such"):
        return tag
    after = tokens[i + 1].lower if i + 1 < len(tokens) else "."
    if token.lower == "that" and after in ("to", "until") and i + 2 < len(tokens) and tokens[i + 2].tag == "DATE":
        return "PRON"  # "has moved that to September"
    before = tokens[i - 1] if i else None
    opens = before is None or before.text in ";:"
    if token.lower in ("that", "those") and (after == "of" or (opens and _is_participle(after))):
        return "PRON"  # "that of Togo was signed; that planned for 2021 was not"
    alone = CLOSED.get(after) in ("AUX", "MODAL") or bool((v := verb(after)) and (v.past or (v.third and not v.noun)))
    if token.lower == "that" and opens and _is_one_thing(tokens, i + 1):
        return "DET"
    led = before is not None and before.tag in ("PREP", "TO") and not _points_out(tokens, i)
    if token.lower == "that" and led and not alone:
        return "DET"
    if token.lower == "that" and not (before is None and alone):
        return "WH"
    return "PRON" if alone else "DET"


def _is_one_thing(tokens: list[Token], i: int) -> bool:
    """Whether a noun in the singular stands in a place: "That date no longer stands"; not "That prices fell is known"."""
    if i >= len(tokens) or tokens[i].tag or CLOSED.get(tokens[i].lower) or not tokens[i].text.isalpha():
        return False
    form, word = verb(tokens[i].lower), tokens[i].lower
    return (form is None or (form.noun and form.base)) and word in COMMON and not word.endswith("s")


def _points_out(tokens: list[Token], i: int) -> bool:
    """Whether a verb with "out" stands before a "that": "it points out that talks are to open"."""
    return i > 1 and tokens[i - 1].lower == "out" and tokens[i - 2].verb is not None


def _is_before_past(tokens: list[Token], i: int) -> bool:
    """Whether a word stands between a subject or an auxiliary and a verb of the past: "the two last met", "had last sat"."""
    form = verb(tokens[i + 1].lower) if i + 1 < len(tokens) and not tokens[i + 1].tag else None
    behind = i > 0 and tokens[i - 1].tag in ("AUX", "NAME", "NOUN", "PRON", "QTY", "NUM")
    return behind and form is not None and (form.past or form.participle)


def _is_participle(word: str) -> bool:
    form = verb(word)
    return form is not None and form.participle and not form.base


def _verb_class(tokens: list[Token], i: int, form: Verb) -> str:
    """The class of a word that can be a verb, from the words before it; V? is settled later."""
    before = next((tokens[at] for at in range(i - 1, -1, -1) if tokens[at].tag not in ("ADV", "NEG")), None)
    tag = before.tag if before else ""
    if tag == "TO" and form.noun and i > 1 and tokens[i - 2].lower in _WITH_TO:
        return "NOUN"
    if tag in ("MODAL", "TO") or (before and before.lower in ("do", "does", "did")):
        return "VBASE" if form.base else "NOUN"
    if tag == "AUX":
        return "VPART" if form.participle else "VING" if form.gerund else "NOUN"
    if form.gerund:
        noun = tokens[i].lower in COMMON if tag in ("DET", "POSS", "NOUN", "NUM") else False
        return "NOUN" if noun or (tag in ("DET", "POSS") and _ends_phrase(tokens, i)) else "VING"
    counted = before is not None and tag == "QTY" and before.lower[-1:].isalpha()  # "65 million people live"
    owned = before is not None and before.text in ("'s", "’s") and form.past and not (form.participle or form.base)
    if tag in ("DET", "POSS", "PREP", "NUM", "QTY") and not counted and not owned:  # "Peru’s grew" leaves out the noun
        return "VPART" if form.participle and not form.base else "NOUN"
    if form.past or form.participle:
        return "VPAST" if form.past and not form.participle else "VED"
    if before and before.lower == "one" and form.base and form.noun:
        return "NOUN"  # "one plan was dropped": a verb of one would have its "s"
    if tag == "PRON" or (tag == "WH" and not form.noun):
        return "VPRES"
    several = counted or (before is not None and tag in ("NOUN", "NAME") and before.lower.endswith("s"))
    return "VPRES" if several and form.base and not form.noun else "N/V" if form.noun or form.base else "VPRES"


def _ends_phrase(tokens: list[Token], i: int) -> bool:
    """Whether a noun phrase ends with a word, as what stands behind tells: "the signing, put off", "the dredging of"."""
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    return after is None or after.tag == "PUNCT" or CLOSED.get(after.lower) in ("PREP", "AUX", "MODAL", "CONJ")
