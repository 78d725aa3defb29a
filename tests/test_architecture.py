"""How the program is built: what the imports really are, held against what docs/architecture.md says of them."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from pipeline import plan

ROOT = Path(__file__).parents[1]
FACES = ("account", "cli", "commands", "explain", "plan", "schema")
"""What stands before the rooms, and may call any of them."""


@cache
def modules() -> dict[str, Path]:
    """Every module of the program by name."""
    files = (path.relative_to(ROOT) for path in (ROOT / "pipeline").rglob("*.py"))
    return {".".join(path.with_suffix("").parts).removesuffix(".__init__"): ROOT / path for path in files}


def imported(module: str) -> set[str]:
    """The program's modules that one imports, at its head or in a function."""
    return {name for name in named(module) if name in modules()} - {module}


def named(module: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(modules()[module].read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.module, f"{module} imports by dots; name the module"
            inner = {f"{node.module}.{alias.name}" for alias in node.names}
            yield from inner & {*modules()} or {node.module}


def place(module: str) -> str:
    """The folder in `pipeline/`, or the module beside the folders, to which a module belongs."""
    return module.split(".")[1] if "." in module else ""


def crossing() -> list[tuple[str, str]]:
    """Imports from one place to another."""
    return [(one, other) for one in modules() for other in sorted(imported(one)) if place(one) != place(other)]


def test_no_room_imports_another() -> None:
    assert [(one, other) for one, other in crossing() if {place(one), place(other)} <= {*plan.ROOMS}] == []


def test_what_rooms_share_imports_no_room() -> None:
    above = {*plan.ROOMS, *FACES}
    assert [(one, other) for one, other in crossing() if place(one) not in above and place(other) in above] == []


def test_no_room_imports_what_stands_before_it() -> None:
    assert [(one, other) for one, other in crossing() if place(one) in plan.ROOMS and place(other) in FACES] == []


def test_imports_go_in_one_direction() -> None:
    try:
        TopologicalSorter({one: imported(one) for one in modules()}).prepare()
    except CycleError as e:
        pytest.fail(f"these import each other: {' <- '.join(e.args[1])}")


@pytest.mark.parametrize("room", ["extract", "reconcile"])
def test_the_folders_of_a_room_import_in_one_direction(room: str) -> None:
    def step(module: str) -> str:
        return ".".join(module.split(".")[:3])

    inside = [m for m in modules() if m.startswith(f"pipeline.{room}.")]
    pairs = {(step(one), step(other)) for one in inside for other in imported(one) if other in inside}
    order = {one: {b for a, b in pairs if a == one != b} for one in map(step, inside)}
    try:
        TopologicalSorter(order).prepare()
    except CycleError as e:
        pytest.fail(f"these folders import each other: {' <- '.join(e.args[1])}")


def run_by(room: str) -> set[str]:
    """The modules that a room's command loads, the packages that hold them too."""
    start = f"pipeline.{room}.__main__"
    loaded, todo = set[str](), [start if start in modules() else f"pipeline.{room}"]
    while todo:
        module = todo.pop()
        if module not in loaded and module != "pipeline":
            loaded.add(module)
            todo += [*imported(module), module.rpartition(".")[0]]
    return loaded


@pytest.mark.parametrize("room", plan.ROOMS)
def test_a_rule_runs_again_when_any_of_the_code_changes_that_it_runs(room: str) -> None:
    watched = plan.code(room)
    assert [module for module in sorted(run_by(room)) if modules()[module] not in watched] == []


@pytest.mark.parametrize("room", plan.ROOMS)
def test_a_rule_does_not_run_again_for_a_folder_that_it_never_uses(room: str) -> None:
    assert {*plan.BESIDE.get(room, ())} <= {place(module) for module in run_by(room)}


def test_every_place_is_named() -> None:
    told = re.findall(r"`(?:pipeline/)?(\w+)(?:\.py|/)?`", (ROOT / "docs/architecture.md").read_text("utf-8"))
    assert {place(module) for module in modules()} - {""} - {*told} == set()


@pytest.mark.parametrize("folder", ["editor", "facts", "wording"])
def test_every_module_that_rooms_share_is_named(folder: str) -> None:
    told = (ROOT / "docs/architecture.md").read_text("utf-8")
    inside = {path.stem for path in (ROOT / "pipeline" / folder).glob("*.py")} - {"__init__"}
    assert {name for name in inside if f"`{name}`" not in told} == set()
