"""python -m pipeline.charts brief.yaml ACCOUNT ROWS FIGURES"""

from pipeline import settings, stage, store
from pipeline.charts import figures
from pipeline.records import Account, TradeRow
from pipeline.theme.fonts import set_in
from pipeline.theme.look import look


def main(brief: str, account_path: str, rows_path: str, figures_path: str) -> None:
    """Draw what the brief's sections ask for."""
    wanted = settings.load(brief)
    requests = [s for s in wanted.sections if s.get("kind") in ("chart", "timeline")]
    account = store.read_json(account_path, Account)
    rows = list(store.read_lines(rows_path, TradeRow))
    with set_in(look(wanted, brief).faces):
        store.write_lines(figures_path, figures(requests, account, rows, wanted.paper))


if __name__ == "__main__":
    stage.run("charts", main)
