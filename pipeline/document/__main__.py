"""python -m pipeline.document brief.yaml ACCOUNT trade.csv chronology.csv ROWS FIGURES brief.pdf"""

import sys
from pathlib import Path

from pipeline import stage, store
from pipeline.document.sections import section_type
from pipeline.document.typeset import typeset
from pipeline.editor import editions, settings
from pipeline.editor.texts import survey
from pipeline.errors import raise_all
from pipeline.records import Account, TradeRow
from pipeline.theme.look import look
from pipeline.theme.marks import Drawing


def main(
    brief: str,
    account_path: str,
    trade_path: str,
    chronology_path: str,
    rows_path: str,
    figures_path: str,
    pdf_path: str,
) -> None:
    """Set the brief; what is left out of it is said. The account of the last edition is where `brief.yaml` says."""
    given = settings.load(brief, section_type())
    data = {Path(p).name: Path(p).read_bytes() for p in (account_path, trade_path, chronology_path)}
    texts, wrong = survey(brief, given.sections)
    raise_all(wrong)
    pdf, left_out = typeset(
        given,
        store.read_json(account_path, Account),
        list(store.read_lines(rows_path, TradeRow)),
        list(store.read_lines(figures_path, Drawing)),  # type: ignore[arg-type]  # a union
        data,
        editions.last(brief, given),
        look(given, brief),
        texts,
    )
    for sentence in left_out:
        print(f"briefwright document: {sentence}", file=sys.stderr)
    store.write(pdf_path, pdf)


if __name__ == "__main__":
    stage.run("document", main)
