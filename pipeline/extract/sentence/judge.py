"""In which year a day or month lies that is told without one."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract import judging
from pipeline.extract.dates.resolve import Context, Tense, When, resolve
from pipeline.extract.dates.sense import Expression
from pipeline.extract.judging.judge import Verdict
from pipeline.extract.judging.option import Option
from pipeline.extract.sentence.sentence import Sentence
from pipeline.extract.sentence.years import Untold, options, possible, untold


class Judge(judging.Judge):
    """Decides the years that are not told."""

    def dated(self, sentence: Sentence, expression: Expression, context: Context, tense: Tense) -> When:
        """The date of a time expression: by the rules, and in the year that weighs most where none is told."""
        ruled = resolve(expression, context, tense)
        time = untold(sentence, expression, context, tense, ruled)
        if time is None:
            return ruled
        may = possible(time)
        chosen = self.year(time, options(time, may))
        when = next(when for when in may.values() if when.value == chosen.value)
        return when if chosen.clear else replace(when, doubtful=True)

    def year(self, time: Untold, may: Sequence[Option]) -> Verdict:
        """The date of a time, of those in the years that it may lie in."""
        return self.verdict("year", may)
