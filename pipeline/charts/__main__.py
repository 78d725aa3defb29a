"""python -m pipeline.charts brief.yaml ACCOUNT ROWS FIGURES FOLDER"""

import sys
from pathlib import Path

from pipeline import stage, store
from pipeline.charts import exports, figures
from pipeline.charts.chart import NAMES
from pipeline.editor import settings
from pipeline.records import Account, TradeRow
from pipeline.theme.fonts import set_in
from pipeline.theme.look import look
from pipeline.theme.marks import Figure


def main(brief: str, account_path: str, rows_path: str, figures_path: str, folder: str) -> None:
    """Draw what the brief's sections ask for, and put each figure into a folder as files of its own."""
    wanted = settings.load(brief)
    requests = [s for s in wanted.sections if s.get("kind") in ("chart", "timeline")]
    account = store.read_json(account_path, Account)
    rows = list(store.read_lines(rows_path, TradeRow))
    seen = look(wanted, brief)
    with set_in(seen.faces):
        drawn = list(figures(requests, account, rows, wanted.paper, wanted.language))
        store.write_lines(figures_path, drawn)
        for name, content in exports.files(requests, drawn, account, seen.palette):
            store.write(Path(folder, name), content)
    for figure in drawn:
        if isinstance(figure, Figure) and figure.reason:
            print(f"briefwright charts: {NAMES[figure.kind]} “{figure.title}”: {figure.reason}.", file=sys.stderr)


if __name__ == "__main__":
    stage.run("charts", main)
