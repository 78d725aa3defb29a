"""What a heading, or what leads a list in, says that the figures under it measure."""

from pipeline.extract.language.clauses import Clause
from pipeline.extract.observations.measures import FLOWS, fits
from pipeline.extract.observations.measuring import Measuring
from pipeline.extract.observations.subjects import names_actor, taker, trader
from pipeline.extract.quantities.quantity import Quantity
from pipeline.extract.sentence import Sentence
from pipeline.wordlist import words


def under_heading(
    sentence: Sentence, clause: Clause, q: Quantity, measure: str | None, measuring: Measuring
) -> str | None:
    """The measure that the heading over a figure names, or what leads its list in, if the figure is of that: one of an item
    that has no verb, or what is earned and taken in under a heading on exports.
    """
    over = measuring.headed if measuring.led is None else measuring.led
    if not over or not fits(over, q.unit) or q.unit == "count":
        return None
    if measure == "revenue" or (measure is None and clause.group and clause.group.lemma in words("earning_verbs")):
        return over if over in FLOWS else None
    listed = sentence.passage.kind == "item"
    if measure is None:
        trades = over in FLOWS and (taker(sentence, clause) or trader(sentence, clause, FLOWS[over]))
        return over if trades or ((listed or over in FLOWS) and not names_actor(sentence, clause)) else None
    first = measuring.passage != sentence.passage.ordinal
    bare = clause.group is None or (clause.place == 0 and sentence.token_at(q.start) == 0)
    return over if listed and bare and first and measure not in FLOWS else None
