"""What the first lines of a document say of it: what it is called, who wrote it, who gives it out.

Over a title may stand a letterhead, a protective marking, the name and number of a series, a date; none of them is one.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from pipeline.records import Passage, Record
from pipeline.wordlist import any_of, words

_PASSAGES = 12  # at most, over the first prose
_LONGEST = 400  # characters of a passage that is no prose
_UNTOLD = 9  # of a line that is no heading
_A_LINE = 90  # characters, at most, of a title that asks
_LABELLED = re.compile(r"(?i)(?P<what>[a-z][a-z ]{1,18}?)\s?:\s+(?P<said>\S.*)")
_MOST_WORDS = 11  # of a body's name, and one
_SENTENCES = 150  # characters: a passage as long as that, of several sentences, is prose
_OF_LETTERS = frozenset(
    "to from for date cc copy ref reference tel contact status classification distribution released".split()
)
_TITLES = frozenset({"subject", "re", "title"})
_AUTHORS = frozenset({"author", "authors", "by", "prepared by", "written by"})
_PUBLISHERS = frozenset({"publisher", "published by", "issued by"})
_MARKING = re.compile(
    r"(?i)\W*(?:(?:top |strictly )?(?:secret|confidential)|official|restricted|unclassified|protected|sensitive|internal"
    r"|embargo(?:ed)?|not for|for (?:official|internal|immediate|your eyes)|draft|strictly|private)\b(?!.*[.])"
)
_SERIES = (
    r"(?:press|news|media) (?:release|statement|notice)"
    r"|(?:working|discussion|policy|issue|research|occasional|background) (?:paper|brief|essay)|policy brief"
    r"|briefing(?: note| paper)?|commentary|communiqué|bulletin|newsletter|information note|memorandum|memo|annual report"
    r"|opinion|analysis|essay"
)
_BY = re.compile(rf"(?i:(?:(?:{_SERIES}) )?(?:written |prepared )?by )(?=[^\W\d_a-z])")
_MONTHS = "january february march april may june july august september october november december".split()
_DATING = re.compile(
    rf"(?i)\b(?:{any_of(_MONTHS)}|first|second|third|fourth|quarter|half|year|released?|published|issued|no|nr|number|vol|issue|monday"
    r"|tuesday|wednesday|thursday|friday|saturday|sunday|at|and|on|of|the|de)\b|[\W\d_]+"
)
_NUMBERED = re.compile(rf"(?i)\W*(?:{_SERIES})\b(?P<rest>.*)")
_ISSUE = re.compile(r"\d{1,3}/\d{4}|\d{4}/\d{1,3}|(?i:\bno\.? ?\d)")
_BODY = re.compile(rf"(?i)\b{any_of({w.lower() for w in words('body_words')} - {'union', 'alliance', 'service'})}s?\b")
_STATE = re.compile(
    r"(?i)(?:the )?(?:government|republic|kingdom|state|commonwealth|federation|union|sultanate) of (?:the )?\w+(?: \w+)?"
)
_PAPERS = frozenset(
    "report statement speech address remarks minutes visit note notes letter the a how why what".split()
)
_SMALL = frozenset("of the and for in on de di la del y du des et und für a an with".split())
_STYLE = re.compile(r"(?:Dr|Prof|Professor|Mr|Mrs|Ms|Sir|Dame|Amb|Ambassador)\b\.? ")
_NAME = re.compile(
    r"(?:[^\W\d_a-z][\w.’'-]*)(?: (?:(?:de|da|dos|van|von|der|den|bin|al|el|la|ten) ){0,3}[^\W\d_a-z][\w.’'-]*){1,3}"
)
_HANDED = re.compile(r"(?i)(?:compiled|delivered|prepared|presented|submitted) (?:at|by|for|to)\b")
_PHRASED = re.compile(r"[:,?]|\b(?:A|AN|THE|\d{4})\b")  # of a line in capitals: more than a name
_PART = re.compile(r"(?i)\b(?:branch|department|directorate|division|sector|section|unit)\b")
_CHAPTER = re.compile(r"(?i)(?:chapter|part|section|annex) (?:\d+|[ivx]+)\b")
_ENDS_DATED = re.compile(r", [^,]*\b\d{4}\Z")
_DATELINE = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ/ .'’-]+, [\w., ]{3,24} \((?P<agency>[A-Z][\w&.’' -]{1,40})\) ?[-–—]")
_MARKUP = re.compile(r"^[#>*_\s]+|[*_\s]+$")


class Masthead(Record, frozen=True, kw_only=True):
    """What stands over a document."""

    title: str | None = None
    author: str | None = None
    publisher: str | None = None


def masthead(passages: Sequence[Passage]) -> Masthead:
    """What the lines over the first prose of a document say."""
    labelled: dict[str, str] = {}
    titles: list[str] = []
    ranks: list[int] = []
    series: list[str] = []
    author = publisher = None
    for line, heads_prose, rank in _over_prose(passages):
        said = _LABELLED.fullmatch(line)
        label = said["what"].lower() if said else ""
        if said and label in _TITLES | _AUTHORS | _PUBLISHERS:
            labelled.setdefault(label, said["said"])
        elif (by := _BY.match(line)) or label == "from":
            name = (said["said"] if said else line[by.end() if by else 0 :]).split(",")[0]
            author = author or _persons(name)
            publisher = name if label == "from" and not (author or publisher) and _is_body(name) else publisher
        elif label in _OF_LETTERS or _PART.fullmatch(label) or _tells_nothing(line) or _STATE.fullmatch(line):
            series += [line] if _NUMBERED.match(line) and not _MARKING.match(line) else []
        elif "|" in line:
            publisher = publisher or next((p for p in map(str.strip, line.split("|")) if not _tells_nothing(p)), None)
        elif _is_body(line):
            publisher = publisher if publisher and (titles or _PART.search(line)) else _undated(line)
        elif author is None and _persons(line):
            author = line
        elif author and titles and publisher is None and _ENDS_DATED.search(line) and not _NUMBERED.match(line):
            publisher = line.split(", ")[0]
        elif titles and line[0].islower():
            titles[-1] += f" {line}"
        elif not (heads_prose and (titles or any(": " in told for told in series))):
            titles.append(line)
            ranks.append(rank)

    def told(names: frozenset[str]) -> str | None:
        return next((labelled[name] for name in labelled if name in names), None)

    return Masthead(
        title=told(_TITLES) or _title(_largest(titles, ranks), series),
        author=told(_AUTHORS) or author,
        publisher=told(_PUBLISHERS) or publisher or _of_dateline(passages),
    )


def _title(lines: Sequence[str], series: Sequence[str]) -> str | None:
    """Of the lines that may be the title the first, if it alone stands in capitals, else the longest; where none is one, that of
    the `series`.
    """
    whole = [line for line in lines if not (_CHAPTER.match(line) or _is_asked(line))] or series or lines
    plain = [line for line in whole if not _ISSUE.search(line)] or whole
    capitals = plain and plain[0].isupper() and _PHRASED.search(plain[0]) and not all(map(str.isupper, plain))
    return plain[0] if capitals else max(plain, key=len, default=None)


def _largest(titles: Sequence[str], ranks: Sequence[int]) -> list[str]:
    """Of the lines that may be the title those of several words that are set largest."""
    ranked = [(rank, title) for rank, title in zip(ranks, titles, strict=True) if " " in title]
    return [title for rank, title in ranked if rank == min(ranked)[0]] or list(titles)


def _is_asked(title: str) -> bool:
    """Whether a line is a question that the text answers, and no title that asks one."""
    return title.endswith("?") and len(title) > _A_LINE


def _of_dateline(passages: Sequence[Passage]) -> str | None:
    """The agency that the first prose names behind place and day: "LIMA, 3 May 2021 (Andean Press) – Peru has"."""
    first = next((p for p in passages[:_PASSAGES] if _is_prose(p)), None)
    dateline = _DATELINE.match(first.words) if first else None
    return dateline["agency"] if dateline else None


def _over_prose(passages: Sequence[Passage]) -> Iterator[tuple[str, bool, int]]:
    """The lines over the first prose, whether each is the heading of its first part, which stands right over it, and by what
    size it is set, 1 for the largest, where pages tell that.
    """
    head: list[Passage | None] = [*passages[:_PASSAGES], None]
    for passage, after in pairwise(head):
        if passage is None or _is_prose(passage):
            return
        for line in (passage.words if passage.kind == "heading" else passage.text).splitlines():
            if plain := _MARKUP.sub("", line):
                heads_prose = passage.kind == "heading" and after is not None and _is_prose(after)
                yield plain, heads_prose, (passage.level or _UNTOLD) if passage.page else _UNTOLD


def _is_prose(passage: Passage) -> bool:
    text = passage.words
    ended = text.endswith((".", ":", ".”", '."', ";")) or (len(passage.sentences) > 1 and len(text) > _SENTENCES)
    return passage.kind not in ("heading", "paragraph") or len(text) > _LONGEST or ended


def _tells_nothing(line: str) -> bool:
    """Whether a line is a marking, the name of a series, a date, who made a report or for whom, or where it is from."""
    series = _NUMBERED.match(line)
    rest = _DATING.sub(" ", series["rest"] if series else line).split()
    return (
        bool(_MARKING.match(line) or _HANDED.match(line))
        or (series is not None and len(rest) < 3)
        or (any(map(str.isdigit, line)) and len(rest) < 3)
    )


def _is_body(line: str) -> bool:
    """Whether a line is no more than the name of a body."""
    named = line.split()
    titled = all(word[:1].isupper() or word.lower() in _SMALL or not word[:1].isalpha() for word in named)
    told = ":" in line or "?" in line or "to" in line.lower().split() or named[0].lower() in _PAPERS
    is_name = titled and 1 < len(named) < _MOST_WORDS and not told
    return is_name and bool(_BODY.search(line)) and not (_STATE.fullmatch(line) or _ISSUE.search(line))


def _undated(line: str) -> str:
    """A body without its parts, and without the series and the date behind it."""
    first, *more = re.split(" [-–—] ", line)[0].split(", ")
    return ", ".join([first, *takewhile(lambda part: not _tells_nothing(part) and not re.search(r"\d", part), more)])


def _persons(said: str) -> str | None:
    """The persons that some words name, if they name nothing else."""
    names = re.split(r", and |, | and | & ", said.strip())
    known = [name for name in names if _STYLE.match(name) or name.partition(" ")[0] in words("given_names")]
    plain = all(_NAME.fullmatch(_STYLE.sub("", name)) and not _BODY.search(name) for name in names)
    return said.strip() if known and plain else None
