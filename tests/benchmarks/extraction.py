"""How fast we read: words a second, the time to begin, and the memory at its peak.

    python tests/benchmarks/extraction.py FILE...

Times are of the CPU, of the best of three readings; the import is timed in a fresh interpreter. Memory is what the
process took at most, above what it took before it read.
"""

import resource
import subprocess
import sys
import time
from pathlib import Path

from pipeline.extract import extract
from pipeline.ingest import ingest

BEGIN = "import time; t = time.process_time(); import pipeline.extract; print(time.process_time() - t)"


def main(paths: list[Path]) -> None:
    """Read every file three times and print what it took."""
    begin = min(float(subprocess.check_output([sys.executable, "-c", BEGIN])) for _ in range(5))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    words = sum(len(path.read_text("utf-8", errors="replace").split()) for path in paths)
    ingesting, extracting = (min(column) for column in zip(*(_seconds(paths) for _ in range(3)), strict=True))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"import {begin:.2f} s; {words} words in {len(paths)} files")
    print(f"extract {words / extracting:,.0f} words a second, ingest {words / ingesting:,.0f}")
    print(
        f"both {words / (ingesting + extracting):,.0f}; peak {peak / 1024:.0f} MB, {(peak - before) / 1024:.0f} above begin"
    )


def _seconds(paths: list[Path]) -> tuple[float, float]:
    ingesting = extracting = 0.0
    for path in paths:
        begin = time.process_time()
        document, passages = ingest(path)
        middle = time.process_time()
        extract(document.source, passages)
        ingesting, extracting = ingesting + middle - begin, extracting + time.process_time() - middle
    return ingesting, extracting


if __name__ == "__main__":
    if not sys.argv[1:]:
        sys.exit("Say what to read: python tests/benchmarks/extraction.py FILE...")
    main([Path(name) for name in sys.argv[1:]])
