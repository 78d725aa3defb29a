"""Sections, pages, drawing: from the account to the PDF."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from pipeline import __version__, wording
from pipeline.document.audit import Whose, audit
from pipeline.document.brief import Brief
from pipeline.document.content import Block, Composed, Contents, Heading, Headlines, Opening, Points
from pipeline.document.layout import Adornment, lay_out
from pipeline.document.layout.page import Layout
from pipeline.document.omissions import Shown, omissions
from pipeline.document.pdf.drawing import draw
from pipeline.document.pdf.finishing import finish
from pipeline.document.pdf.metadata import About
from pipeline.document.sections import base, key_points, kind_of
from pipeline.editor.settings import Settings
from pipeline.editor.texts import Text
from pipeline.errors import Complaint, raise_all
from pipeline.facts.selection import Chosen
from pipeline.records import Account, Source, TradeRow
from pipeline.theme.fonts import set_in
from pipeline.theme.grid import grid
from pipeline.theme.look import Look
from pipeline.theme.look import look as look_of
from pipeline.theme.marks import Drawing
from pipeline.theme.picture import Picture

MOST_FEWER = 3  # key points that give way so that the first page tells the whole story
MEDIA = {"json": "application/json", "csv": "text/csv"}


def typeset(
    settings: Settings[base.Options],
    account: Account,
    rows: Sequence[TradeRow],
    figures: Sequence[Drawing],
    data: Mapping[str, bytes],
    last: Account | None = None,
    look: Look | None = None,
    texts: Mapping[int, Text] | None = None,
) -> tuple[bytes, list[str]]:
    """The brief as PDF, and a sentence for each section that had nothing to say or was asked for what is not there. `data`
    are the files that go with it, `last` is the account of the last edition; `look` is how it looks, left out as the
    settings say; `texts` are what the editor wrote, by the number of the section. What nothing backs is told too, or with
    `strict` a Complaint.
    """
    seen = look or look_of(settings)
    digest = hashlib.sha256(data.get("account.json", b"")).hexdigest()
    with set_in(seen.faces):
        brief, layout, left_out = paginate(settings, account, rows, figures, digest, last, seen, texts)
        doubts = _audited(layout, brief, (texts or {}).values())
        drawn, links = draw(layout, seen.palette)
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
    return finish(drawn, layout, links, about, attached), [*left_out, *doubts]


def _audited(layout: Layout, brief: Brief, texts: Iterable[Text]) -> list[str]:
    """What on the pages nothing backs, a sentence each. With `strict` that is a Complaint."""
    whose = [_whose(section, brief) if section else Whose("the head of the brief") for section in brief.whose]
    doubts = audit(layout, brief.settings, brief.account, whose, texts, brief.last)
    if brief.settings.strict:
        raise_all([Complaint(doubt) for doubt in doubts], checked=False)
    return doubts


def _whose(section: base.Options, brief: Brief) -> Whose:
    return Whose(
        section.title or section.heading or kind_of(section).name,
        section.is_text,
        section.about_itself,
        section.about_last,
        tuple(brief.figures(section.asked)) if section.draws else (),
    )


def paginate(
    settings: Settings[base.Options],
    account: Account,
    rows: Sequence[TradeRow],
    figures: Sequence[Drawing],
    digest: str = "",
    last: Account | None = None,
    look: Look | None = None,
    texts: Mapping[int, Text] | None = None,
) -> tuple[Brief, Layout, list[str]]:
    """The pages before they are drawn, the brief with the references that it makes, and what was left out of it."""
    seen = look or look_of(settings)
    with set_in(seen.faces):
        for fewer in range(MOST_FEWER + 1):
            brief = Brief(settings, account, rows, figures, __version__, digest, last, texts)
            blocks, left_out = composed(settings, brief, fewer, seen.logo)
            adornment = Adornment(
                wording.curled(settings.short_title or settings.title), _called(brief), settings.classification
            )
            layout = lay_out(blocks, grid(settings.paper), settings.language, adornment)
            if layout.front == 1:
                break
    return brief, layout, left_out


def composed(
    settings: Settings[base.Options], brief: Brief, fewer: int = 0, logo: Picture | None = None
) -> tuple[list[Block], list[str]]:
    """What the brief says, in blocks, its sections in their order; those that must see the others are written last. `fewer`
    key points leave room on the first page.
    """
    sections = [
        replace(s, most=max(1, s.most - fewer)) if isinstance(s, key_points.Options) else s for s in settings.sections
    ]
    views = [(options, brief.choosing(options.selection)) for options in sections]
    written = [(options, view, kind_of(options).composed(options, view)) for options, view in views]
    blocks: list[Block] = [_opening(brief, logo)]
    whose: list[base.Options | None] = [None]
    shown: list[Shown] = []
    remarks: list[str] = [] if sections else ["brief.yaml lists no `sections`, so the brief is its title alone."]
    for options, view, section in written:
        said = section if isinstance(section, Composed) else section()
        told = list(said.blocks) if options.title is not None else list(_told_apart(said.blocks, view.chosen.label))
        whose += [options] * len(told)
        blocks += [_anchored(block, len(blocks) + n) for n, block in enumerate(told)]
        remarks += _remarks(options, view.chosen, said)
        shown += [] if said.left_out else [(options, view.chosen)]
    if not any(isinstance(block, Heading) and block.level == 1 for block in blocks):
        listed = [block for block in blocks if isinstance(block, Contents)]
        remarks += ["section `contents` is left out: no section has a heading."] * len(listed)
        kept = [n for n, block in enumerate(blocks) if block not in listed]
        blocks, whose = [blocks[n] for n in kept], [whose[n] for n in kept]
    brief.whose = whose
    if omitted := omissions(brief, shown):
        remarks.append(omitted)
    return blocks, remarks


def _remarks(options: base.Options, chosen: Chosen, said: Composed) -> Iterator[str]:
    """Why a section is left out, and which of its filters name what the sources do not."""
    kind = kind_of(options).name
    if said.left_out:
        why = f"{said.left_out}, under {options.selection}" if options.selection else said.left_out
        reasons = [*chosen.unknown, *([why] if chosen.passages or not chosen.unknown else [])]
        yield f"section `{kind}` is left out: {'; '.join(reasons)}."
    else:
        yield from (f"section `{kind}`: {sentence}." for sentence in chosen.unknown)


def _told_apart(blocks: Sequence[Block], label: str) -> Iterator[Block]:
    """A section under its kind's own heading, with what it was filtered by behind that."""
    for n, block in enumerate(blocks):
        match block:
            case Heading(text=head, level=1) if n == 0 and label:
                yield replace(block, text=f"{head}: {label}")
            case Points(title=head) | Headlines(title=head) if n == 0 and label:
                yield replace(block, title=f"{head}: {label}")
            case _:
                yield block


