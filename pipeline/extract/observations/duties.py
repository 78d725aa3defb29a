"""What goods pay at a border, where no word names the duty: "Kenyan tea pays 5 per cent there"."""

from pipeline.extract.language.clauses import Clause
from pipeline.extract.observations.goods import goods_in
from pipeline.extract.observations.measures import measures
from pipeline.extract.quantities.quantity import Quantity
from pipeline.extract.sentence import Sentence


def is_duty(sentence: Sentence, clause: Clause, q: Quantity) -> bool:
    """Whether a percentage is what goods pay that are the subject of its clause."""
    group = clause.group
    if q.unit != "percent" or group is None or group.passive or group.lemma != "pay" or clause.subject is None:
        return False
    start, end = sentence.span(*clause.subject)
    goods = [g for g in goods_in(sentence) if start <= g.start and (g.listed or g.partly)]
    if not any(sentence.text[g.end : end] in ("", " both", " each", " all") for g in goods if g.end <= end):
        return False
    verb = sentence.tokens[group.end - 1].end
    return verb <= q.start and not measures(sentence.text, verb, q.end)
