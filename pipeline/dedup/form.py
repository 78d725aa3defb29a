"""A text without its typography: case, quotes, dashes, ligatures, white space, punctuation between words.

Only what is known to be typography is left out. A sign that is not known stays, as a word or a part of one.
"""

import re
import unicodedata
from string import ascii_lowercase, ascii_uppercase

_QUOTED = re.compile(r"(?:>\s*)+(?![>\s]*\W?\d)")  # as a mail quotes a line, but not "> 5 million"
_DIGIT = re.compile(r"\d")
_NOTE = re.compile(r"\[(?<=[\w.,;:!?’”\"')\]]\[)\d{1,3}\]|\[\d{1,3}\](?!\s*\w)")  # but not the figure of "[300] people"
_RAISED = re.compile(r"[²³¹¼-¾⁰-₎⅐-⅟↉①-⒛](?<=\d.)")
_MARKS = re.compile("[\x85\u1680\u2028\u2029¡«·»¿‐-‧‹›‼、-〃〈-】・،؛۔।॥]+")
_MINUS = re.compile(r"[-‐‒–—―−](?=\s*[^\w\s]{,2}\d)")  # or the dash of a range
_POINT = re.compile(r"\.(?<![\w.]\.)(?=\d)")
_FIGURE = re.compile(r"\d(?:\d?\d?(?: \d{3})+(?!\d)|\d*)(?:[.,']\d+)*")
_THOUSANDS = re.compile(r"\d{1,3}(?:[,' ]\d{3})+(?:\.\d+)?")
_QUOTES = re.compile(r"'(?:(?!\w)|(?<!\w'))")  # but not the apostrophe of "don't"

_DIGITS = b"0123456789"
_MARK = str.maketrans("", "", ",' ")
_WITHIN = str.maketrans(".,'", "\1\2\3")  # the marks within a figure, and \4 its sign, while others are left out
_LEFT_OUT = b'-!"()*,.:;[]_`{}'
_LETTERS = bytes.maketrans(
    _LEFT_OUT + b"\1\2\3\4" + ascii_uppercase.encode(), b" " * len(_LEFT_OUT) + b".,'-" + ascii_lowercase.encode()
)


def form(text: str) -> bytes:
    """The words, figures and signs of a text in one typographic form, UTF-8, a space between any two.

    Texts of one form say the same, word by word. Note marks such as [3] are left out; a figure stands without its
    thousands marks: groups of three after the first mark are thousands.
    """
    plain = _QUOTED.sub("", text, count=1) if text.startswith(">") else text
    if plain.isascii():
        letters = plain.encode()
        figures = len(letters) > len(letters.translate(None, _DIGITS))
    else:
        if figures := _DIGIT.search(plain) is not None:
            plain = _RAISED.sub(r"^\g<0>", plain)  # or NFKC makes 106 of 10⁶
        plain = plain.replace("’", "'").replace("‘", "'").replace("ʼ", "'")
        plain = unicodedata.normalize("NFKC", plain).lower()
    if figures:
        if "[" in plain:
            plain = _NOTE.sub(" ", plain)
        plain = _FIGURE.sub(_figure, _POINT.sub("0.", _MINUS.sub(" \4 ", plain)))
    if not plain.isascii():
        plain = _MARKS.sub(" ", plain)
    if "'" in plain:
        plain = _QUOTES.sub(" ", plain)
    return b" ".join(plain.encode("utf-8", "surrogatepass").translate(_LETTERS).split())


def _figure(m: re.Match[str]) -> str:
    """A figure by itself, its thousands unmarked."""
    figure = m.group()
    if not figure.isdigit():
        figure = (figure.translate(_MARK) if _THOUSANDS.fullmatch(figure) else figure).translate(_WITHIN)
    return f" {figure} "
