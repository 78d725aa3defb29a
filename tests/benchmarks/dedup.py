"""How well and how fast copies are told from what only looks alike, beside popular engines.

    python tests/benchmarks/dedup.py FOLDER [NUMBER [ENGINE...]]
    python tests/benchmarks/dedup.py --stage FOLDER NUMBER

FOLDER holds documentation, such as the Debian packages linux-doc-6.1, python3.11-doc, postgresql-doc-15, git-doc,
developers-reference and bible-kjv-text, unpacked by `dpkg -x`. Of its paragraphs NUMBER passages (100,000) are made, copies
and look-alikes among them (`dedup_texts`), and 20,000 pairs that are made to be mistaken (`dedup_swaps`). Engines are
`briefwright`, `exact` (its first step: forms by hash), `rensa` and `datatrove` (to be installed apart); each runs in a
process of its own. Time is of the CPU; what `ingest` does (line ends, soft hyphens, sentences) is done before it counts.
The second form runs the stage's own command on files with so many passages, for its memory.

Precision and recall are of pairs that say the same. A quotation counts neither way; two quotations of one passage are
merged if their gist is the same, and what differs from the passage that holds a quotation is linked with both.
"""

import json
import os
import pickle
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
from dedup_swaps import swaps
from dedup_texts import Made, Maker, paragraphs

ROOT = Path(__file__).parents[2]
SEED = 7
SWAPS = 20_000
STAGE = """
import re, sys, time
from pipeline.dedup.__main__ import main
main(*sys.argv[1:])
print(time.process_time(), re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1])
"""
Pair = tuple[int, int]
Merged = tuple[list[int], list[Pair]]


class Clusters:
    """Which passages are merged: a forest whose roots are the smallest."""

    def __init__(self, number: int) -> None:
        self._parent = list(range(number))

    def root(self, at: int) -> int:
        """The smallest of those merged with this one."""
        while self._parent[at] != at:
            self._parent[at] = at = self._parent[self._parent[at]]
        return at

    def merge(self, one: int, other: int) -> None:
        """Take two as the same."""
        one, other = self.root(one), self.root(other)
        self._parent[max(one, other)] = min(one, other)

    def roots(self) -> list[int]:
        """The root of each."""
        return [self.root(at) for at in range(len(self._parent))]


def _read(texts: Iterable[str]) -> list[str]:
    """Texts as `ingest` reads them: line ends and soft hyphens undone."""
    from pipeline.ingest.reading import read
    from pipeline.positions import Reading

    def reading(text: str) -> str:
        told = Reading()
        told.add(text, 0, len(text))
        return str(read(told))

    return [reading(text) for text in texts]


def _passages(texts: Iterable[str], source: str = "all") -> list[Any]:
    from pipeline.ingest.sentences import sentences
    from pipeline.records import Passage

    return [
        Passage(
            id=str(number),
            source=source,
            ordinal=number,
            kind="paragraph",
            start=0,
            end=len(text),
            text=text,
            sentences=tuple(sentences(text)),
        )
        for number, text in enumerate(_read(texts))
    ]


def briefwright(texts: list[str]) -> Callable[[], Callable[[], Merged]]:
    """Ours. Who calls it prepares, then runs what it gives, then asks that for what was found."""
    from pipeline.dedup import dedup
    from pipeline.dedup.form import form
    from pipeline.dedup.gist import gist
    from pipeline.records import Copy, Source

    passages = _passages(texts)

    def run() -> Callable[[], Merged]:
        found = list(dedup([Source(id="all", path="", sha256="")], passages))
        return lambda: settle(found)

    def settle(found: Iterable[Any]) -> Merged:
        clusters, links = Clusters(len(texts)), []
        parts: dict[int, dict[bytes, list[int]]] = defaultdict(lambda: defaultdict(list))
        for copy in (f for f in found if isinstance(f, Copy)):
            if copy.relation == "contained":
                parts[int(copy.of)][gist(form(passages[int(copy.passage)].words))].append(int(copy.passage))
            else:
                clusters.merge(int(copy.passage), int(copy.of))
        quoted = {whole: [part for same in by.values() for part in same] for whole, by in parts.items()}
        for whole, by in parts.items():
            links += [(part, whole) for part in quoted[whole]]
            for same in by.values():
                for part in same[1:]:
                    clusters.merge(same[0], part)
        for variant in (f for f in found if not isinstance(f, Copy)):
            one, other = map(int, variant.passages)
            links += [(a, b) for a in (one, *quoted.get(one, ())) for b in (other, *quoted.get(other, ()))]
        return clusters.roots(), links

    return run


