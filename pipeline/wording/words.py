"""Words of the program's own: their spelling, lists, counts."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import groupby

from pipeline.records import Realis
from pipeline.wordlist import table

_STATUS = {"negated": "did not happen"}
_DENIES = re.compile(
    r"(?i)\b(?:cannot|den(?:y|ies|ied)|neither|never|no(?! later| longer than)|nobody|none|nor|not(?! only)|nothing|yet to"
    r"|refus(?:es|ed)|rejec(?:ts|ted)|rul(?:es|ed|ing) out)\b|n[’']t\b"
)
_PUT_IN = re.compile(r"\[[^\]]*\]")


def spelt(words: str, language: str) -> str:
    """Words of the program's own, which are British, in the spelling of a language; never those of a source."""
    return _british().sub(_american, words) if language == "en-US" else words


@cache
def _british() -> re.Pattern[str]:
    longest = sorted((row["british"] for row in table("american")), key=lambda word: -len(word))
    return re.compile(rf"(?i)\b(?:{'|'.join(longest)})\b")


def _american(found: re.Match[str]) -> str:
    word = next(row["american"] for row in table("american") if row["british"] == found[0].lower())
    return word[:1].upper() + word[1:] if found[0][:1].isupper() else word


def status(realis: Realis, ahead: bool = False) -> str:
    """What became of a thing, in words that can stand beside a sentence that itself denies it; of what lies `ahead` it
    cannot be said yet that it did not happen.
    """
    return "denied" if ahead and realis == "negated" else _STATUS.get(realis, realis)


def status_beside(title: str, realis: Realis, ahead: bool = False) -> str:
    """What became of a thing, in words that stand beside its title; nothing where the title itself denies it, since "No sugar
    was shipped: did not happen" reads as if some had been.
    """
    denies = realis == "negated" and _DENIES.search(_PUT_IN.sub("", title))
    return "" if denies or realis == "happened" else status(realis, ahead)


def curled(title: str) -> str:
    """A title with the quotation marks and apostrophes of print."""
    title = re.sub(r"(?<![\w.,;:!?)\]’”%])'(?=[^\W\d])", "‘", title).replace("'", "’")
    return re.sub(r'(?<![\w.,;:!?)\]’”%])"(?=\S)', "“", title).replace('"', "”")


def listed(words: Iterable[str]) -> str:
    """A list in a sentence: "a, b and c"."""
    items = list(words)
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}" if items else ""


def counted(n: int, one: str, many: str | None = None) -> str:
    """A number of things: "1 source", "3 sources"."""
    return f"{n} {one if n == 1 else many or one + 's'}"


def pages(numbers: Sequence[int]) -> str:
    """Pages of a document, in order: "page 3", "pages 3, 5–7 and 9"."""
    runs = [[n for _, n in run] for _, run in groupby(enumerate(numbers), lambda numbered: numbered[1] - numbered[0])]
    said = listed(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)
    return f"{'page' if len(numbers) == 1 else 'pages'} {said}"


def ordinal(n: int) -> str:
    """1st, 2nd, 3rd, 11th."""
    ending = "th" if n % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return f"{n}{ending}"


def edition(called: str) -> str:
    """An edition as it is called: "Edition 2" where that is a number, else in its own words."""
    return f"Edition {called}" if called.isdigit() else called
