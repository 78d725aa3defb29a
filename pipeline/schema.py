"""The JSON Schemas of the account, of brief.yaml and of corrections.yaml, from the types that read and write them."""

from typing import Any, get_args

import msgspec

from pipeline.document.sections import kinds, section_type
from pipeline.editor import fields
from pipeline.editor.corrections import NEEDED, Add, Correct, Correction
from pipeline.editor.fields import Measure
from pipeline.editor.settings import form
from pipeline.records import SCHEMA, Account

DIALECT = "https://json-schema.org/draft/2020-12/schema"
DEFINED = "#/$defs/"


def account_schema() -> dict[str, Any]:
    """JSON Schema 2020-12 of `output/account.json`."""
    return {
        "$schema": DIALECT,
        "$id": f"https://briefwright.example/{SCHEMA}",
        "title": "Briefwright account",
        **msgspec.json.schema(Account),
    }


def brief_schema() -> dict[str, Any]:
    """JSON Schema 2020-12 of `brief.yaml`, each kind of section under its name, for editors to complete and check by."""
    schema = msgspec.json.schema(form(section_type()), schema_hook=fields.schema)
    names = {f"{k.options.__module__}.{k.options.__qualname__}": k.name for k in kinds().values()}
    named = {names.get(name, name): {**part, "title": names.get(name, name)} for name, part in schema["$defs"].items()}
    for kind in kinds().values():
        if kind.options.one_of:
            named[kind.name]["oneOf"] = [{"required": [name]} for name in kind.options.one_of]
    brief = named.pop(schema["$ref"].removeprefix(DEFINED))
    return {
        "$schema": DIALECT,
        **_as_written({**brief, "title": "brief.yaml", "$defs": named}, names),
    }


def corrections_schema() -> dict[str, Any]:
    """JSON Schema 2020-12 of `corrections.yaml`, each action under its name, for editors to complete and check by."""
    schema = msgspec.json.schema(tuple[Correction, ...], schema_hook=_as_text)
    names = {kind.__qualname__: str(kind.__struct_config__.tag) for kind in get_args(Correction)}
    parts = {names.get(name, name): {**part, "title": names.get(name, name)} for name, part in schema["$defs"].items()}
    for kind in (Correct, Add):
        parts[names[kind.__qualname__]]["oneOf"] = [_given(kind, field) for field in NEEDED]
    return {
        "$schema": DIALECT,
        **_as_written({**schema, "title": "corrections.yaml", "$defs": parts}, names),
    }


def _given(kind: type, field: str) -> dict[str, Any]:
    """That a correction says one of the sorts of content, and as much of it as its action asks for."""
    needs = {"required": list(NEEDED[field])} if kind is Add else {"minProperties": 1}
    return {"required": [field], "properties": {field: {"type": "object", **needs}}}


def _as_text(kind: type) -> dict[str, Any]:
    """What is read by a type of our own, as text; of a measure one of a list."""
    return fields.schema(kind) if kind is Measure else {"type": "string"}


def _as_written(part: Any, names: dict[str, str]) -> Any:
    """A part of a schema as YAML is written and read here: any text may look like a number, such as a year."""
    if isinstance(part, list):
        return [_as_written(p, names) for p in part]
    if not isinstance(part, dict):
        return part
    part = {key: _as_written(value, names) for key, value in part.items() if key != "discriminator"}
    if part.get("type") == "string":
        part["type"] = ["string", "number"]
    if isinstance(ref := part.get("$ref"), str):
        part["$ref"] = DEFINED + names.get(name := ref.removeprefix(DEFINED), name)
    return part


def printed(schema: dict[str, Any]) -> bytes:
    """A schema as a file: keys in order, indented by two."""
    return msgspec.json.format(msgspec.json.encode(schema, order="sorted"), indent=2) + b"\n"
