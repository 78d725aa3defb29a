"""Whether two passages say the same: decided token by token, never by a threshold of likeness."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import Indel, Opcode

Verdict = Literal["near", "variant", "different"]

HARMLESS = frozenset({"the"})  # not "a": "few" and "a few" say different things
SHORTEST_PART = 4  # letters: of a word written as two; "not able" is not "notable", "re-signed" not "resigned"
LIKENESS_OF_A_VARIANT = 0.75  # of two passages that are linked, not merged: a matter of display alone


@dataclass(frozen=True)
class Comparison:
    """How two passages stand to each other; `differs` lists what one has and the other not; `likeness` is 0 to 1, and 0
    for all that are different.
    """

    verdict: Verdict
    likeness: float
    differs: tuple[str, ...] = ()


SAME = Comparison("near", 1.0)
DIFFERENT = Comparison("different", 0.0)


def compare(a: Sequence[str], b: Sequence[str]) -> Comparison:
    """Compare the tokens of two passages.

    They are near copies only where every differing token is known to be harmless: "the", or one word written as
    two. A number, date, name, negation, unit or any other word that differs makes a variant.
    """
    if a == b:
        return SAME
    likeness = Indel.normalized_similarity(a, b, score_cutoff=LIKENESS_OF_A_VARIANT)
    if not likeness:
        return DIFFERENT
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
    differing = (*ours, *theirs)
    if "".join(ours) == "".join(theirs):
        return all(len(t) >= SHORTEST_PART and not t[-1].isdigit() for t in differing)
    return HARMLESS.issuperset(differing)
