"""Names that stand where only a place's can: at the end of a way or of a distance, or beside a road, a port, a border."""

import re

from pipeline.extract.names.gazetteer import small_towns, towns
from pipeline.extract.names.mention import UPPER
from pipeline.extract.spans import lowered
from pipeline.wordlist import any_of, words

_LINE = rf"{any_of(words('lines'))}s?"
_UNIT = r"(?:km|kilomet(?:re|er)s?|miles?)"
_SENT = (
    r"\b(?:(?:ex|im|trans)port|ship|shipp|deliver|truck|haul|haulage|rail|flow|sail|stretch|lorr(?:y|ie)|train|flight|cargo)"
    r"(?:s|es|ed|ing|ments?)?"
    r" (?:[a-z]+ ){0,2}?(?:to|from|via)"
)
_LED = re.compile(  # of a text in lower case
    rf"(?:{_SENT}|\b{_LINE}(?: (?:[a-z]+ ){{0,2}}?(?:to|from|between|at))?"
    rf"|\b{_LINE} (?:[a-z]+ )?(?:between|from) [^,.;:()]{{3,30}} (?:and|to)"
    rf"|\d ?{_UNIT} (?:[a-z]+ ){{0,2}}?(?:from|of|to|off)) \Z"
)
_BESIDE = re.compile(
    rf" (?:(?:gas|oil|crude|power|water|rail|road|border|land|sea|freight|trade|export|container|ferry) )?{_LINE}\b"
)
_FAR = re.compile(
    rf"(?: ?[–—-] ?[{UPPER}][^,.;:()]{{2,30}})?(?: \(|, |: | )(?:about |some |around )?\d[\d,.]* ?{_UNIT}\b"
)
_PAIRED = re.compile(rf" [–—-] [{UPPER}][\w’ -]{{2,30}}[,)]")
_TOWARDS = re.compile(r"(?:\b(?:to|from|on|via|between)|\() ?\Z")
_TAKEN_BY = re.compile(r"(?:[’']s|, who|,? (?:said|says|told|added))\b")
_LONGEST = 60  # characters before a name in which its way is told


def stands_on_a_way(text: str, start: int, end: int) -> bool:
    """Whether a name of several words is a place's by the way that leads to it, whatever its words: "exporting to Quang Tri",
    "(Salina Cruz - Escuintla, 600 km)", "40 kilometres from Tel Abiad"; or it is a town's of the list behind "to", "from", "on".
    """
    if _TAKEN_BY.match(text, end):
        return False
    before = lowered(text)[max(0, start - _LONGEST) : start]
    if _FAR.match(text, end) or _LED.search(before) or (before.endswith("(") and _PAIRED.match(text, end)):
        return True
    name = text[start:end]
    return bool(_TOWARDS.search(before)) and (name in towns() or name in small_towns())


def names_a_way(text: str, end: int) -> bool:
    """Whether a name that ends at a character stands before a road, a port or a border: "the Bela Krajna road", which may be
    called after a person, but is none.
    """
    return bool(_BESIDE.match(text, end))
