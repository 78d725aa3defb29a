"""What is wrong with a YAML file as a record: each fault with its place, what was expected, and the nearest valid key."""

import re
import textwrap
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from msgspec import inspect

from pipeline.errors import Complaint, nearest

_PATH = re.compile(r" - at `\$(?P<path>[^`]*)`\Z")
_STEP = re.compile(r"\.(?P<key>[^.\[\]]+)|\[(?P<index>\d+)\]|\[\.\.\.\]")
_STRANGE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")  # what no XML may hold
_KEY = re.compile(r"[^`$\[\]\n\r]+")
_UNKNOWN = re.compile(r"Object contains unknown field `(?P<key>[^`]*)`")
_MISSING = re.compile(r"Object missing required field `(?P<key>[^`]*)`")
_EXPECTED = re.compile(r"Expected `(?P<want>[^`]+)`(?:, got `(?P<got>[^`]+)`)?")
_WORDS = {"str": "text", "int": "a whole number", "float": "a number", "bool": "true or false", "array": "a list",
          "object": "lines `key: value`", "null": "nothing", "list": "a list", "dict": "lines `key: value`",
          "NoneType": "nothing"}  # fmt: skip
_NO_MERGE = "merging by `<<` is not read; write the keys out."


class Place(NamedTuple):
    """A node of the file, the type that is expected there, its name ("sections[2].most"), and where in what it stands."""

    node: yaml.Node
    expected: inspect.Type
    name: str = ""
    within: "Place | None" = None
    number: int = 0


class Tree:
    """The nodes of a file. msgspec stops at the first fault; what is faulty is taken out, so that it finds the next.

    `line` is the number of lines before the file's piece that is read, `name` what its root is called.
    """

    def __init__(self, path: Path, root: yaml.Node, kind: Any, line: int, name: str = "") -> None:
        self.path = path
        self.root = Place(root, inspect.type_info(kind), name)
        self.line = line
        self._complaints: list[Complaint] = []
        self._taken: set[tuple[int, str | None]] = set()  # from which node, and which key of it
        self._numbers: dict[int, list[int]] = {}  # of a list's items, as the file has them
        self._check_keys(root, name)

    @property
    def complaints(self) -> list[Complaint]:
        """What was found, in the order of the file."""
        return sorted(self._complaints, key=lambda c: (c.line or 0, c.column or 0))

    def _complain(
        self, node: yaml.Node, said: str, key: str, expected: Sequence[str] = (), nearest: str | None = None
    ) -> None:
        place = self.line + node.start_mark.line + 1, node.start_mark.column + 1
        self._complaints.append(Complaint.at(self.path, place, said, key=key, expected=expected, nearest=nearest))

    def _check_keys(self, node: yaml.Node, name: str) -> None:
        """Take every key as text, `2024:` too, and take out one that stands twice."""
        if isinstance(node, yaml.ScalarNode) and (strange := _STRANGE.search(node.value)):
            self._complain(node, f"`{name}` holds the character U+{ord(strange[0]):04X}; take it out.", name)
        elif isinstance(node, yaml.SequenceNode):
            for n, item in enumerate(node.value):
                self._check_keys(item, f"{name}[{n}]")
        elif isinstance(node, yaml.MappingNode):
            first: dict[str, int] = {}
            kept = []
            for key, value in node.value:
                if not isinstance(key, yaml.ScalarNode):
                    self._complain(key, "expected a line `key: value`; put other text in quotes.", name)
                    continue
                if key.value == "<<" or not _KEY.fullmatch(key.value):
                    self._complain(key, _NO_MERGE if key.value == "<<" else "no key; keys are words, as `title`.", name)
                    continue
                inner = _named(name, key.value)
                if key.value in first:
                    self._complain(key, f"`{key.value}` stands here and in line {first[key.value]}; keep one.", inner)
                    continue
                key.tag = "tag:yaml.org,2002:str"
                first[key.value] = self.line + key.start_mark.line + 1
                kept.append((key, value))
                self._check_keys(value, inner)
            node.value = kept

    def take_out(self, message: str) -> bool:
        """Note the fault that msgspec reports, and take out what is faulty. Whether there was anything to take out."""
        at = _PATH.search(message)
        place = self._follow(at["path"] if at else "")
        said = message[: at.start()] if at else message
        if unknown := _UNKNOWN.match(said):
            key = unknown["key"]
            index = next(n for n, pair in enumerate(place.node.value) if pair[0].value == key)
            keys = _keys(place)
            near, cure = nearest(key, keys)
            name = _named(place.name, key)
            self._complain(place.node.value[index][0], f"unknown key `{key}`; {cure}", name, keys, near)
            place.node.value.pop(index)
            self._taken.add((id(place.node), near))  # what was meant is not missing
            return True
        self._explain(said, place)
        return self._remove(place)

    def _explain(self, said: str, place: Place) -> None:
        """Note a fault, unless it is there only because something was taken out."""
        node, name = place.node, _spoken(place)
        if missing := _MISSING.match(said):
            key = missing["key"]
            if (id(node), key) not in self._taken:
                within = f" in {name}" if place.name else ""
                self._complain(node, f"`{key}` is missing{within}; add it.", _named(place.name, key), [key])
        elif said.startswith("Invalid"):
            value, choices = _shown(node), _choices(place.expected)
            near, cure = nearest(value, choices)
            self._complain(node, f"{name} cannot be `{value}`; {cure}", place.name, choices, near)
        elif expected := _EXPECTED.match(said):
            if (id(node), None) in self._taken:  # a list that lost an item is too short
                return
            wants = [_WORDS.get(w.strip(), w.strip()) for w in expected["want"].split("|")]
            several = [w for w in wants if w != "nothing"]
            want = " or ".join(several or wants) + (_bounds(place.expected) if len(several) < 2 else "")
            value = _shown(node)
            got = f"`{value}`" if value else _WORDS.get(expected["got"] or "", expected["got"])
            told = f"{name} must be {want}{f', not {got}' if got else ''}.{_rewritten(place, value, want)}"
            self._complain(node, told, place.name, [want])
        elif not {taken for taken, _ in self._taken} & _ids(node):
            self._complain(node, f"{name}: {said[0].lower()}{said[1:]}.", place.name)

    def _remove(self, place: Place) -> bool:
        if place.within is None:
            return False
        outer = place.within.node
        removed = outer.value.pop(place.number)
        if isinstance(outer, yaml.MappingNode):
            self._taken.add((id(outer), removed[0].value))
        else:
            self._numbered(outer).pop(place.number)
            self._taken.add((id(outer), None))
        return True

    def _numbered(self, node: yaml.Node) -> list[int]:
        return self._numbers.setdefault(id(node), list(range(len(node.value))))

    def _follow(self, path: str) -> Place:
        """The place at a path of msgspec's."""
        place = self.root
        for step in _STEP.finditer(path):
            node, info = place.node, place.expected
            if step["key"] and isinstance(node, yaml.MappingNode):
                struct = _struct(info, node)
                if struct and step["key"] != struct.tag_field:  # of the choice itself the union stays the type
                    info = next((f.type for f in struct.fields if f.encode_name == step["key"]), info)
                index = next((n for n, pair in enumerate(node.value) if pair[0].value == step["key"]), None)
                if index is not None:
                    place = Place(node.value[index][1], info, _named(place.name, step["key"]), place, index)
            elif step["index"] and isinstance(node, yaml.SequenceNode):
                lists = [t for t in _members(info) if isinstance(t, (inspect.ListType, inspect.VarTupleType))]
                info = lists[0].item_type if lists else info
                index = int(step["index"])
                number = self._numbered(node)[index]
                place = Place(node.value[index], info, f"{place.name}[{number}]", place, index)
        return place


