"""python -m pipeline.trade ACCOUNT ROWS trade.csv trade.xlsx chronology.csv"""

from pipeline import stage, store
from pipeline.records import Account
from pipeline.trade import rows


def main(account_path: str, rows_path: str, csv_path: str, workbook_path: str, chronology_path: str) -> None:
    """Write the rows for charts and pages, and the tables for people."""
    from pipeline.trade import exports

    account = store.read_json(account_path, Account)
    found = rows(account)
    store.write_lines(rows_path, found)
    table, events = exports.trade_table(found, account), exports.chronology(account)
    store.write(csv_path, exports.csv(table))
    store.write(chronology_path, exports.csv(events))
    store.write(
        workbook_path,
        exports.workbook({"Observations": table, "By period": exports.by_period(table), "Chronology": events}),
    )


if __name__ == "__main__":
    stage.run("trade", main)
