"""The words over a table: the heading, the short paragraph or what leads it in, and the captions under that."""

from pipeline.records import Passage

LONGEST = 160  # characters: a paragraph as short as that, right over a table, tells what is in it
_LONGEST_OVER = 2000  # characters: of a heading and the captions under it, the last


class Captions:
    """The `words` over the tables to come, and the last `caption` among them; over a table with which a document begins stands
    what it is called.
    """

    def __init__(self, title: str | None) -> None:
        self.words, self.caption = title or "", ""

    def note(self, passage: Passage) -> None:
        """Keep a passage that may stand over a table."""
        text = passage.words
        leads = passage.kind == "paragraph" or (passage.kind == "item" and text.endswith(":"))
        last = text[passage.sentences[-1][0] :] if passage.sentences else text
        if leads and len(last) < min(LONGEST, len(text)) and text.endswith(":"):
            self.words, self.caption = last, ""
        elif passage.kind == "caption":
            self.words, self.caption = f"{self.words} {text}"[-_LONGEST_OVER:], text
        elif passage.kind == "heading" or (leads and len(text) < LONGEST):
            self.words, self.caption = text, ""
