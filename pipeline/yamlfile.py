"""YAML -> typed records. Every error names the file, line and column, what was expected, and the nearest valid key."""

import re
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import yaml
from msgspec import inspect

from pipeline.errors import Complaint

R = TypeVar("R")

_PATH = re.compile(r" - at `\$(?P<path>[^`]*)`\Z")
_STEP = re.compile(r"\.(?P<key>[^.\[\]]+)|\[(?P<index>\d+)\]|\[\.\.\.\]")
_UNKNOWN = re.compile(r"Object contains unknown field `(?P<key>[^`]*)`")
_MISSING = re.compile(r"Object missing required field `(?P<key>[^`]*)`")
_EXPECTED = re.compile(r"Expected `(?P<want>[^`]+)`(?:, got `(?P<got>[^`]+)`)?")
_WORDS = {"str": "text", "int": "a whole number", "float": "a number", "bool": "true or false", "array": "a list",
          "object": "lines `key: value`", "null": "nothing", "date": "a date", "datetime": "a date with a time"}  # fmt: skip


_Safe: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Safe):  # type: ignore[misc]
    """Safe, and without YAML 1.1's surprises: `no` and `on` stay text, and so does a date or a time."""


_Loader.yaml_implicit_resolvers = {
    first: [
        (tag, pattern)
        for tag, pattern in resolvers
        if tag not in ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool")
    ]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"(?:true|True|false|False)\Z"), list("tTfF"))


def load(path: str | Path, kind: type[R], text: str | None = None, line: int = 0) -> R:
    """The record of type `kind` in a YAML file, or in a piece of one that begins after `line` lines."""
    path = Path(path)
    try:
        loader = _Loader(path.read_bytes() if text is None else text)
        root = loader.get_single_node()
        if root is None or not isinstance(root, yaml.MappingNode):
            raise Complaint(f"{path}:{line + 1}: expected lines `key: value`, such as `title: Trade in 2024`.")
        _check_keys(path, root, line, set())
        data = loader.construct_document(root)
        return msgspec.convert(data, kind, str_keys=True)
    except FileNotFoundError:
        raise Complaint(f"{path} is missing; write one, or copy the one of an example.") from None
    except OSError as e:
        raise Complaint(f"{path}: cannot be read ({e.strerror}); mend its permissions.") from None
    except yaml.MarkedYAMLError as e:
        mark = e.problem_mark or e.context_mark
        where = f":{line + mark.line + 1}:{mark.column + 1}" if mark else ""
        hint = " Indent with spaces, not tabs." if "'\\t'" in str(e.problem) else ""
        raise Complaint(f"{path}{where}: not valid YAML: {e.problem}.{hint}") from None
    except (UnicodeDecodeError, yaml.reader.ReaderError):
        raise Complaint(f"{path}: not readable as UTF-8 text; save it as UTF-8.") from None
    except msgspec.ValidationError as e:
        raise Complaint(f"{path}:{_explain(str(e), root, kind, line)}") from None
    except ValueError as e:  # a number of too many digits
        raise Complaint(f"{path}: not valid YAML: {e}.") from None


def _check_keys(path: Path, node: yaml.Node, line: int, visited: set[int]) -> None:
    """Take every key as text, `2024:` too, and refuse one that stands twice. An alias leads to a node visited before."""
    if id(node) in visited:
        return
    visited.add(id(node))
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            _check_keys(path, item, line, visited)
    elif isinstance(node, yaml.MappingNode):
        seen: dict[str, int] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise Complaint(f"{path}:{_at(key, line)}: expected a line `key: value`; put other text in quotes.")
            if key.value in seen:
                first = line + seen[key.value] + 1
                raise Complaint(f"{path}:{_at(key, line)}: `{key.value}` stands here and in line {first}; keep one.")
            key.tag = "tag:yaml.org,2002:str"
            seen[key.value] = key.start_mark.line
            _check_keys(path, value, line, visited)


