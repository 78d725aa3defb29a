"""What stands around a verb: its adverbs, and the noun phrases that can be its subject or its object."""

from collections.abc import Iterator, Sequence

from pipeline.extract.language.tokens import Token

NOMINAL = frozenset({"NOUN", "NAME", "PRON", "QTY", "NUM"})
OBJECT = frozenset({"DET", "PRON", "NAME", "QTY", "NUM", "NOUN"})
NOUN_PHRASE = frozenset({"NOUN", "NAME", "DET", "POSS", "NUM", "VPART", "QTY"})
PLACED = frozenset({"DATE", "DET", "NAME", "NOUN", "PREP"})  # classes of words that tell when and where
MARKS = frozenset({",", "–", "—", "”", ")", '"'})
NOMINATIVES = frozenset({"he", "i", "it", "she", "they", "we"})
_OPENS_SUBJECT = frozenset({"DET", "NOUN", "NAME", "PRON", "QTY", "NUM", "N/V", "VING"})
_IN_CHUNK = frozenset({"NOUN", "NAME", "DET", "POSS", "NUM", "QTY", "PRON", "N/V"})


def with_adverbs(tokens: Sequence[Token], at: int) -> int:
    """Where the adverbs right before a word begin; the word itself, if there are none."""
    while at and tokens[at - 1].tag in ("ADV", "NEG"):
        at -= 1
    return at


def has_object(tokens: Sequence[Token], i: int) -> bool:
    """Whether what can be an object, a clause or an infinitive stands right behind a word."""
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    return after is not None and (after.tag in OBJECT or after.lower == "that" or after.tag == "TO")


def opens_subject(tokens: Sequence[Token], i: int) -> bool:
    """Whether there is a word in a place, and a subject can begin with it."""
    return i < len(tokens) and tokens[i].tag in _OPENS_SUBJECT


def has_nominal(tokens: Sequence[Token]) -> bool:
    """Whether some tokens hold a noun, a name, a pronoun or a number."""
    return any(t.tag in NOMINAL for t in tokens)


def has_own_noun(tokens: Sequence[Token]) -> bool:
    """Whether some tokens hold a noun that no preposition governs: what can be a subject."""
    return any(noun and not governed for noun, governed in _chunks(tokens))


def is_plural_phrase(tokens: Sequence[Token]) -> bool:
    """Whether some tokens are one noun phrase in the plural, with a further noun behind a preposition: "economists at the
    institute"; where no preposition stands, the next word may be one more noun of it.
    """
    end = next((n for n, t in enumerate(tokens) if t.tag == "PREP"), None)
    if not end or any(t.tag not in _IN_CHUNK | {"PREP"} for t in tokens):
        return False
    return is_plural(tokens[end - 1].lower)


def is_plural(noun: str) -> bool:
    """Whether a noun ends as plurals do."""
    return noun.endswith("s") and not noun.endswith(("ss", "us", "is"))


def _chunks(tokens: Sequence[Token]) -> Iterator[tuple[bool, bool]]:
    """The noun phrases among some tokens: whether each has a noun, and whether a preposition governs it."""
    governed = inside = noun = False
    for token in tokens:
        opens = token.tag == "DET" and inside and noun
        if inside and (token.tag not in _IN_CHUNK or opens):
            yield noun, governed
            governed = governed and not noun
            inside = noun = False
        if token.tag in ("PREP", "TO"):
            governed = True
        elif token.tag in _IN_CHUNK:
            inside = True
            noun = noun or token.tag in NOMINAL
        elif token.tag not in ("ADV", "CONJ"):
            governed = False
    if inside:
        yield noun, governed
