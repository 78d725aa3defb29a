"""python -m pipeline.dedup DOCUMENTS... PASSAGES... COPIES VARIANTS: all batches at once."""

from pipeline import stage, store
from pipeline.dedup import dedup
from pipeline.records import Copy, Document, Passage, Variant


def main(*paths: str) -> None:
    """As many files of documents as of passages, then the two to write."""
    *inputs, copies_path, variants_path = paths
    half = len(inputs) // 2
    sources = [d.source for path in inputs[:half] for d in store.read_lines(path, Document)]
    passages = [p for path in inputs[half:] for p in store.read_lines(path, Passage)]
    found = list(dedup(sources, passages))
    store.write_lines(copies_path, [c for c in found if isinstance(c, Copy)])
    store.write_lines(variants_path, [v for v in found if isinstance(v, Variant)])


if __name__ == "__main__":
    stage.run("dedup", main)
