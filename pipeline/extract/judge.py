"""What the program decides by weighing."""

from pipeline.extract import events, observations, sentence


class Judge(sentence.Judge, events.Judge, observations.Judge):
    """Decides in which year a date lies, what is an event, and what each figure is of."""