def _ids(node: yaml.Node, seen: frozenset[int] = frozenset()) -> set[int]:
    """A node and all that are in it."""
    if id(node) in seen:
        return set()
    inner = [n for pair in node.value for n in pair] if isinstance(node, yaml.MappingNode) else node.value
    parts = inner if isinstance(node, yaml.CollectionNode) else ()
    return {id(node)}.union(*(_ids(part, seen | {id(node)}) for part in parts))


def _named(name: str, key: str) -> str:
    return f"{name}.{key}" if name else key


def _spoken(place: Place) -> str:
    """What a place is called in a sentence: "`chart` of section 9, `chart` “Trade”", where that has a title; "`paper`"."""
    item: Place | None = place
    while item and not re.fullmatch(r"sections\[\d+\]", item.name):
        item = item.within
    if not item:
        return f"`{place.name or 'the file'}`"
    pairs = item.node.value if isinstance(item.node, yaml.MappingNode) else ()
    given = {key.value: _shown(value) for key, value in pairs}
    kind, title = given.get("kind"), given.get("title")
    number = int(item.name[9:-1]) + 1
    section = f"section {number}{f', `{kind}`' if kind else ''}{f' “{title}”' if title else ''}"
    inner = place.name.removeprefix(item.name).lstrip(".")
    return f"`{inner}` of {section}" if inner else section


def _shown(node: yaml.Node) -> str:
    """A value as a message shows it: a text in one short line, a list or mapping not at all."""
    return textwrap.shorten(node.value, 60, placeholder=" ...") if isinstance(node, yaml.ScalarNode) else ""


def _members(info: inspect.Type) -> tuple[inspect.Type, ...]:
    if isinstance(info, inspect.Metadata):  # a description
        info = info.type
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


def _keys(place: Place) -> list[str]:
    struct = _struct(place.expected, place.node)
    tag = [struct.tag_field] if struct and struct.tag_field else []
    return tag + [f.encode_name for f in struct.fields] if struct else []


def _rewritten(place: Place, value: str, want: str) -> str:
    """How a plain value is to be written to be what is wanted."""
    if value and "text" in want:
        return f' Put it in quotes: "{value}".'
    if value and want.startswith("a list"):
        return f" Put it in brackets: [{value}]."
    if value in _choices(place.expected) and (struct := _struct(place.expected, place.node)):
        return f" Write `{struct.tag_field}: {value}`."
    return ""


def _choices(info: inspect.Type) -> list[str]:
    choices: list[str] = []
    for member in _members(info):
        if isinstance(member, inspect.LiteralType):
            choices += map(str, member.values)
        elif isinstance(member, inspect.StructType) and member.tag is not None:
            choices.append(str(member.tag))
    return choices
