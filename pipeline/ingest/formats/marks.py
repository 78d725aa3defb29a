"""By what a line is known as an item, a heading with a number, a caption, and by what as the end of a sentence."""

import re

BULLET = re.compile(r"(?:[-*+•▪◦‣●○■□·–—]|o(?=[ \t]))[ \t]+(?=\S)")
NUMBER = re.compile(
    r"\(?(?:(\d{1,3})|[a-z]|[ivx]{1,5})[.)][ \t]+(?=[\"'“‘(\[]?[^\W_])|\d{1,2}(?:\.\d{1,2})+\.?[ \t]+(?=[\"'“‘(\[]?[A-ZÀ-Þ])"
)
NUMBERED_HEADING = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*\.?|[IVX]{1,5}\.|[A-Z][.)])[ \t]+[^\W\d_]")
CAPTION = re.compile(r"(?:Table|Figure|Chart|Box|Map|Annex|Appendix)\s+[\dA-Z][\dA-Za-z.]{0,4}\s*(?:[.:–—-]|\Z)")
FIELD = re.compile(r"[A-Z][\w ]{1,20}:[ \t]")  # of a note's head: "To: the Minister"
SENTENCE_END = (".", "!", "?", ":", ";", ".”", ".’", '."', "?”", "!”", ".)", "]", ":”")
HEADING_WORDS = 14  # at most
HEADING_LENGTH = 100  # characters, at most
