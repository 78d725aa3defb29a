"""What every room's command shares: how it ends, and what it leaves for people when it fails."""

import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

from pipeline import progress
from pipeline.errors import Complaint

DOING = {
    "ingest": "reading the sources",
    "extract": "finding what they state",
    "dedup": "looking for repeated text",
    "reconcile": "making one account",
    "trade": "making the tables",
    "charts": "drawing the charts",
    "document": "setting the pages",
    "publish": "putting all into output/",
}
SENTENCES = "output/work/errors.txt"


def run(name: str, main: Callable[..., None]) -> None:
    """Run a stage on the command line's arguments; exit with 1 and a sentence for people when it fails.

    The sentence also goes to `output/work/errors.txt`, which the workflow shows last, after Snakemake's own report.
    A fault of the program leaves a sentence too, and its traceback in the stage's log.
    """
    try:
        batch = f", batch {Path(sys.argv[-1]).stem}" if name in ("ingest", "extract") else ""
        progress.line(f"{DOING[name]}{batch} …")
        main(*sys.argv[1:])
    except Complaint as e:
        if e.__cause__:  # the fault of a package that is not ours: for its author
            traceback.print_exception(e.__cause__)
        _leave("\n".join(f"briefwright {name}: {sentence}" for sentence in e.sentences))
        sys.exit(1)
    except OSError as e:  # a full disk, a folder that may not be written to
        _leave(f"briefwright {name}: {e.filename or 'output/'}: {e.strerror}; mend that and build again.")
        sys.exit(1)
    except Exception as e:
        _leave(f"briefwright {name}: stopped by a fault of its own ({type(e).__name__}: {e}); see output/work/logs/.")
        raise


def _leave(sentence: str) -> None:
    print(sentence, file=sys.stderr)
    os.makedirs(os.path.dirname(SENTENCES), exist_ok=True)
    with open(SENTENCES, "a", encoding="utf-8") as file:  # one short append a stage: lines do not mix
        file.write(sentence + "\n")
