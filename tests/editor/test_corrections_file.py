"""`corrections.yaml` as it is written: every fault with its place, a schema in step, and the documentation's own examples."""

import re
from contextlib import suppress
from pathlib import Path

import jsonschema
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from pipeline.account import account
from pipeline.cli import main
from pipeline.document.sections.key_points import LABELS
from pipeline.editor.corrections import FILE, Amount, EventKind, Fact, Party, load, survey
from pipeline.editor.fields import Measure
from pipeline.errors import Complaint
from pipeline.schema import corrections_schema, printed

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples/kenya-netherlands"
DOCUMENTED = (ROOT / "docs/corrections.md").read_text("utf-8")
BLOCKS = re.findall(r"^```yaml\n(.*?)^```", DOCUMENTED, re.MULTILINE | re.DOTALL)
BY = "  why: w\n  by: A\n"
WRONG = {
    "an unknown action": ("- action: corect\n  quote: x\n" + BY, (1, 11), "`correct`"),
    "an unknown key": ("- action: accept\n  quote: x\n  facts: event\n" + BY, (3, 3), "did you mean `fact`?"),
    "no reason": ("- action: accept\n  quote: x\n  by: A\n", (1, 3), "`why` is missing in `corrections[0]`"),
    "nobody": ("- action: accept\n  quote: x\n  why: w\n", (1, 3), "`by` is missing"),
    "no quotation": ("- action: accept\n" + BY, (1, 3), "`quote` is missing"),
    "an unknown key around": ("- action: accept\n  quote: {exact: x, prefx: y}\n" + BY, (2, 21), "`prefix`"),
    "an unknown sort": ("- action: accept\n  quote: x\n  fact: evnt\n" + BY, (3, 9), "did you mean `event`?"),
    "an unknown field": ("- action: correct\n  quote: x\n  event: {wen: 2019}\n" + BY, (3, 11), "`when`"),
    "no date": ("- action: correct\n  quote: x\n  event: {when: 31 May}\n" + BY, (3, 17), "2024-05-02"),
    "no number": ("- action: correct\n  quote: x\n  observation: {value: much}\n" + BY, (3, 24), "45.2 million"),
    "no measure": ("- action: correct\n  quote: x\n  observation: {measure: exprts}\n" + BY, (3, 26), "exports"),
    "nothing to correct": ("- action: correct\n  quote: x\n" + BY, (1, 3), "`event`, `observation` and `entity`"),
    "two sorts": ("- action: correct\n  quote: x\n  event: {when: 2019}\n  entity: {name: x}\n" + BY, (1, 3), "one of"),
    "an empty correction": ("- action: correct\n  quote: x\n  event: {}\n" + BY, (1, 3), "what is to be otherwise"),
    "an event without a title": ("- action: add\n  quote: x\n  event: {when: 2019}\n" + BY, (1, 3), "needs `title`"),
    "a number beyond all": (
        f"- action: correct\n  quote: x\n  observation: {{value: {'9' * 400}}}\n" + BY,
        (3, 24),
        "a number up to 1e+18",
    ),
    "a value without a unit": ("- action: add\n  quote: x\n  observation: {value: 3}\n" + BY, (1, 3), "needs `unit`"),
    "a merge with nothing": ("- action: merge\n  quote: x\n" + BY, (1, 3), "`with` is missing"),
    "no list": ("action: accept\n", (1, 1), "begin each of the corrections with a dash"),
    "text": ("- reject that\n", (1, 3), "must be lines `key: value`"),
    "a tab": ("- action: accept\n\tquote: x\n", (2, 1), "spaces, not tabs"),
}


@pytest.mark.parametrize(("text", "place", "says"), WRONG.values(), ids=WRONG)
def test_what_is_written_wrongly_is_told_with_its_place(
    text: str, place: tuple[int, int], says: str, tmp_path: Path
) -> None:
    path = tmp_path / FILE
    path.write_text(text, "utf-8")
    given, complaints = survey(path)
    assert given == []
    [complaint] = complaints
    assert (complaint.line, complaint.column) == place
    assert str(complaint).startswith(f"{path}:{place[0]}:{place[1]}: ")
    assert says in str(complaint)


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    written = [text for text, _, _ in WRONG.values() if text.startswith("- action") and "\t" not in text]
    path = tmp_path / FILE
    path.write_text("".join(written), "utf-8")
    _, complaints = survey(path)
    assert len(complaints) == len(written)


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "[]\n", None])
def test_a_file_without_corrections_is_as_good_as_none(text: str | None, tmp_path: Path) -> None:
    if text is not None:
        (tmp_path / FILE).write_text(text, "utf-8")
    assert load(tmp_path / FILE) == []


@pytest.mark.parametrize(
    ("written", "value", "scale", "decimals"),
    [
        ("45.2 billion", 45.2e9, 1e9, 1),
        ("1,240", 1240, 1, 0),
        ("-4.50", -4.5, 1, 2),
        ("−3", -3, 1, 0),
        ("3m", 3e6, 1e6, 0),
        ("2 Crore", 2e7, 1e7, 0),
    ],
)
def test_a_number_is_read_as_it_is_written(written: str, value: float, scale: float, decimals: int) -> None:
    amount = Amount(written)
    assert (amount.value, amount.scale, amount.decimals) == (value, scale, decimals)


