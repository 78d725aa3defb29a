"""The table of contents, and the key of the marks that the brief uses."""

from pipeline.document.brief import Brief
from pipeline.document.content import Composed, Contents, Key
from pipeline.document.sections import base


class Options(base.Options, frozen=True, kw_only=True, tag="contents"):
    """The sections with their pages, and what the marks mean."""

    heading = "In this brief"
    about_itself = True


def compose(options: Options, brief: Brief) -> Composed:
    """The contents, and under them what the marks mean that this brief uses."""
    title = options.heading if options.title is None else options.title
    return Composed([Contents(title), Key(brief.marks, brief.signs)])
