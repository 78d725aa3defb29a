"""Headlines, in which verbs stand as names do: "KENYA AND UGANDA TO LAUNCH FREIGHT SERVICE"."""

import re

from pipeline.extract.language.lexicon import VERBS
from pipeline.extract.names.gazetteer import names_in
from pipeline.extract.names.mention import UPPER
from pipeline.wordlist import sets

_INTENDED = re.compile(r"(?<=[\w)] )[Tt]o (?P<verb>[A-Z][a-z]+)(?= [A-Z])")
_NEXT = re.compile(r" (?P<verb>[A-Z][a-z]+)(?= [A-Z])")
_FINITE = re.compile(rf"(?<=[{UPPER}\w] )(?P<verb>[A-Z][a-z]+s)(?= [A-Z])")
_IN_LOWER_CASE = re.compile(r"(?<![\w’'.-])[a-z][a-z]{4,}")
_LONGEST = 200
_TRADED = sets("verb_sets")["in_names"]
"""Verbs whose noun stands in the names of bodies too: "India Exports Council"."""
_DONE = sets("verb_sets")["in_headlines"]
"""Verbs that are nouns too, though in no name behind two states."""
_LINK = re.compile(r"(?<=\w )(?:From|With|By|After|Amid|Over|Into)(?= [A-Z])")


def is_headline(text: str) -> bool:
    """Whether all words of a line but short ones begin with a capital, and no point ends it."""
    return len(text) < _LONGEST and not text.endswith(".") and " " in text and not _IN_LOWER_CASE.search(text)


def with_plain_verbs(text: str) -> str:
    """A headline, not in capitals throughout, with its verbs in lower case, character for character: what is intended ("to
    launch"), and what a state or somebody does ("Chile closes", "Ministry of Trade opens").
    """
    found = [m for m in _INTENDED.finditer(text) if _is_base(m["verb"])]
    found += [m for m in _FINITE.finditer(text) if _is_finite(m["verb"])]
    for state in names_in(text):
        if (
            state.kind in ("country", "capital")
            and (m := _NEXT.match(text, state.end))
            and _does(m["verb"], text, state.start)
        ):
            found.append(m)
    for m in found:
        text = f"{text[: m.start()]}{m.group().lower()}{text[m.end() :]}"
    return _LINK.sub(lambda m: m.group().lower(), text) if found else text


def _is_base(word: str) -> bool:
    form = VERBS.get(word.lower())
    return form is not None and form.base


def _is_finite(word: str) -> bool:
    """Whether a word is a verb in the third person and nothing else: "opens"."""
    form = VERBS.get(word.lower())
    return form is not None and form.third and not form.noun and not form.base


def _does(word: str, text: str, start: int) -> bool:
    """Whether a word behind a state that begins at a character is what it does: "closes"; of two states "agree"."""
    form = VERBS.get(word.lower())
    joined = text.endswith((" and ", ", ", " And "), 0, start)
    if form is None or (form.noun and word.lower().removesuffix("s") in _TRADED):
        return False
    of_two = form.base and joined and (not form.noun or form.lemma in _DONE)
    return of_two or (form.third and not form.base)