@given(st.text())
def test_a_number_is_read_or_refused(text: str) -> None:
    with suppress(ValueError):
        assert isinstance(Amount(text).value, float)


def test_countries_stand_by_name_or_code() -> None:
    assert [Party(name) for name in ("Kenya", "kenya", "KEN", "Netherlands", "ASEAN")] == [
        "KEN",
        "KEN",
        "KEN",
        "NLD",
        "ASEAN",
    ]


def test_kinds_of_event_are_those_that_sections_know() -> None:
    assert set(EventKind.__args__) == set(LABELS)


def test_the_published_schema_is_that_of_the_program(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["schema", "corrections"]) == 0
    shown = capfdbinary.readouterr().out
    assert shown == printed(corrections_schema()) == (ROOT / "docs/corrections.schema.json").read_bytes()


def valid(text: str) -> bool:
    """Whether an editor's program finds nothing wrong, by the schema."""
    loader = type("Yaml12", (yaml.SafeLoader,), {})
    loader.yaml_implicit_resolvers = {
        first: [r for r in resolvers if "timestamp" not in r[0]]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    validator = jsonschema.Draft202012Validator(corrections_schema())
    validator.check_schema(validator.schema)
    return bool(validator.is_valid(yaml.load(text, loader)))


def test_an_editor_marks_by_the_schema_what_the_program_refuses() -> None:
    for block in (*BLOCKS, (EXAMPLE / FILE).read_text("utf-8")):
        assert valid(block)
    by_value = {
        "no date",
        "no number",
        "a number beyond all",
        "a tab",
    }  # a schema says that it is text, the program which
    assert [name for name, (text, _, _) in WRONG.items() if name not in by_value and valid(text)] == []


def test_every_key_says_in_an_editor_what_it_is() -> None:
    parts = corrections_schema()["$defs"].values()
    assert [part["title"] for part in parts if not part.get("description")] == []
    keys = [(part["title"], key, p) for part in parts for key, p in part["properties"].items() if key != "action"]
    assert [(title, key) for title, key, p in keys if not p.get("description")] == []


@pytest.mark.parametrize("block", BLOCKS, ids=[block.split("\n")[0][10:] for block in BLOCKS])
def test_each_example_of_the_documentation_does_what_it_says(block: str, tmp_path: Path) -> None:
    path = tmp_path / FILE
    path.write_text(block, "utf-8")
    paths = [p for p in sorted((EXAMPLE / "sources").iterdir()) if p.suffix != ".yaml"]
    [given] = load(path)
    made = account(paths, [given])
    [edit] = made.corrections
    things = {t.id: t for t in (*made.events, *made.observations, *made.entities)}
    match edit.action:
        case "accept":
            assert [things[id].origin for id in edit.facts] == ["extracted"]
        case "reject":
            assert edit.facts == ()
        case "add":
            assert [things[id].origin for id in edit.facts] == ["added"]
        case "correct" | "merge":
            assert [things[id].origin for id in edit.facts] == ["corrected"]
        case "split":
            assert len(edit.facts) == 2


def test_the_documentation_tells_each_action_and_each_way_to_tell_facts_apart() -> None:
    actions = {
        part["properties"]["action"]["enum"][0]
        for part in corrections_schema()["$defs"].values()
        if "action" in part["properties"]
    }
    assert {re.findall(r"action: (\w+)", block)[0] for block in BLOCKS} == actions
    told = DOCUMENTED.split("## Pointing at a fact")[1].split("## ")[0]
    assert [name for name in Fact.__struct_fields__ if f"`{name}`" not in told] == []


def test_a_wrong_measure_is_refused_with_the_nearest() -> None:
    with pytest.raises(ValueError, match="`exports`"):
        Measure("exprts")


def test_the_corrections_of_the_example_hold_and_mend_what_they_say() -> None:
    paths = [p for p in sorted((EXAMPLE / "sources").iterdir()) if p.suffix != ".yaml"]
    try:
        made = account(paths, load(EXAMPLE / FILE))
    except Complaint as e:  # pragma: no cover - what is wrong is shown
        pytest.fail("\n".join(map(str, e.all)))
    titles = [e.title for e in made.events]
    assert "The port's new cold store would take its first containers" in titles
    assert [t for t in titles if t.startswith(("[Joseph Mwangi] would", "[Mwangi] will"))] == []
    [share] = [o for o in made.observations if (o.kind, o.value, o.measure) == ("share", 40, "exports")]
    assert {e.source for e in share.evidence} == {"ministry-release", "think-tank-essay"}
    ministers = [e for e in made.entities if e.kind == "person" and "Mwangi" in e.name]
    assert sorted(e.name for e in ministers) == ["Grace Wanjiru Mwangi", "Joseph Mwangi"]