def exact(texts: list[str]) -> Callable[[], Callable[[], Merged]]:
    """Our first step alone: forms by hash."""
    from hashlib import blake2b

    from pipeline.dedup.form import form

    texts = _read(texts)

    def run() -> Callable[[], Merged]:
        first: dict[bytes, int] = {}
        roots = [first.setdefault(blake2b(form(t), digest_size=16).digest(), at) for at, t in enumerate(texts)]
        return lambda: (roots, [])

    return run


def _threes(text: str) -> list[str]:
    import re

    words = re.findall(r"\w+", text.lower())
    return list({" ".join(words[at : at + 3]) for at in range(max(1, len(words) - 2))})


def rensa(texts: list[str]) -> Callable[[], Callable[[], Merged]]:
    """MinHash in Rust: 128 permutations, 16 bands, Jaccard of word triples at least 0.7."""
    from rensa import RMinHash, RMinHashLSH

    def run() -> Callable[[], Merged]:
        hashes = []
        for at in range(0, len(texts), 5000):
            hashes += RMinHash.from_token_sets([_threes(text) for text in texts[at : at + 5000]], 128, SEED)
        index = RMinHashLSH(0.7, 128, 16)
        index.insert_many(hashes)
        clusters = Clusters(len(texts))
        for at, found in enumerate(index.query_all(hashes)):
            for other in found:
                if (
                    other > at
                    and clusters.root(at) != clusters.root(other)
                    and hashes[at].jaccard(hashes[other]) >= 0.7
                ):
                    clusters.merge(at, other)
        return lambda: (clusters.roots(), [])

    return run


def datatrove(texts: list[str]) -> Callable[[], Callable[[], Merged]]:
    """MinHash of Hugging Face's datatrove: word triples, 16 buckets of 8."""
    import struct

    from datatrove.data import Document
    from datatrove.executor import LocalPipelineExecutor
    from datatrove.pipeline.dedup import MinhashDedupBuckets, MinhashDedupSignature
    from datatrove.pipeline.dedup.minhash import MinhashConfig
    from loguru import logger

    logger.remove()
    config = MinhashConfig(n_grams=3, num_buckets=16, hashes_per_bucket=8)
    documents = [Document(text=text, id=str(at)) for at, text in enumerate(texts)]

    def given(_: Any, rank: int = 0, world_size: int = 1) -> Iterator[Document]:
        yield from documents

    def run() -> Callable[[], Merged]:
        clusters = Clusters(len(texts))
        with tempfile.TemporaryDirectory() as place:
            signatures = [given, MinhashDedupSignature(output_folder=f"{place}/s", config=config)]
            buckets = [MinhashDedupBuckets(input_folder=f"{place}/s", output_folder=f"{place}/b", config=config)]
            for name, steps, tasks in (("1", signatures, 1), ("2", buckets, 16)):
                LocalPipelineExecutor(steps, tasks=tasks, workers=1, logging_dir=f"{place}/{name}").run()
            for path in Path(place, "b").glob("*.dups"):
                for _, one, _, other in struct.iter_unpack("<4I", path.read_bytes()):
                    clusters.merge(one, other)
        return lambda: (clusters.roots(), [])

    return run


ENGINES = {engine.__name__: engine for engine in (exact, briefwright, rensa, datatrove)}


