"""Characters of a passage -> a sentence: its words and clauses, and each date with its role and what it resolves to."""

from collections.abc import Sequence

from pipeline.extract.dates.resolve import Context
from pipeline.extract.dates.sense import Expression, Vague
from pipeline.extract.language.clauses import clauses
from pipeline.extract.language.tokens import Span, tokenize
from pipeline.extract.names.mention import Mention
from pipeline.extract.quantities.quantity import Quantity
from pipeline.extract.sentence.beside import bound_before
from pipeline.extract.sentence.judge import Judge
from pipeline.extract.sentence.roles import role_of
from pipeline.extract.sentence.sentence import Dated, Sentence
from pipeline.extract.sentence.story import carries_on, comes_back, is_aside
from pipeline.extract.sentence.tenses import tense_of
from pipeline.extract.spans import Taken, within
from pipeline.records import Passage


def analyse(
    passage: Passage,
    start: int,
    end: int,
    expressions: Sequence[Expression],
    quantities: Sequence[Quantity],
    mentions: Sequence[Mention],
    context: Context,
    judge: Judge,
    lead: str = "",
    *,
    ahead: bool = False,
) -> Sentence:
    """Analyse characters `start` to `end` of a passage's reading. Dates are resolved in order, each in the light of
    those before; `context` is carried on, and the `judge` decides in which year a day or month is that is told without one.
    """
    text, here = passage.words, within(expressions, start, end)
    names, measured = within(mentions, start, end), within(quantities, start, end)
    dated = [e for e in here if not isinstance(e.sense, Vague)]  # "now" and "recently" are adverbs
    tokens = tokenize(text, start, end, _spans(text, start, end, dated, measured, names))
    sentence = Sentence(
        passage=passage,
        text=text,
        start=start,
        end=end,
        tokens=tokens,
        clauses=clauses(tokens),
        dates=[],
        quantities=measured,
        mentions=names,
        told=context.told if context.told_in == passage.ordinal and not context.spanned else None,
        told_words=context.words,
        lead=lead,
        today=context.document,
        ahead=ahead,
    )
    read = start
    for expression in here:
        context.returned = context.returned or comes_back(sentence, read, expression.start)
        date = _date(sentence, expression, context, judge)
        if carries_on(sentence, date, context):
            context.follow(date.when, date.text, aside=is_aside(sentence, expression))
        read = expression.end
        context.name(date.when, date.text, since=expression.edge == "since")
        sentence.dates.append(date)
    context.returned = context.returned or comes_back(sentence, read, end)
    context.resume()
    return sentence


def _date(sentence: Sentence, expression: Expression, context: Context, judge: Judge) -> Dated:
    when = judge.dated(sentence, expression, context, tense_of(sentence, expression))
    return Dated(expression, when, role_of(sentence, expression), sentence.text[expression.start : expression.end])


def _spans(
    text: str,
    start: int,
    end: int,
    dates: Sequence[Expression],
    quantities: Sequence[Quantity],
    mentions: Sequence[Mention],
) -> list[Span]:
    """What stands as one token: dates before quantities before names."""
    kept: list[Span] = []
    taken = Taken(end, first=start)
    for things, tag in ((dates, "DATE"), ([q for q in quantities if q.role == "amount"], "QTY"), (mentions, "NAME")):
        for thing in things:
            if not taken.touches(thing.start, thing.end):
                begin = thing.start - (bound_before(text, thing.start) if tag == "QTY" else 0)
                kept.append(Span(begin, thing.end, tag))
                taken.take(begin, thing.end)
    return sorted(kept, key=lambda s: s.start)
