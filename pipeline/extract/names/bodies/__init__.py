"""Organisations, agreements and places by the word that heads their name: the Bank of Japan, the Treaty of Rome."""

import re
from collections.abc import Iterator, Sequence

from pipeline.extract.names.bodies.headed import headed
from pipeline.extract.names.bodies.phrases import WORD, Known, parts, phrases
from pipeline.extract.names.common import are_common
from pipeline.extract.names.gazetteer import names_in, unshouted
from pipeline.extract.names.headlines import is_headline, with_plain_verbs
from pipeline.extract.names.heads import LINKS, heads
from pipeline.extract.names.mention import Mention
from pipeline.wordlist import any_of, words

_LEGAL_FORM = re.compile(any_of(w for w in words("company_words") if "." in w))
_BY_LAW = re.compile(
    rf"(?<![\w’'-]){WORD}(?:[ -]{WORD}){{0,3}}(?:,? {_LEGAL_FORM.pattern}(?!\w)| \([^()]{{1,20}}\) (?:Limited|Ltd|plc)\b)"
)
"""A company told by its legal form with points in it, or behind brackets: "Transgaz S.A.", "Caroni (1975) Limited"."""
_WORD_BEFORE = re.compile(r"(?<!\bthe)(?<!\bof)(?<!\bby)(?<!\bwith)(?<!\bfrom)(?<!\band)(?<=\w) \Z")
_ITS_GOVERNMENT = re.compile(r"Government of (?:the )?(?:(?:Republic|Kingdom) of (?:the )?)?(?P<state>.+)")
_GOVERNMENT = re.compile(
    r" (?:(?:central|federal|national) )?(?:[Gg]overnment|[Aa]uthorities|parliament|cabinet|administration)\b(?! [A-Z])"
)


def bodies(text: str, known: Sequence[Mention]) -> Iterator[Mention]:
    """Organisations, agreements and places named by a capitalised phrase that holds a heading noun, or by an acronym
    that the text explains; also "the Japanese government". `known` are in order and apart from each other."""
    tells = text.isupper()
    text = unshouted(text)
    if is_headline(text):
        plain = with_plain_verbs(text)
        tells = tells or plain != text
        text = plain
    governments = [
        Mention(m.start, after.end(), "organisation", text[m.start : after.end()], m.code)
        for m in known
        if m.kind == "demonym" and (after := _GOVERNMENT.match(text, m.end))
    ]
    yield from governments
    around = Known.of(known)
    governed_from = {m.start for m in governments}
    for first, last in phrases(text):
        for start, end in parts(text, first, last, around):
            mention = headed(text, start, end, known)
            if mention and mention.start not in governed_from and not (tells and _is_said(text, mention)):
                yield mention
    for company in _BY_LAW.finditer(text) if _LEGAL_FORM.search(text) or ") L" in text or ") plc" in text else ():
        yield Mention(company.start(), company.end(), "organisation", company.group())


def _is_said(text: str, body: Mention) -> bool:
    """Whether what seems a body is only what a headline says: words of English alone, right behind another word, without a noun
    that heads a name before "of" or "for".
    """
    heading, *rest = LINKS.split(body.name, maxsplit=1)
    return (
        body.kind == "organisation"
        and not (rest and heads(heading))
        and _WORD_BEFORE.search(text, 0, body.start) is not None
        and are_common(body.name)
    )


def governed(name: str) -> str | None:
    """The code of the state that a government in its formal style stands for: "Government of the Republic of Indonesia"."""
    m = _ITS_GOVERNMENT.fullmatch(name)
    state = next(names_in(m["state"]), None) if m else None
    return state.code if m and state and (state.start, state.end) == (0, len(m["state"])) else None
