"""Whether two passages say the same: decided token by token, never by a threshold of likeness."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import Indel, Opcode

Verdict = Literal["near", "contained", "variant", "different"]

HARMLESS = frozenset({"the"})  # not "a": "few" and "a few" say different things
LIKENESS_OF_A_VARIANT = 0.75  # of two passages that are linked, not merged: a matter of display alone
SHORTEST_QUOTATION = 8  # tokens: what is shorter and stands inside a longer passage is a coincidence


@dataclass(frozen=True)
class Comparison:
    """How two passages stand to each other; `likeness` is 0 to 1; `differs` lists what one has and the other not."""

    verdict: Verdict
    likeness: float
    differs: tuple[str, ...] = ()


def compare(a: Sequence[str], b: Sequence[str]) -> Comparison:
    """Compare the tokens of two passages.

    They are near copies only where every differing token is known to be harmless: "the", or one word written as
    two. A number, date, name, negation, unit or any other word that differs makes a variant.
    """
    if a == b:
        return Comparison("near", 1.0)
    short, long = sorted((a, b), key=len)
    if SHORTEST_QUOTATION <= len(short) < len(long) and _inside(short, long):
        return Comparison("contained", len(short) / len(long))
    likeness = Indel.normalized_similarity(a, b)
    if likeness < LIKENESS_OF_A_VARIANT:
        return Comparison("different", likeness)
    harmful = False
    differs: list[str] = []
    for op in _joined(Indel.opcodes(a, b)):
        ours, theirs = a[op[0] : op[1]], b[op[2] : op[3]]
        differs.append(f"{' '.join(ours)} / {' '.join(theirs)}".strip())
        harmful = harmful or not _harmless(ours, theirs)
    return Comparison("variant" if harmful else "near", likeness, tuple(differs))


def _joined(opcodes: Iterable[Opcode]) -> list[tuple[int, int, int, int]]:
    """Neighbouring edits as one: what stands in one passage where the other has something else."""
    spans: list[tuple[int, int, int, int]] = []
    adjacent = False
    for edit in opcodes:
        if edit.tag == "equal":
            adjacent = False
            continue
        a, _, b, _ = spans.pop() if adjacent else (edit.src_start, 0, edit.dest_start, 0)
        spans.append((a, edit.src_end, b, edit.dest_end))
        adjacent = True
    return spans


def _harmless(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    if "".join(ours) == "".join(theirs) and not any(t[0].isdigit() for t in ours):
        return True
    return all(token in HARMLESS for token in (*ours, *theirs))


def _inside(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether one sequence stands whole within another."""
    first = short[0]
    span = len(short)
    return any(long[i] == first and long[i : i + span] == short for i in range(len(long) - span + 1))
