"""How the brief was made, and how to make it again."""

from pipeline import wording
from pipeline.document.brief import Brief
from pipeline.document.content import Composed, Small
from pipeline.document.sections import base
from pipeline.theme.fonts import lacking
from pipeline.theme.text import rich


class Options(base.Options, frozen=True, kw_only=True, tag="colophon"):
    """How the brief was put together, and how to make it again."""

    heading = "Colophon"
    about_itself = True


def compose(options: Options, brief: Brief) -> Composed:
    """Who picked the words, what is added to them, which data it rests on."""
    sources = wording.counted(len(brief.account.sources), "source")
    latin = (
        " Names in letters that these lack are spelt in Latin ones (by anyascii)."
        if lacking("".join(p.words for p in brief.account.passages))
        else ""
    )
    called = wording.edition(brief.settings.edition or "")
    edition = f"{called[:1].upper()}{called[1:]}. " if called else ""
    text = rich(
        f"{edition}Put together by Briefwright {brief.version} from {sources}. The title, the standfirst and the topics are "
        f"the editor’s; sentences are the sources’ own, "
        "picked by rule; event titles are clauses of them, shortened. Words in square brackets are added, “[…]” marks "
        "words left out. "
        f"The data stand in account.json (SHA-256 {brief.digest[:16]} …), chronology.csv and trade.csv. To make it "
        f"again: the same sources, brief.yaml and version, "
        "and one run of snakemake. Set in Source Serif 4 and Source Sans 3 (SIL Open Font License)."
        f"{latin}"
    )
    title = options.heading if options.title is None else options.title
    return Composed([Small(text, title or None)])