def _anchored(block: Block, n: int) -> Block:
    """A section's heading with an anchor of its own: a kind may stand twice."""
    if isinstance(block, Heading) and block.level == 1:
        return replace(block, anchor=f"section:{n}")
    return block


def _opening(brief: Brief, logo: Picture | None) -> Opening:
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
    date = wording.long_date(settings.date, settings.language) if settings.date else ""
    as_of = f"as of {wording.long_date(settings.as_of, settings.language)}" if settings.as_of else ""
    imprint = " · ".join(filter(None, [", ".join(settings.authors), date, as_of]))
    return Opening(
        f"{_eyebrow(settings)} · {number} source{'' if len(read) == 1 else 's'}",
        counts,
        wording.curled(settings.title),
        wording.curled(settings.standfirst) if settings.standfirst else None,
        imprint or None,
        None if dated or measured else _nothing(brief, read),
        logo,
    )


def _eyebrow(settings: Settings[base.Options]) -> str:
    """What kind of paper it is, and which edition: "Edition 2", where it is numbered, else as it is called."""
    edition = settings.edition or ""
    return " · ".join(filter(None, (settings.eyebrow, wording.edition(edition))))


def _nothing(brief: Brief, read: Sequence[Source]) -> str:
    """What a brief says at its head that has nothing to tell."""
    if not read:
        return "No source could be read, so there is nothing to report."
    paragraphs = wording.counted(len(brief.account.passages), "paragraph")
    return (
        "No dated event and no measured value was found in what was read: "
        f"{wording.counted(len(read), 'source')}, {paragraphs}."
    )


def _called(brief: Brief) -> dict[str, str]:
    """What S1 and the others are called."""
    return {brief.labels[s.id]: brief.title(s) for s in brief.account.sources}
