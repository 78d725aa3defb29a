"""python -m pipeline.dedup BRIEF DOCUMENTS... PASSAGES... COPIES VARIANTS BOILERPLATE: all batches at once."""

from pipeline import stage, store
from pipeline.dedup import dedup
from pipeline.editor import settings
from pipeline.records import Boilerplate, Copy, Document, Passage, Variant


def main(brief: str, *paths: str) -> None:
    """As many files of documents as of passages, then the three to write. Passages are read one at a time."""
    *inputs, copies_path, variants_path, boilerplate_path = paths
    half = len(inputs) // 2
    sources = [d.source for path in inputs[:half] for d in store.read_lines(path, Document)]
    passages = (p for path in inputs[half:] for p in store.read_lines(path, Passage))
    found = list(dedup(sources, passages, settings.load(brief).prefer))
    store.write_lines(copies_path, (f for f in found if isinstance(f, Copy)))
    store.write_lines(variants_path, (f for f in found if isinstance(f, Variant)))
    store.write_lines(boilerplate_path, (f for f in found if isinstance(f, Boilerplate)))


if __name__ == "__main__":
    stage.run("dedup", main)
