"""How the brief was made, and how to make it again."""

from collections.abc import Iterator

from pipeline import wording
from pipeline.document.brief import Brief
from pipeline.document.content import Cell, Column, Composed, Row, Small, Table
from pipeline.document.qr import code
from pipeline.document.sections import base
from pipeline.theme.fonts import family, lacking
from pipeline.theme.text import Rich, Span, rich

MOST = 40  # sources whose digests are printed; of more they stand in the account alone


class Options(base.Options, frozen=True, kw_only=True, tag="colophon"):
    """How the brief was put together, and how to make it again."""

    heading = "Colophon"


def compose(options: Options, brief: Brief) -> Composed:
    """Who picked the words, what is added to them, which data it rests on, and their digests."""
    address = brief.settings.address
    title = options.heading if options.title is None else options.title
    return Composed([Small(_text(brief), title or None, aside=code(address) if address else None), _digests(brief)])


def _text(brief: Brief) -> Rich:
    sources = wording.counted(len(brief.account.sources), "source")
    address = brief.settings.address
    at = (" at ", Span(address, link=address, colour="accent"), " and") if address else ()
    serif, sans = family("serif"), family("sans")
    own = " (SIL Open Font License)" if (serif, sans) == ("Source Serif 4", "Source Sans 3") else ""
    latin = (
        f" Names in letters that these lack are {wording.spelt('spelt', brief.language)} in Latin ones (by anyascii)."
        if lacking("".join(p.words for p in brief.account.passages))
        else ""
    )
    given = "brief.yaml, corrections.yaml" if brief.account.corrections else "brief.yaml"
    edited = " What the editor corrected or added is marked ‡." if brief.account.corrections else ""
    as_of = brief.settings.as_of
    gathered = f", gathered up to {wording.long_date(as_of, brief.language)}" if as_of else ""
    called = wording.edition(brief.settings.edition or "")
    edition = f"{called[:1].upper()}{called[1:]}. " if called else ""
    return rich(
        f"{edition}Put together by Briefwright {brief.version} from {sources}{gathered}. The title, the "
        "standfirst and the topics are the editor’s; sentences are the sources’ own, picked by rule; event titles are "
        "clauses of them, shortened. "
        "Words in square brackets are added, “[…]” marks words left out."
        f"{edited} The data stand",
        *at,
        " in this file, attached to it: account.json, chronology.csv and trade.csv. To make it again: the sources with the "
        f"digests below, {given}, Briefwright {brief.version}, and one run of snakemake; the account has its digest "
        f"again. Set in {serif} and {sans}{own}.{latin}",
    )


def _digests(brief: Brief) -> Table:
    """The SHA-256 of the account and of each source."""
    return Table(
        (Column("File", 180), Column("SHA-256", 320, grows=True)),
        tuple(_rows(brief)),
        foot=f"Those of the other {len(brief.account.sources) - MOST} sources stand in account.json."
        if len(brief.account.sources) > MOST
        else None,
        summary="The SHA-256 of the account and of each source",
    )


def _rows(brief: Brief) -> Iterator[Row]:
    yield Row((Cell(rich("account.json")), Cell(rich(brief.digest))))
    for source in brief.account.sources[:MOST]:
        name = rich(Span(brief.labels[source.id], bold=True), f" {source.path.rsplit('/', 1)[-1]}")
        yield Row((Cell(name), Cell(rich(source.sha256 or "not read"))))
