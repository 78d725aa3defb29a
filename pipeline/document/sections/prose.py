"""The editor's own words, with facts of the account in them."""

from typing import Annotated

from msgspec import Meta

from pipeline.document.brief import Brief
from pipeline.document.content import Composed
from pipeline.document.live import Live
from pipeline.document.sections import base


class Options(base.Options, frozen=True, kw_only=True, tag="prose"):
    """The editor's own words: Markdown, in which a handle such as `{trade RUS-JPN 2013}` shows a fact."""

    heading = "Key judgement"
    is_text = True
    one_of = ("text", "file")

    text: Annotated[str | None, Meta(description="Markdown, written here.")] = None
    file: Annotated[str | None, Meta(description="A Markdown file in the brief's folder, such as `prose/name.md`.")] = (
        None
    )


def compose(options: Options, brief: Brief) -> Composed:
    """The blocks of the text, its facts linked to their sources. A Complaint for a handle that finds no fact, or two."""
    from pipeline.document import markdown  # here, not above: many briefs have no text of the editor's

    text = brief.text_of(options)
    place = (options.heading if options.title is None else options.title) or "Prose"
    made = markdown.blocks(
        text, Live(brief, place).show, lambda passages: brief.cite(passages, place), brief.numbered("Text")
    )
    if not made:
        return Composed(left_out="its text is empty")
    return Composed([*options.headed(), *made])
