"""Whether two passages say the same: decided word by word, never by a threshold of likeness."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import Indel, Opcode

from pipeline.dedup.gist import gist

Verdict = Literal["near", "variant", "different"]

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


def compare(one: bytes, other: bytes) -> Comparison:
    """Compare the forms of two passages.

    They are near copies only where all that differs is known to be harmless: words of `data/harmless.tsv`, or one word
    written as two. A number, date, name, negation, unit or any other word that differs makes a variant.
    """
    a, b = one.split(b" "), other.split(b" ")
    if 2 * min(len(a), len(b)) < LIKENESS_OF_A_VARIANT * (len(a) + len(b)):
        return DIFFERENT
    return _liken(a, b) if Indel.normalized_similarity(a, b, score_cutoff=LIKENESS_OF_A_VARIANT) else DIFFERENT


def liken(one: bytes, other: bytes) -> Comparison:
    """Compare the forms of two passages, however little they have in common."""
    return _liken(one.split(b" "), other.split(b" "))


def _liken(a: Sequence[bytes], b: Sequence[bytes]) -> Comparison:
    edits = Indel.opcodes(a, b)
    kept = sum(edit.src_end - edit.src_start for edit in edits if edit.tag == "equal")
    differing = [(a[i:j], b[k:m]) for i, j, k, m in _joined(edits)]
    harmless = all(_harmless(ours, theirs) for ours, theirs in differing)
    differs = tuple(f"{_said(ours)} / {_said(theirs)}".strip() for ours, theirs in differing)
    return Comparison("near" if harmless else "variant", 2 * kept / (len(a) + len(b)), differs)


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


def _harmless(ours: Sequence[bytes], theirs: Sequence[bytes]) -> bool:
    if b"".join(ours) == b"".join(theirs):
        return all(
            len(t.decode("utf-8", "surrogatepass")) >= SHORTEST_PART and not t[-1:].isdigit() for t in (*ours, *theirs)
        )
    return gist(b" ".join(ours)) == gist(b" ".join(theirs))


def _said(words: Sequence[bytes]) -> str:
    return b" ".join(words).decode("utf-8", "surrogatepass")
