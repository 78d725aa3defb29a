"""How long the example takes to build, and to find that nothing is to be done, beside a workflow that does nothing.

    python tests/benchmarks/workflow.py [ROUNDS]

The peer are eight shell rules in a row that each touch a file. Both are run in turn, so that a slow spell of the machine
meets both; medians are compared. Goals: clean build at most 3 times the peer's, no-op at most 1.5 times.
"""

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
PEER = "rule all:\n    input: 'out/r7'\n" + "".join(
    f"rule r{n}:\n    input: {[f'out/r{n - 1}'] if n else []}\n    output: 'out/r{n}'\n    shell: 'touch {{output}}'\n"
    for n in range(8)
)


def run(folder: Path, *options: str) -> float:
    """Seconds of one `snakemake` in a folder."""
    begin = time.perf_counter()
    subprocess.run([sys.executable, "-m", "snakemake", *options], cwd=folder, check=True, capture_output=True)
    return time.perf_counter() - begin


def main(rounds: int) -> None:
    """Print the medians and their ratios."""
    with tempfile.TemporaryDirectory() as scratch:
        ours, peer = Path(scratch, "ours"), Path(scratch, "peer")
        peer.mkdir()
        (peer / "Snakefile").write_text(PEER)
        ours.mkdir()
        for name in ("Snakefile", "brief.yaml", "sources", "profiles"):
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
            copy(ROOT / name, ours / name)
        times: dict[str, list[float]] = {key: [] for key in ("peer clean", "clean", "peer no-op", "no-op")}
        for _ in range(rounds):
            for folder in (ours, peer):
                for made in ("output", "out", ".snakemake"):
                    shutil.rmtree(folder / made, ignore_errors=True)
            times["peer clean"].append(run(peer, "--cores", "all", "--quiet", "all"))
            times["clean"].append(run(ours))
            times["peer no-op"].append(run(peer, "--cores", "all", "--quiet", "all"))
            times["no-op"].append(run(ours))
    medians = {key: statistics.median(values) for key, values in times.items()}
    print(f"{rounds} rounds, medians in seconds")
    for kind, goal in (("clean", 3.0), ("no-op", 1.5)):
        ratio = medians[kind] / medians[f"peer {kind}"]
        print(f"{kind:6} {medians[kind]:5.2f}   peer {medians[f'peer {kind}']:5.2f}   ratio {ratio:4.2f}   goal {goal}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10)
