"""A passage as tokens that ignore typography: case, quotes, dashes, white space, punctuation between words.

Only what is known to be typography is left out. A sign that is not known stays, as a word or a part of one.
"""

import re
import unicodedata

_NOTE = re.compile(r"\[(?<=[\w.,;:!?’”\"')\]]\[)\d{1,3}\]|\[\d{1,3}\](?!\s*\w)")  # but not the figure of "[300] people"
_RAISED = re.compile(r"(?<=\d)(?=[²³¹¼-¾⁰-₎⅐-⅟↉①-⒛])")
_APOSTROPHE = re.compile("[‘’ʼ]")
_MINUS = re.compile(r"[-‐‒–—―−](?=\s*[^\w\s]{,2}\d)")  # or the dash of a range
_POINT = re.compile(r"\.(?<![\w.]\.)(?=\d)")
_FIGURE = re.compile(r"\d(?:\d?\d?(?: \d{3})+(?!\d)|\d*)(?:[.,']\d+)*")
_THOUSANDS = re.compile(r"\d{1,3}(?:[,' ]\d{3})+(?:\.\d+)?")
_MARK = re.compile("[,' ]")
_PUNCTUATION = re.compile(r"[-!\"'()*,.:;\[\]_`{}¡«·»¿‐-‧‹›‼、-〃〈-】・،؛۔।॥](?!\d|(?<=\w')\w)")  # not in 2.5 or don't


def tokens(text: str) -> tuple[str, ...]:
    """The words, figures and signs of a text, in one typographic form. Note marks such as [3] are left out."""
    plain = _NOTE.sub(" ", text)
    if not plain.isascii():
        apart = _RAISED.sub("^", plain)  # or NFKC makes 106 of 10⁶
        plain = _APOSTROPHE.sub("'", unicodedata.normalize("NFKC", apart))
    plain = _POINT.sub("0.", _MINUS.sub(" − ", plain.lower()))
    return tuple(_PUNCTUATION.sub(" ", _FIGURE.sub(_figure, plain)).split())


def _figure(m: re.Match[str]) -> str:
    """A figure by itself and without its thousands marks: groups of three after the first mark are thousands."""
    figure = m.group()
    return f" {_MARK.sub('', figure) if _THOUSANDS.fullmatch(figure) else figure} "
