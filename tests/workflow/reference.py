"""The tables of docs/brief.md and docs/account.md that say what there is, made from the schemas, and so from the types.

Each stands in its document between `<!-- NAME -->` and `<!-- end of NAME -->`. To write them anew, and the schemas:
`python tests/workflow/reference.py`.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline.document.sections import base
from pipeline.editor import fields
from pipeline.editor.fields import Date
from pipeline.schema import DEFINED, account_schema, brief_schema, printed

DOCS = Path(__file__).parents[2] / "docs"
FILTERS = tuple(name for name in base.Measured.__struct_fields__ if name not in base.Options.__struct_fields__)
Part = dict[str, Any]
MOST_WORDS = 4


def tables() -> dict[tuple[str, str], str]:
    """The tables by document and name."""
    brief, account = brief_schema(), account_schema()
    return {
        ("brief.md", "settings"): _settings(brief),
        ("brief.md", "filters"): _filters(brief),
        ("brief.md", "sections"): _sections(brief),
        ("brief.md", "measures"): _measures(),
        ("account.md", "records"): _records(account),
    }


def standing(document: str, name: str) -> str:
    """A table as it stands in its document."""
    return _between(name).split((DOCS / document).read_text("utf-8"))[2]


def _between(name: str) -> re.Pattern[str]:
    return re.compile(rf"(<!-- {name} -->\n)(?P<table>.*?)(?=<!-- end of {name} -->)", re.DOTALL)


def _table(heads: list[str], rows: Iterator[list[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |\n" for line in lines)


def _settings(brief: Part) -> str:
    rows = ([f"`{key}`", part["description"], _values(part, brief), _default(part)] for key, part in _keys(brief))
    return _table(["key", "what it says", "values", "default"], rows)


def _filters(brief: Part) -> str:
    kind = next(part for part in brief["$defs"].values() if set(FILTERS) <= part.get("properties", {}).keys())
    shared = {**kind["properties"], **brief["$defs"]["conflicts"]["properties"]}
    rows = ([f"`{name}`", shared[name]["description"], _values(shared[name], brief)] for name in FILTERS)
    return _table(["filter", "what it chooses", "values"], rows)


def _measures() -> str:
    """The measures, each with the first of the words that name it."""
    rows = ([f"`{name}`", ", ".join(words[:MOST_WORDS])] for name, words in fields.MEASURES.items())
    return _table(["measure", "words that name it, among others"], rows)


def _sections(brief: Part) -> str:
    shared = brief["$defs"]["conflicts"]["properties"]
    kinds = sorted((name, part) for name, part in brief["$defs"].items() if "kind" in part.get("properties", {}))

    def rows() -> Iterator[list[str]]:
        for name, part in kinds:
            own = dict(_keys(part))
            filters = [f for f in FILTERS if part["properties"].get(f) == shared[f]]
            options = [_option(k, p, brief) for k, p in own.items() if k not in (*filters, "kind", "title")]
            yield [f"`{name}`", _line(part["description"]), ", ".join(filters), "<br>".join(options)]

    return _table(["kind", "what it shows", "filters", "options"], rows())


def _option(key: str, part: Part, schema: Part) -> str:
    default = _default(part)
    values = _values(part, schema) + (f", default {default}" if default not in ("", "none", "required") else "")
    return f"`{key}`: {part['description']} {values[:1].upper()}{values[1:]}{'; required' if default == 'required' else ''}."


def _records(account: Part) -> str:
    """The fields of each record; those that may be null are marked."""
    defined = {k: v for k, v in account["$defs"].items() if "properties" in v}

    def keys(part: Part) -> str:
        return ", ".join(
            f"`{k}`{'?' if {'type': 'null'} in p.get('anyOf', ()) else ''}" for k, p in part["properties"].items()
        )

    rows = ([f"`{name}`", _line(part["description"]), keys(part)] for name, part in defined.items())
    return _table(["record", "what it is", "fields (`?`: or null)"], rows)


def _keys(part: Part) -> list[tuple[str, Part]]:
    required = part.get("required", ())
    return [(key, {**p, "required": key in required}) for key, p in part["properties"].items()]


def _line(text: str) -> str:
    return " ".join(text.split())


def _default(part: Part) -> str:
    if part.get("required"):
        return "required"
    value = part.get("default")
    if value is None or value in ((), []):
        return "none"
    if isinstance(value, (list, tuple)):
        return f"`[{', '.join(map(str, value))}]`"
    return f"`{str(value).lower() if isinstance(value, bool) else value}`"


def _values(part: Part, schema: Part) -> str:
    """What a value may be, in words."""
    if "anyOf" in part:
        given = [p for p in part["anyOf"] if p != {"type": "null"}]
        if [p.get("type") for p in given[1:]] == ["array"]:
            return "one, or a list"
        return " or ".join(dict.fromkeys(_values(p, schema) for p in given))
    if part.get("enum") == list(fields.MEASURES):
        return "one of the [measures](#measures)"
    if "enum" in part:
        return ", ".join(f"`{value}`" for value in part["enum"])
    if ref := part.get("$ref"):
        keys = schema["$defs"][ref.removeprefix(DEFINED)]["properties"]
        return f"lines {', '.join(f'`{key}`' for key in keys)}" if "kind" not in keys else "[sections](#sections)"
    if part.get("pattern") == fields.schema(Date)["pattern"]:
        return "`2024-05-02`, `2024-05` or `2024`"
    match part.get("type"):
        case "array":
            items = _values(part.get("items", {}), schema)
            return items if items.startswith("[") else f"a list of {'texts' if items == 'text' else items}"
        case "integer" if "maximum" in part:
            return f"{part.get('minimum', 0)} to {part['maximum']}"
        case "integer":
            return f"{part.get('minimum', 0)} or more"
        case "boolean":
            return "`true`, `false`"
    return "text"


def write() -> None:
    """Write the tables into their documents, and the schemas beside them."""
    for (document, name), table in tables().items():
        path = DOCS / document
        text, made = _between(name).subn(lambda m, table=table: m[1] + table, path.read_text("utf-8"))
        assert made == 1, f"{document} has no place for `{name}`"
        path.write_text(text, "utf-8")
    (DOCS / "brief.schema.json").write_bytes(printed(brief_schema()))
    (DOCS / "account.schema.json").write_bytes(printed(account_schema()))


if __name__ == "__main__":
    write()