def _explain(message: str, root: yaml.Node, kind: Any, line: int) -> str:
    """msgspec's message, with the place in the file and the cure."""
    place = _PATH.search(message)
    said = message[: place.start()] if place else message
    path = place["path"] if place else ""
    node, info = _follow(root, inspect.type_info(kind), path)
    name = path.lstrip(".") or "the file"
    if unknown := _UNKNOWN.match(said):
        key = next((key for key, _ in node.value if key.value == unknown["key"]), node)
        return f"{_at(key, line)}: unknown key `{unknown['key']}`; {_nearest(unknown['key'], _keys(info, node))}"
    if missing := _MISSING.match(said):
        return f"{_at(node, line)}: `{missing['key']}` is missing{f' in `{name}`' if path else ''}; add it."
    if said.startswith("Invalid"):
        value = str(getattr(node, "value", ""))
        return f"{_at(node, line)}: `{name}` cannot be `{value}`; {_nearest(value, _choices(info))}"
    if expected := _EXPECTED.match(said):
        want = " or ".join(_WORDS.get(w.strip(), w.strip()) for w in expected["want"].split("|")) + _bounds(info)
        got = _WORDS.get(expected["got"] or "", expected["got"])
        quotable = "text" in want and isinstance(node, yaml.ScalarNode) and node.value
        quoted = f' Put it in quotes: "{node.value}".' if quotable else ""
        return f"{_at(node, line)}: `{name}` must be {want}{f', not {got}' if got else ''}.{quoted}"
    return f"{_at(node, line)}: `{name}`: {said[0].lower()}{said[1:]}."


def _follow(node: yaml.Node, info: inspect.Type, path: str) -> tuple[yaml.Node, inspect.Type]:
    """The node at a path of msgspec's, and the type that is expected there."""
    for step in _STEP.finditer(path):
        struct = _struct(info, node)
        if step["key"] and isinstance(node, yaml.MappingNode):
            if struct and step["key"] == struct.tag_field:
                pass  # the choice itself: the union that is chosen from stays the type
            elif struct:
                info = next((f.type for f in struct.fields if f.encode_name == step["key"]), info)
            node = next((value for key, value in node.value if key.value == step["key"]), node)
        elif step["index"] and isinstance(node, yaml.SequenceNode):
            lists = [t for t in _members(info) if isinstance(t, (inspect.ListType, inspect.VarTupleType))]
            info = lists[0].item_type if lists else info
            node = node.value[int(step["index"])]
    return node, info


def _members(info: inspect.Type) -> tuple[inspect.Type, ...]:
    return info.types if isinstance(info, inspect.UnionType) else (info,)


def _struct(info: inspect.Type, node: yaml.Node) -> inspect.StructType | None:
    """Which record a mapping is meant to be: the one whose tag it bears, or the only one."""
    structs = [t for t in _members(info) if isinstance(t, inspect.StructType)]
    if isinstance(node, yaml.MappingNode):
        given = {key.value: value.value for key, value in node.value}
        tagged = [t for t in structs if t.tag is not None and given.get(t.tag_field) == t.tag]
        structs = tagged or structs
    return structs[0] if structs else None


def _bounds(info: inspect.Type) -> str:
    """What else is asked of a value: " from 1 to 12"."""
    for member in _members(info):
        match member:
            case inspect.IntType(ge=int(low), le=int(high)):
                return f" from {low} to {high}"
            case inspect.IntType(ge=int(low)):
                return f" of at least {low}"
            case inspect.StrType(min_length=1) | inspect.VarTupleType(min_length=1):
                return " that is not empty"
    return ""


def _keys(info: inspect.Type, node: yaml.Node) -> list[str]:
    struct = _struct(info, node)
    return [f.encode_name for f in struct.fields] if struct else []


def _choices(info: inspect.Type) -> list[str]:
    choices: list[str] = []
    for member in _members(info):
        if isinstance(member, inspect.LiteralType):
            choices += map(str, member.values)
        elif isinstance(member, inspect.StructType) and member.tag is not None:
            choices.append(str(member.tag))
    return choices


def _nearest(given: str, known: list[str]) -> str:
    near = get_close_matches(given, known, 1)
    return f"did you mean `{near[0]}`?" if near else f"known here: {', '.join(sorted(known))}."


def _at(node: yaml.Node, line: int) -> str:
    return f"{line + node.start_mark.line + 1}:{node.start_mark.column + 1}"
