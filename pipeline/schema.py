"""The JSON Schema of the account, from the records themselves."""

from typing import Any

import msgspec

from pipeline.records import SCHEMA, Account


def account_schema() -> dict[str, Any]:
    """JSON Schema 2020-12 of `output/account.json`."""
    schema = msgspec.json.schema(Account)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"https://briefwright.example/{SCHEMA}",
        "title": "Briefwright account",
        **schema,
    }
