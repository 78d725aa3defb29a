"""What a capitalised phrase names, told by its words alone: by the noun that heads it, or by a company's word at its end."""

import re

from pipeline.extract.language.lexicon import CLOSED
from pipeline.extract.names.common import are_common, is_common
from pipeline.extract.names.gazetteer import names_in
from pipeline.extract.names.mention import Kind
from pipeline.extract.names.offices import OFFICES
from pipeline.wordlist import table, words

KINDS: dict[str, Kind] = {
    **dict.fromkeys(words("geographic_words"), "place"),
    **dict.fromkeys(words("body_words") | words("body_parts"), "organisation"),
    **dict.fromkeys(words("agreement_words"), "agreement"),
}
LINKS = re.compile(r" (?:of|on|for|concerning|regarding|against|between|to|de|do|du|da|del) ")
_TELLS_MORE = re.compile(r" (?:of|on|for|to|concerning) |Agreed ")
OPENERS = words("body_openers")
_COMPANY_WORDS = words("company_words")
_NATIONAL = words("national_words")
_COMPANIES = words("companies")
_MATTERS = frozenset("on for concerning regarding against between to".split())
"""The links that lead to what something is about, as none does in the name of a land."""
_LINK_WORDS = frozenset("of on for and the between to against de do du da del".split())
_PARTS = frozenset({"Branch", "Cell", "Desk", "Sector", "Unit"})
"""What heads the name of a part of a body before its field: "Unit for Statistics"; "Unit" alone is a thing."""
_COUNTS = frozenset("one two three four five six seven eight nine ten twelve".split())
"""What opens a headline about land and no name of it: "Two Shores of One Gulf"; "Seven Sisters" is in no list of lands either."""
_COUNTED = ("Protocol", "Convention")
"""What bears a number without "No.": "Protocol 9", "ILO Convention 169"."""
_INWARD = tuple(f"{word} Memorandum" for word in ("Action", "Briefing", "Cabinet", "Decision", "Information"))
_GENERIC = frozenset(
    word for row in table("accords") if row["as"] == "kind" for word in row["words"].split("|")
) | words("unspecific")
_SINGLE = frozenset({"association", "accession", "withdrawal", "stabilisation"})
"""Kinds of agreement of which a state has one: "the Association Agreement"."""


def kind_of(phrase: str) -> Kind | None:
    """What a phrase names, by its heading noun: the last word before "of", "on" or "for", or the first of "Bank of
    ...".
    """
    if (
        phrase.startswith(("Memorandum of", "Exchange of Notes", "Act of ", "Points of Agreement", "Peace of "))
        or "Free Trade Area" in phrase
    ):
        return "agreement"
    if phrase.startswith(("War ", "Memoranda ")):
        return None
    if phrase.endswith("Limited Partnership"):
        return "organisation"
    link = LINKS.search(phrase)
    heading, *rest = LINKS.split(phrase, maxsplit=1)
    head = heading.rsplit(" ", 1)[-1]
    last = phrase.rsplit(" ", 1)[-1]
    if heading.endswith("Task Force"):
        return "organisation"
    if rest and (heading.lower() in OFFICES or head.lower() in OFFICES) and not heading.startswith("Directorate"):
        return None
    if heading.startswith("Directorate"):
        return "organisation"
    if link and head in _PARTS and link.group() == " for ":
        return "organisation"
    if " " in heading and heading.split(" ", 1)[0] in OPENERS:
        return "organisation"
    if rest and heading in OPENERS:
        return "organisation"
    if head == "Statement":
        before = heading.lower().split()[-2:-1]  # "Joint Statement", or a place's; not "Annual Statement"
        return "agreement" if before and (before == ["joint"] or not is_common(before[0])) else None
    if phrase.startswith(("Memorandum for ", "Memorandum to ")) or phrase.startswith(_INWARD):
        return None
    if head == "Minutes":
        return "agreement" if heading.startswith("Agreed") else None
    kind = next((KINDS[word] for word in (head, last) if word in KINDS), None)
    if kind == "place" and KINDS.get(last) == "organisation":  # "Port of Rotterdam Authority"; not "State of the Union"
        return None if rest[0].startswith("the ") else "organisation"
    return None if kind == "place" and (_is_a_headline(phrase) or heading.split(" ", 1)[0].lower() in _COUNTS) else kind


def _is_a_headline(phrase: str) -> bool:
    """Whether capitalised words say more than a name of land does: "Report on the Eastern Border", "Across the Strait"."""
    link = LINKS.search(phrase)
    apart = link is not None and link.group().strip() in _MATTERS
    return apart or any(w[0].isupper() and CLOSED.get(w.lower()) in ("PREP", "TO") for w in phrase.split())


def heads(heading: str) -> bool:
    """Whether the words before "of" end in a noun that names."""
    return heading.rsplit(" ", 1)[-1] in KINDS or heading.split(" ", 1)[0] in OPENERS or heading.endswith("Task Force")


def is_company(phrase: str) -> bool:
    """Whether a name of its own stands before a word that ends a company's: "Zambrano Resources", not "Clean Energy"."""
    *first, last = phrase.split(" ")
    state = next((m for m in names_in(last) if m.kind == "country"), None) if first else None
    if (
        state
        and (first[-1] in _NATIONAL or first[0] in _COMPANIES or " ".join(first) in _COMPANIES)
        and not _LINK_WORDS.intersection(first)
    ):
        return True
    if not first or (last not in _COMPANY_WORDS and "&" not in last[1:-1] and "&" not in first):
        return False
    if any(w in _LINK_WORDS for w in first):
        return False
    own = [w for w in first if not is_common(w.lower()) and w != "&"]
    states = sum(1 for m in names_in(" ".join(first)) if m.kind in ("demonym", "country", "place"))
    return bool(own) and len(own) + (len(first) > 1 and len(own) == states) > states


def is_bare(phrase: str, kind: Kind) -> bool:
    """Whether a phrase is a heading noun with nothing that names: "Joint Statement", "Government"."""
    if kind == "agreement" and phrase.endswith(" Act"):
        return False
    if kind == "agreement":
        return (
            not _TELLS_MORE.search(phrase)
            and all(is_common(w.lower()) for w in re.split(r"[\s-]+", phrase))
            and len(phrase.split()) < 3
        )
    return phrase == "Task Force" or (all(is_common(w.lower()) for w in phrase.split()) and len(phrase.split()) < 2)


def names_a_matter(phrase: str) -> bool:
    """Whether the one word before the noun of an agreement is no mere kind of agreement: "Tunnel Memorandum"."""
    first, *rest = phrase.lower().split()
    return len(rest) == 1 and (first in _SINGLE or (first not in _GENERIC and not CLOSED.get(first)))


def bears(phrase: str, text: str, end: int) -> bool:
    """Whether a number that ends at a character is a part of the name before it: "Protocol 9"; not "the Agreement 592 GWh"."""
    return phrase.endswith(_COUNTED) or (
        " " in phrase and phrase.endswith("Agreement") and not text.startswith(" ", end)
    )


def is_its_own(phrase: str, text: str) -> bool:
    """Whether a heading only says what paper it stands over: "JOINT COMMUNIQUÉ"."""
    plain = {*phrase.lower().split(" ")} - _GENERIC - _LINK_WORDS - {"joint", "final"}
    return phrase == text and all(is_common(w) or w.capitalize() in KINDS for w in plain)


def are_several(phrase: str) -> bool:
    """Whether words of English in the plural only sum agreements up: "Project Development Agreements for ..."."""
    heading, of_several, _ = phrase.partition(" for ")
    return bool(of_several) and heading.endswith("Agreements") and are_common(heading)
