"""What a document counts in: the countries that it is about, and whose money "$" is."""

import re
from collections import Counter
from collections.abc import Sequence

from pipeline.extract.document.issued import LINE
from pipeline.extract.names.mention import Mention
from pipeline.extract.quantities.moneys import currency, has_us_dollar, moneys
from pipeline.wordlist import words

_DOLLAR = re.compile(r"\b[A-Z]{1,3}\$(?= ?\d| ?(?:million|billion|m|bn)\b|[ )]*(?:\Z|[),.;:]))")
_SIGN = re.compile(r"(?<![^\W\d_.])(?:[A-Z]\.?){0,3}[a-z]{0,2}\$(?= ?\d)")
_AMERICAN = ("US$", "U.S.$")
_CALLED = ("dollars", "tala", "pesos")  # money that "$" is the sign of
_WHOSE_DOLLAR = re.compile(r"\b([A-Z][a-z]+(?: [A-Z][a-z]+)?) dollar")
_PESOS = re.compile(r"(?i)\bpesos?\b")
_OFFICE = re.compile(
    r"(?i)\b(?:minist(?:ry|erio)|secretar(?:iat|ía|y)|central bank|banco central|treasury|customs|statistics|parliament|congress"
    r"|senate|government|gobierno)\b"
)
_SHARE = 0.1  # of all mentions of countries
_FIRST = 4  # passages that may tell whose paper it is


def countries_of(mentions: Sequence[Sequence[Mention]]) -> list[str]:
    """The codes of the countries that a document is about, the most named first: not those named in passing."""
    count = Counter(m.code for passage in mentions for m in passage if m.code)
    ranked = sorted(count.items(), key=lambda item: (-item[1], item[0]))
    return [code for code, times in ranked if times >= _SHARE * count.total()]


def dollar_of(texts: Sequence[str]) -> str | None:
    """The country whose dollar a document means by "$": the one, other than the United States, whose sign it also writes
    in full ("NZ$").
    """
    signs = {m.group() for text in texts if "$" in text for m in _DOLLAR.finditer(text)}
    codes = {code for sign in signs for code, _ in moneys().get(sign, ()) if code != "USD"}
    issuers = {where for code, where in moneys()["$"] if code in codes and where}
    return issuers.pop() if len(issuers) == len(codes) == 1 else None


def dollar_sign_of(
    texts: Sequence[str], home: str | None, countries: Sequence[str], dollar: str | None = None
) -> str | None:
    """The currency that a document means by "$" alone: that of its home, if it has dollars (or tala), or pesos where an office
    wrote the document or pesos are named; else that of the `dollar` it writes in full elsewhere; else the US dollar. Who also
    writes "US$" means no other by "$", but where that is the custom, or the home's own dollars are named. None where "$" never
    stands alone.
    """
    signs = Counter(m.group() for text in texts if "$" in text for m in _SIGN.finditer(text))
    if not signs["$"]:
        return None
    beside = any(sign in signs for sign in _AMERICAN)
    office = any(len(text) <= LINE and _OFFICE.search(text) for text in texts[:_FIRST])
    pesos = beside and (office or any(map(_PESOS.search, texts)))
    issued = {where: code for word in _CALLED[: 3 if pesos else 2] for code, where in moneys()[word] if where}
    if home in issued:
        own = sum(
            n for sign, n in signs.items() if sign != "$" and issued[home] in {c for c, _ in moneys().get(sign, ())}
        )
        dollars = any(where == home for _, where in moneys()["dollars"])
        if beside and dollars and home not in words("plain_dollars"):
            return issued[home] if not own and _names_money(texts, issued[home]) else "USD"
        return issued[home] if beside or signs["$"] > own else "USD"
    if home and dollar in issued and not has_us_dollar(home):
        return issued[dollar or ""]
    other = next((code for c in countries if (code := issued.get(c))), None) if beside else None
    return other or "USD"


def _names_money(texts: Sequence[str], code: str) -> bool:
    """Whether a text names a dollar with its country: "all sums are in Guyanese dollars"."""
    named = {m[1] for text in texts if "dollar" in text for m in _WHOSE_DOLLAR.finditer(text)}
    return any(currency("dollar", (), of) == code for of in named)
