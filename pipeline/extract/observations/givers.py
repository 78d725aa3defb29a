"""Who takes, sells or gives, where the clause says so by a verb or a noun of doing so."""

import re

from msgspec.structs import replace

from pipeline.extract.names.gazetteer import country_in
from pipeline.extract.names.mention import Mention
from pipeline.extract.observations.case import Case
from pipeline.extract.observations.measuring import sole
from pipeline.extract.observations.parties import Sides
from pipeline.extract.observations.subjects import taker, trader
from pipeline.wordlist import words

_GIVEN_BY = re.compile(rf"\b(?:{'|'.join(sorted(words('given')))}) (?:[a-z]+ ){{0,3}}by (?:the )?\Z")


def taken(case: Case, who: Sides) -> Sides:
    """Who takes a part of what is exported, or supplies one of what is imported: "China took 30 percent"."""
    if not case.flow or case.q.unit != "percent" or who.partner is not None:
        return who
    partner, home = taker(case.sentence, case.clause), case.frame.home
    if partner is None or partner in (who.reporter, home):
        return who
    return replace(who, partner=partner, reporter=who.reporter or (case.before and case.before.reporter) or home)


def bought_or_supplied(case: Case, who: Sides) -> Sides:
    """Who is called a buyer of exports, or a supplier of imports: "Portugal was the main supplier, with 4 billion"."""
    if not case.flow or who.partner is not None:
        return who
    partner, home = trader(case.sentence, case.clause, case.flow), case.frame.home
    if partner is None or partner == home:
        return who
    return Sides(who.reporter if who.reporter != partner else home, partner, (), who.commodity)


def given(case: Case, who: Sides) -> Sides:
    """Who gives aid, where the words or the list say so: "a credit extended by the Export-Import Bank of India"."""
    if case.measure != "aid":
        return who
    a, b = case.sentence.span(case.clause.start, case.clause.end)
    for mention in case.sentence.inside(case.sentence.mentions, a, b):
        giver = _country(mention)
        if giver and _GIVEN_BY.search(case.sentence.text, a, mention.start):
            return replace(who, reporter=giver, partner=who.partner or case.frame.across(giver))
    before = case.before if case.sentence.passage.kind == "item" else None
    goes_on = before is not None and before.measure == "aid" and who.is_empty
    return replace(who, reporter=before.reporter, partner=before.partner) if before and goes_on else who


def visited(case: Case, who: Sides) -> Sides:
    """Where those go who are counted as visitors: "30,000 Kenyan tourists visited Ghana" are Ghana's, from Kenya."""
    if case.measure != "tourism":
        return who
    sentence, q = case.sentence, case.q
    b = sentence.span(case.clause.start, case.clause.end)[1]
    coming = sole({m.code for m in sentence.inside(sentence.mentions, q.start, q.end + 1) if m.kind == "demonym"})
    if who.partner not in (None, coming):
        return who
    there = sole({m.code for m in sentence.inside(sentence.mentions, q.end + 1, b) if m.kind == "country"} - {coming})
    return replace(who, reporter=there or case.frame.across(coming) or who.reporter, partner=coming or who.partner)


def _country(mention: Mention) -> str | None:
    return mention.code or (country_in(mention.name) if mention.kind == "organisation" else None)
