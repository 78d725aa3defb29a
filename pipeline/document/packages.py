"""Kinds of section that installed packages bring: found by their entry points, and held to what a kind must be.

Whatever goes wrong in one is told in a sentence that names its package, for the brief's author did not write it.
"""

import sys
from collections.abc import Callable, Iterator
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from types import ModuleType
from typing import Any, get_args

import msgspec

from pipeline.document.content import Block, Composed, Later, Table
from pipeline.document.sections import base
from pipeline.errors import Complaint

GROUP = "briefwright.sections"
CURE = "mend the package, or uninstall it."
REPAIR = "mend the package, or take the section out of brief.yaml."


def modules(taken: frozenset[str]) -> Iterator[tuple[str, ModuleType]]:
    """The packages' names, and their modules, each of a kind of its own; `taken` are the names of the kinds that there
    are.
    """
    owners: dict[str, str] = {}
    for point in sorted(entry_points(group=GROUP), key=lambda p: (p.name, p.value)):
        package = f"{point.dist.name} {point.dist.version}" if point.dist else point.value
        if point.name in taken:
            raise Complaint(f"the package {package} calls its section `{point.name}`, as one of ours is called; {CURE}")
        if point.name in owners:
            raise Complaint(
                f"the packages {owners[point.name]} and {package} both bring a section `{point.name}`; uninstall one."
            )
        owners[point.name] = package
        yield package, _loaded(point, package)


def _loaded(point: EntryPoint, package: str) -> ModuleType:
    """The module of an entry point, if it is one of a kind of section."""
    blamed = _blamed(point.name, package)
    try:
        module = point.load()
    except (Exception, SystemExit) as e:  # it may do anything
        raise Complaint(f"{blamed} cannot be loaded ({_told(e)}); {CURE}") from e
    if not isinstance(module, ModuleType):
        raise Complaint(f"{blamed} has an entry point that names {_of(module)}, not a module; {CURE}")
    options = getattr(module, "Options", None)
    if not (isinstance(options, type) and issubclass(options, base.Options)):
        raise Complaint(f"{blamed} has no class `Options` that is made from `base.Options`; {CURE}")
    if options.__struct_config__.tag != point.name:
        tag = options.__struct_config__.tag
        raise Complaint(f"{blamed} is `{tag}` by the tag of its `Options`; give both one name: {CURE}")
    if not callable(getattr(module, "compose", None)):
        raise Complaint(f"{blamed} has no function `compose`; {CURE}")
    return module


def files(module: ModuleType) -> tuple[Path, ...]:
    """The code that a module is made of: its file, or every file of the package that it is in."""
    top = sys.modules[module.__name__.partition(".")[0]]
    folders = map(Path, getattr(top, "__path__", ()))
    inside = sorted(p for folder in folders for p in folder.rglob("*") if p.is_file() and p.suffix != ".pyc")
    return tuple(inside) or ((Path(module.__file__),) if module.__file__ else ())


def composed(name: str, package: str, compose: Callable[[], Any]) -> Composed | Later:
    """What a package's section says, held to be blocks as the layout understands them."""
    said = _called(name, package, compose)
    if callable(said):
        return lambda: _whole(name, package, _called(name, package, said))
    return _whole(name, package, said)


def _called(name: str, package: str, function: Callable[[], Any]) -> Any:
    try:
        return function()
    except (Exception, SystemExit) as e:
        raise Complaint(f"{_blamed(name, package)} stopped with {_told(e)}; {REPAIR}") from e


def _whole(name: str, package: str, said: Any) -> Composed:
    """What was composed, if it is right in every part."""
    if not isinstance(said, Composed):
        raise Complaint(f"{_blamed(name, package)} gives {_of(said)}, not `Composed`; {REPAIR}")
    try:
        blocks = [*said.blocks]
    except TypeError:
        raise Complaint(f"{_blamed(name, package)} gives {_of(said.blocks)} for its blocks; {REPAIR}") from None
    if not (blocks or said.left_out):
        raise Complaint(f"{_blamed(name, package)} says nothing, and not why (`left_out`); {REPAIR}")
    for number, block in enumerate(blocks, 1):
        if wrong := _fault(block):
            raise Complaint(f"{_blamed(name, package)} gives a block {number} that is no block: {wrong}; {REPAIR}")
    return Composed(tuple(blocks), said.left_out)


def _fault(block: Any) -> str | None:
    """What is wrong with a block, by the types of its fields."""
    if not isinstance(block, get_args(Block)):
        return _of(block)
    try:
        msgspec.convert(msgspec.to_builtins(block), type(block))
    except (msgspec.ValidationError, TypeError) as e:
        return f"{type(block).__name__}, {e}"
    if isinstance(block, Table) and any(len(row.cells) != len(block.columns) for row in block.rows):
        return "Table, a row has more or fewer cells than there are columns"
    return None


def _blamed(name: str, package: str) -> str:
    return f"the section `{name}` of the package {package}"


def _of(thing: Any) -> str:
    return "nothing" if thing is None else f"`{type(thing).__name__}`"


def _told(e: BaseException) -> str:
    """An exception in one line."""
    said = " ".join(str(e).split())
    return f"{type(e).__name__}: {said}" if said else type(e).__name__
