"""python -m pipeline.charts brief.yaml ACCOUNT ROWS FIGURES"""

from pipeline import settings, stage, store
from pipeline.charts import figures
from pipeline.records import Account, TradeRow


def main(brief: str, account_path: str, rows_path: str, figures_path: str) -> None:
    """Draw what the brief's sections ask for."""
    wanted = settings.load(brief)
    requests = [s for s in wanted.sections if s.get("kind") in ("chart", "timeline")]
    account = store.read_json(account_path, Account)
    rows = list(store.read_lines(rows_path, TradeRow))
    store.write_lines(figures_path, figures(requests, account, rows, wanted.paper, wanted.language))


if __name__ == "__main__":
    stage.run("charts", main)