def _pairs(sizes: Iterable[int]) -> int:
    return sum(n * (n - 1) // 2 for n in sizes)


def score(made: Sequence[Made], roots: Sequence[int], links: Iterable[Pair]) -> dict[str, float]:
    """Precision and recall of merged pairs; the share of one-fact changes that were merged with what they change, and the
    shares of them and of quotations that were merged or linked.
    """
    counted = [at for at, m in enumerate(made) if m.kind not in ("contain", "split")]
    same = {at: (made[at].family, made[at].fact) if made[at].kind != "heavy" else at for at in counted}
    wanted = _pairs(Counter(same.values()).values())
    merged = _pairs(Counter(roots[at] for at in counted).values())
    right = _pairs(Counter((roots[at], same[at]) for at in counted).values())
    linked = {(min(a, b), max(a, b)) for a, b in ((roots[a], roots[b]) for a, b in links)}
    base = {m.family: at for at, m in enumerate(made) if m.kind == "base"}
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for at, m in enumerate(made):
        if m.kind != "base" and m.family in base:
            one, other = sorted((roots[at], roots[base[m.family]]))
            seen[m.kind].update(all=1, merged=one == other, linked=one == other or (one, other) in linked)
    share = {kind: {key: n[key] / n["all"] for key in ("merged", "linked")} for kind, n in seen.items()}
    return {
        "precision": right / merged if merged else 1.0,
        "recall": right / wanted,
        "facts merged": share["fact"]["merged"],
        "facts linked": share["fact"]["linked"],
        "typo merged": share["typo"]["merged"],
        "light merged": share["light"]["merged"],
        "light linked": share["light"]["linked"],
        "quotes linked": share["contain"]["linked"],
        "halves linked": share["split"]["linked"],
    }


def score_swaps(kinds: Sequence[str], roots: Sequence[int], links: Iterable[Pair]) -> dict[str, float]:
    """The shares of adversarial pairs that were merged, in all and by kind, and that were linked."""
    linked = {(min(a, b), max(a, b)) for a, b in ((roots[a], roots[b]) for a, b in links)}
    merged = [roots[2 * n] == roots[2 * n + 1] for n in range(len(kinds))]
    known = [m or tuple(sorted(roots[2 * n : 2 * n + 2])) in linked for n, m in enumerate(merged)]
    by = Counter(kind for kind, m in zip(kinds, merged, strict=True) if m)
    return {
        "swaps merged": sum(merged) / len(merged),
        "swaps linked": sum(known) / len(known),
        **{f"merged: {kind}": n / kinds.count(kind) for kind, n in sorted(by.items())},
    }


def measure(engine: str, data: str) -> None:
    """Run one engine on both sets and print what came out, as JSON."""
    made, pairs = pickle.loads(Path(data).read_bytes())
    run = ENGINES[engine]([m.text for m in made])
    begin = time.process_time()
    found = run()
    seconds = time.process_time() - begin
    told = {"passages/s": len(made) / seconds, "MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}
    swapped = ENGINES[engine]([text for _, *both in pairs for text in both])()()
    print(json.dumps({**told, **score(made, *found()), **score_swaps([kind for kind, *_ in pairs], *swapped)}))


def stage(folder: str, number: str) -> None:
    """Run the stage's own command on files with so many passages, and print its time and memory."""
    from pipeline import store
    from pipeline.records import Document, Source

    texts = [m.text for m in Maker(paragraphs(Path(folder)), SEED).passages(int(number))]
    with tempfile.TemporaryDirectory() as scratch:
        place = Path(scratch)
        (place / "brief.yaml").write_text("title: Benchmark\n")
        parts = [texts[at : at + 20_000] for at in range(0, len(texts), 20_000)]
        for n, part in enumerate(parts):
            store.write_lines(place / f"d{n}", [Document(source=Source(id=f"s{n}", path="", sha256=""), text="")])
            passages = (msgspec.structs.replace(p, id=f"p-{n}-{p.id}") for p in _passages(part, f"s{n}"))
            store.write_lines(place / f"p{n}", passages)
        inputs = [f"{kind}{n}" for kind in "dp" for n in range(len(parts))]
        command = [sys.executable, "-c", STAGE, "brief.yaml", *inputs, "copies", "variants", "boilerplate"]
        told = subprocess.check_output(command, cwd=place, env={**os.environ, "PYTHONPATH": str(ROOT)})
        seconds, peak = map(float, told.split())
        copies, variants = (len((place / kind).read_bytes().splitlines()) for kind in ("copies", "variants"))
    print(
        f"{number} passages: {len(texts) / seconds:,.0f} a second, files read and written; "
        f"{peak / 1024:,.0f} MB at most; {copies} copies, {variants} variants"
    )


def main(folder: str, number: str = "100000", *engines: str) -> None:
    """Make the passages and print a line for each engine."""
    pool = paragraphs(Path(folder))
    made = Maker(pool, SEED).passages(int(number))
    print(f"{len(pool)} paragraphs; {len(made)} passages, {sum(len(m.text) for m in made) // len(made)} letters each")
    with tempfile.NamedTemporaryFile() as data:
        data.write(pickle.dumps((made, list(swaps(pool, SWAPS, SEED)))))
        data.flush()
        for engine in engines or ENGINES:
            run = [sys.executable, __file__, "--one", engine, data.name]
            told = json.loads(subprocess.check_output(run).splitlines()[-1])
            print(f"{engine}: " + ", ".join(f"{what} {value:,.4g}" for what, value in told.items()), flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        measure(*sys.argv[2:])
    elif sys.argv[1:2] == ["--stage"]:
        stage(*sys.argv[2:])
    elif sys.argv[1:]:
        main(*sys.argv[1:])
    else:
        sys.exit("Say where documentation is: python tests/benchmarks/dedup.py FOLDER [NUMBER [ENGINE...]]")
