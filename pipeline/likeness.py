"""How much two short texts speak of the same thing: the content words that they share."""

import re

_ENDINGS = re.compile(r"(?:ations?|ing|ed|es|s|e)\Z")
_PLAIN = frozenset(
    (
        "the and its their his her this that these those was were been has have had not for with from into "
        "over under between are who which when then also"
    ).split()
)


def stems(text: str) -> set[str]:
    """The content words of a text without their endings: "annexation of Crimea" and "Crimea Annexation" are alike."""
    return {_ENDINGS.sub("", w) for w in re.findall(r"[^\W\d_]{3,}", text.lower()) if w not in _PLAIN}


def likeness(a: str, b: str) -> float:
    """The share of content words that two texts have in common, 0 to 1 (Jaccard's coefficient)."""
    ours, theirs = stems(a), stems(b)
    return len(ours & theirs) / len(ours | theirs) if ours or theirs else 0.0
