"""What the program decides by weighing."""

from pipeline.extract import events, observations


class Judge(events.Judge, observations.Judge):
    """Decides what is an event, and what each figure is of."""
