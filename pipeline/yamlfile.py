"""YAML -> typed records. Every error names the file, line and column, what was expected, and the nearest valid key."""

import re
import textwrap
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
          "object": "lines `key: value`", "null": "nothing"}  # fmt: skip
_CURES = (
    (r"mapping values", "Put a text with a colon in quotes, and begin a key in the column of the key above it."),
    (r"cannot start|alias|anchor|tag|not allowed", "Put the text in quotes."),
    (r"", "Look at the quotes, brackets and indents here and above."),
)
_NULL = "tag:yaml.org,2002:null"

_Safe: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Safe):  # type: ignore[misc]
    """Safe, and without YAML's surprises: all is text, `no` and `2024` too, until a record asks for something else."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag == _NULL]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def load(path: str | Path, kind: type[R], text: str | None = None, line: int = 0) -> R:
    """The record of type `kind` in a YAML file, or in a piece of one that begins after `line` lines.

    A field may be of a type of its own, made from the value; what it cannot be made of it refuses as msgspec does, by
    a ValueError "Expected `this or that`".
    """
    path = Path(path)
    try:
        content = path.read_bytes() if text is None else text.encode()
        loader = _Loader(content)
        root = loader.get_single_node()
        if root is None or not isinstance(root, yaml.MappingNode):
            raise Complaint(f"{path}:{line + 1}: expected lines `key: value`, such as `title: Trade in 2024`.")
        _check_keys(path, root, line, set())
        data = loader.construct_document(root)
        return msgspec.convert(data, kind, strict=False, str_keys=True, dec_hook=lambda own, value: own(value))
    except FileNotFoundError:
        raise Complaint(f"{path} is missing; write one, or copy the one of an example.") from None
    except OSError as e:
        raise Complaint(f"{path}: cannot be read ({e.strerror}); mend its permissions.") from None
    except yaml.MarkedYAMLError as e:
        mark = e.problem_mark or e.context_mark
        where = f":{line + mark.line + 1}:{mark.column + 1}" if mark else ""
        raise Complaint(f"{path}{where}: not valid YAML: {e.problem}. {_cure(str(e.problem), mark, content)}") from None
    except (UnicodeDecodeError, yaml.reader.ReaderError):
        raise Complaint(f"{path}: not readable as UTF-8 text; save it as UTF-8.") from None
    except msgspec.ValidationError as e:
        raise Complaint(f"{path}:{_explain(str(e), root, kind, line)}") from None
    except ValueError as e:  # `!!int` before what is no number
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


def _cure(problem: str, mark: yaml.Mark | None, content: bytes) -> str:
    """What to do about text that is not YAML, by what the parser calls it and where it stopped."""
    lines = content.decode("utf-8", "replace").splitlines()
    if mark and mark.line < len(lines) and lines[mark.line][mark.column :].startswith("\t"):
        return "Indent with spaces, not tabs."
    return next(cure for pattern, cure in _CURES if re.search(pattern, problem))


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
        value = _shown(node)
        return f"{_at(node, line)}: `{name}` cannot be `{value}`; {_nearest(value, _choices(info))}"
    if expected := _EXPECTED.match(said):
        want = " or ".join(_WORDS.get(w.strip(), w.strip()) for w in expected["want"].split("|")) + _bounds(info)
        value = _shown(node)
        got = f"`{value}`" if value else _WORDS.get(expected["got"] or "", expected["got"])
        quoted = f' Put it in quotes: "{value}".' if value and "text" in want else ""
        return f"{_at(node, line)}: `{name}` must be {want}{f', not {got}' if got else ''}.{quoted}"
    return f"{_at(node, line)}: `{name}`: {said[0].lower()}{said[1:]}."


def _shown(node: yaml.Node) -> str:
    """A value as a message shows it: a text in one short line, a list or mapping not at all."""
    return textwrap.shorten(node.value, 60, placeholder=" ...") if isinstance(node, yaml.ScalarNode) else ""


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
