"""How names are compared."""

import re
from functools import lru_cache

from pipeline.likeness import unaccented

_SMALL = frozenset("of the and for on in to a an de la du des et y e von van der with between".split())


@lru_cache(maxsize=65536)
def folded(name: str) -> str:
    """A name without what typography and languages change: case, accents, dashes, apostrophes, "the"."""
    return re.sub(r"[\s–—‐-]+", " ", unaccented(name).replace("’", "'")).strip().casefold().removeprefix("the ")


def initials(name: str) -> set[str]:
    """The acronyms that a name can have: by its greater words, and by all of them."""
    words = [w for w in re.split(r"[^\w'’]+", name) if w]
    great = [w for w in words if w.casefold() not in _SMALL]
    return {"".join(w[0] for w in found).upper() for found in (words, great) if len(found) > 2}


def is_acronym(name: str) -> bool:
    """Whether a name is made of capitals alone, three or more: two letters are too common to go by."""
    return bool(re.fullmatch(r"[A-Z]{3,}", name))
