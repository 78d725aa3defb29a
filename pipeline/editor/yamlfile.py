"""YAML -> typed records. Every error names the file, line and column, what was expected, and the nearest valid key."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import yaml

from pipeline.editor.yamltree import Tree
from pipeline.errors import Complaint, raise_all

R = TypeVar("R")

_CURES = (
    (r"mapping values", "Put a text with a colon in quotes, and begin a key in the column of the key above it."),
    (r"nesting depth", "Take brackets or indents out."),
    (r"another document", "Take the line `---` out: a file says one thing."),
    (r"cannot start|alias|anchor|tag|not allowed", "Put the text in quotes."),
    (r"", "Look at the quotes, brackets and indents here and above."),
)
MOST = 100  # faults of one file
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
    a ValueError "Expected `this or that`". Whatever is wrong is found; the Complaint is of the first, the others in it.
    """
    record, _, complaints = survey(path, kind, text, line)
    raise_all(complaints)
    assert record is not None
    return record


def survey(
    path: str | Path, kind: type[R], text: str | None = None, line: int = 0, listed: str = ""
) -> tuple[R | None, dict[str, Any], list[Complaint]]:
    """The record in a YAML file, if it can be made; its data as far as they are right; and all that is wrong, in order.

    With `listed` the file is a list of records, each named so in what is told of it, or empty.
    """
    path = Path(path)
    try:
        content = path.read_bytes() if text is None else text.encode()
        if tricks := [_complaint(path, line, mark, said) for mark, said in _tricks(content)]:
            return None, {}, tricks
        loader = _Loader(content)
        root = loader.get_single_node()
        if listed and root is None:
            return None, {}, []
        if listed and not isinstance(root, yaml.SequenceNode):
            what = f"expected a list; begin each of the {listed} with a dash: `- action: reject`."
            return None, {}, [Complaint.at(path, (1, 1), what)]
        if not listed and not isinstance(root, yaml.MappingNode):
            what = "expected lines `key: value`, such as `title: Trade in 2024`."
            return None, {}, [Complaint.at(path, (line + 1, 1), what)]
        tree = Tree(path, root, kind, line, listed)
        while True:
            data: dict[str, Any] = loader.construct_document(root)
            try:
                record = msgspec.convert(
                    data, kind, strict=False, str_keys=True, dec_hook=lambda own, value: own(value)
                )
                return record, data, tree.complaints
            except msgspec.ValidationError as e:
                if not tree.take_out(str(e)) or len(tree.complaints) >= MOST:
                    return None, data, tree.complaints
    except FileNotFoundError:
        wrong = f"{path} is missing; write it, or begin a brief in a new folder by `briefwright init FOLDER`."
    except OSError as e:
        wrong = f"{path}: cannot be read ({e.strerror}); mend its permissions."
    except yaml.MarkedYAMLError as e:
        mark = e.problem_mark or e.context_mark
        said = f"not valid YAML: {e.problem}. {_cure(str(e.problem), mark, content)}"
        return None, {}, [_complaint(path, line, mark, said)]
    except (UnicodeError, yaml.reader.ReaderError):
        return None, {}, [_unreadable(path, line, content)]
    except RecursionError:
        wrong = f"{path}: nested too deeply; take brackets or indents out."
    return None, {}, [Complaint(wrong, file=str(path))]


def _tricks(content: bytes) -> Iterator[tuple[Any, str]]:
    """What YAML has beyond data, with its place: tags, which name what a program is to make of a value, and aliases, of
    which a few lines may unfold to millions.
    """
    for event in yaml.parse(content, _Loader):
        if isinstance(event, yaml.AliasEvent):
            said = f"`*{event.anchor}` repeats what stands elsewhere, which is not read; write it out, or put it in quotes."
            yield event.start_mark, said
        elif getattr(event, "tag", None) not in (None, "tag:yaml.org,2002:str"):
            yield event.start_mark, "a tag, such as `!!int`, is not read; take it out, or put the text in quotes."


def _complaint(path: Path, line: int, mark: Any, said: str) -> Complaint:
    """What is said of a place in a file, or in a piece of it that begins after `line` lines."""
    if not mark:
        return Complaint(f"{path}: {said}", file=str(path))
    return Complaint.at(path, (line + mark.line + 1, mark.column + 1), said)


def _unreadable(path: Path, line: int, content: bytes) -> Complaint:
    """Where a file stops being text: at a byte that is none of UTF-8's, or at a control character."""
    try:
        text = content.decode("utf-8")
        at = next((n for n, c in enumerate(text) if not c.isprintable() and c not in "\t\r\n\x85\ufeff"), 0)
        said = f"the character U+{ord(text[at]):04X} has no place in a text; take it out."
        before = text[:at]
    except UnicodeDecodeError as e:
        said = "not readable as UTF-8 text; save it as UTF-8."
        before = content[: e.start].decode("utf-8")
    rows = before.splitlines() if not before.endswith("\n") else [*before.splitlines(), ""]
    return Complaint.at(path, (line + max(1, len(rows)), len(rows[-1] if rows else "") + 1), said)


def place(path: str | Path, key: str, number: int | None = None) -> tuple[int, int]:
    """Line and column of the value of a key of the file, or of an item of a list there."""
    root = _Loader(Path(path).read_bytes()).get_single_node()
    [value] = [value for name, value in root.value if name.value == key]
    return _mark(value if number is None else value.value[number])


def marks(path: str | Path) -> list[dict[str, tuple[int, int]]]:
    """Line and column of each record of a file that is a list of them, under "", and of what stands under its keys."""
    root = _Loader(Path(path).read_bytes()).get_single_node()
    return [{"": _mark(item), **{key.value: _mark(value) for key, value in item.value}} for item in root.value]


def _mark(node: yaml.Node) -> tuple[int, int]:
    return node.start_mark.line + 1, node.start_mark.column + 1


def scalar(path: str | Path, key: str, number: int, name: str) -> tuple[int, int, bool]:
    """Line and column where the text of a key begins, or its list, in an item of a list of the file; and whether its lines
    are the file's own, as those behind a `|` are.
    """
    content = Path(path).read_bytes()
    root = _Loader(content).get_single_node()
    [items] = [value for own, value in root.value if own.value == key]
    [node] = [value for own, value in items.value[number].value if own.value == name]
    line, column = node.start_mark.line + 1, node.start_mark.column + 1
    if isinstance(node, yaml.CollectionNode):
        return line, column, False
    if node.style == "|":
        lines = content.decode("utf-8-sig").splitlines()
        first = next((at for at in lines[line:] if at.strip()), "")
        return line + 1, len(first) - len(first.lstrip(" ")) + 1, True
    return (
        line,
        column + (node.style in ("'", '"')),
        "\n" not in node.value and node.start_mark.line == node.end_mark.line,
    )


def _cure(problem: str, mark: yaml.Mark | None, content: bytes) -> str:
    """What to do about text that is not YAML, by what the parser calls it and where it stopped."""
    lines = content.decode("utf-8", "replace").splitlines()
    if mark and mark.line < len(lines) and lines[mark.line][mark.column :].startswith("\t"):
        return "Indent with spaces, not tabs."
    return next(cure for pattern, cure in _CURES if re.search(pattern, problem))
