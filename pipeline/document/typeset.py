"""Sections, pages, drawing: from the account to the PDF."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from pipeline import __version__, wording
from pipeline.document.audit import Whose, audit
from pipeline.document.brief import Brief
from pipeline.document.content import Block, Composed, Heading, Opening
from pipeline.document.layout import lay_out
from pipeline.document.layout.page import Layout
from pipeline.document.pdf.drawing import draw
from pipeline.document.pdf.finishing import finish
from pipeline.document.pdf.metadata import About
from pipeline.document.sections import COMPOSE, Section, key_points
from pipeline.errors import Complaint, raise_all
from pipeline.records import Account, Source, TradeRow
from pipeline.settings import Settings
from pipeline.texts import Text
from pipeline.theme.grid import grid
from pipeline.theme.marks import Figure
from pipeline.theme.palette import palette

MOST_FEWER = 3  # key points that give way so that the first page tells the whole story
MEDIA = {"json": "application/json", "csv": "text/csv"}


def typeset(
    settings: Settings[Section],
    account: Account,
    rows: Sequence[TradeRow],
    figures: Sequence[Figure],
    data: Mapping[str, bytes],
    texts: Mapping[int, Text] | None = None,
) -> tuple[bytes, list[str]]:
    """The brief as PDF, and a sentence for each section that had nothing to say. `data` are the files that go with it,
    `texts` what the editor wrote, by the number of the section.
    """
    page = grid(settings.paper)
    digest = hashlib.sha256(data.get("account.json", b"")).hexdigest()
    for fewer in range(MOST_FEWER + 1):
        brief = Brief(settings, account, rows, figures, __version__, digest, texts or {})
        blocks, whose, left_out = _compose(settings, brief, fewer)
        layout = lay_out(
            [_opening(brief), *blocks], page, settings.language, settings.short_title or settings.title, _foot(brief)
        )
        if layout.front == 1:
            break
    doubts = _audited(layout, brief, whose, (texts or {}).values())
    drawn, links = draw(layout, page, palette(settings.theme))
    attached = {
        name: (MEDIA[name.rpartition(".")[2]], content, f"The data of this brief: {name}")
        for name, content in data.items()
    }
    about = About(
        settings.title,
        tuple(settings.authors),
        settings.standfirst or settings.title,
        settings.language,
        __version__,
    )
    return finish(drawn, layout, links, page, about, attached), [*left_out, *doubts]


def _audited(layout: Layout, brief: Brief, whose: Sequence[Section], texts: Iterable[Text]) -> list[str]:
    """What on the pages nothing backs, a sentence each. With `strict` that is a Complaint."""
    settings = brief.settings
    of = [Whose("the head of the brief"), *map(_whose, whose)]
    doubts = audit(layout, settings, brief.account, of, texts)
    if settings.strict:
        raise_all([Complaint(doubt) for doubt in doubts])
    return doubts


def _whose(section: Section) -> Whose:
    kind = str(section.__struct_config__.tag)
    return Whose(section.title or section.heading or kind, section.is_text, section.about_itself)


def _compose(settings: Settings[Section], brief: Brief, fewer: int) -> tuple[list[Block], list[Section], list[str]]:
    """What the sections say, in their order; those that must see the others are written last. `fewer` key points leave
    room on the first page.
    """
    sections = [
        replace(s, most=max(1, s.most - fewer)) if isinstance(s, key_points.Options) else s for s in settings.sections
    ]
    composed = [(options, COMPOSE[type(options)](options, brief)) for options in sections]
    blocks: list[Block] = []
    whose: list[Section] = []
    left_out: list[str] = []
    for options, section in composed:
        said = section if isinstance(section, Composed) else section()
        whose += [options] * len(said.blocks)
        blocks += [_anchored(block, len(blocks) + n) for n, block in enumerate(said.blocks)]
        if said.left_out:
            kind = options.__struct_config__.tag
            left_out.append(f"section `{kind}` is left out: {said.left_out}.")
    return blocks, whose, left_out


def _anchored(block: Block, n: int) -> Block:
    """A section's heading with an anchor of its own: a kind may stand twice."""
    if isinstance(block, Heading) and block.level == 1:
        return replace(block, anchor=f"section:{n}")
    return block


def _opening(brief: Brief) -> Opening:
    settings, account = brief.settings, brief.account
    read = [s for s in account.sources if not s.unreadable]
    dated = sum(e.when is not None for e in account.events)
    measured = sum(not r.derived for r in brief.rows)
    counts = " · ".join(
        filter(
            None,
            [
                wording.counted(dated, "dated event") if dated else "",
                wording.counted(measured, "measured value") if measured else "",
            ],
        )
    )
    words = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    number = words[len(read)] if len(read) < len(words) else str(len(read))
    imprint = " · ".join(filter(None, [", ".join(settings.authors), settings.date or ""]))
    return Opening(
        f"{settings.eyebrow} · {number} source{'' if len(read) == 1 else 's'}",
        counts,
        settings.title,
        settings.standfirst,
        imprint or None,
        None if dated or measured else _nothing(brief, read),
    )


def _nothing(brief: Brief, read: Sequence[Source]) -> str:
    """What a brief says at its head that has nothing to tell."""
    if not read:
        return "No source could be read, so there is nothing to tell."
    paragraphs = wording.counted(len(brief.account.passages), "paragraph")
    return (
        "No dated event and no measured value was found in what was read: "
        f"{wording.counted(len(read), 'source')}, {paragraphs}."
    )


def _foot(brief: Brief) -> str:
    """What S1 and the others are, at the foot of each page, as far as it fits."""
    names = [f"{brief.labels[s.id]} = {s.path.rsplit('/', 1)[-1]}" for s in brief.account.sources]
    shown = " · ".join(names[:3])
    return shown + (" · …" if len(names) > 3 else "")
