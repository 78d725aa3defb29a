"""Begin a new brief that builds at once.

Writes a commented brief.yaml with its schema for editors, an example source with what describes it, a Snakefile, a profile,
GitHub workflows with their requirements, and a .gitignore. The workflows build the brief, and tell a pull request what it
changes. No file that is there is overwritten.

  briefwright init asia && cd asia && snakemake

exit codes: 0 done, 1 nothing was written, for something is in the way, 2 wrong usage.
"""

import argparse
import json
import shlex
import shutil
import sys
from importlib import metadata
from pathlib import Path

from pipeline import __version__

START = Path(__file__).parent / "start"
FILES = {  # in a new brief: among the files to start from
    "brief.yaml": "brief.yaml",
    "sources/example.txt": "example.txt",
    "sources/example.yaml": "example.yaml",
    "Snakefile": "Snakefile",
    ".github/workflows/brief.yml": "workflow.yml",
    ".github/workflows/comment.yml": "comment.yml",
    ".gitignore": "gitignore",
}
PROFILE = "profiles/default/config.yaml"
UNKNOWN = """# Where GitHub is to install Briefwright from; it was installed here from a folder. Fill in and uncomment:
# briefwright @ git+https://ADDRESS/OF/ITS/REPOSITORY@COMMIT
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Where."""
    parser.add_argument("folder", type=Path, help="where the brief is to stand; made if it is not there")


def run(given: argparse.Namespace) -> int:
    """Write the files, all or none."""
    from pipeline import store
    from pipeline.errors import Complaint

    folder: Path = given.folder
    files = contents()
    there = [name for name in files if (folder / name).exists()]
    if there:
        raise Complaint(f"{folder}: {', '.join(there)} would be overwritten; name another folder, or move them away.")
    try:
        for name, content in files.items():
            store.write(folder / name, content)
    except OSError as e:
        raise Complaint(f"{e.filename}: cannot be written ({e.strerror}); name another folder.") from None
    print("\n".join(str(folder / name) for name in files))
    if files["requirements.txt"] == UNKNOWN.encode():
        print(
            "\nTo have GitHub build it too, say in requirements.txt where Briefwright is to be had; here nothing is missing."
        )
    if (folder.resolve().parent / "brief.yaml").exists():
        print(
            f"\nIt stands in the folder of another brief: {folder.resolve()}. Meant was `briefwright init .`? Then take it out."
        )
    print(f"\nBuild it: cd {shlex.quote(str(folder))} && {_snakemake()}")
    print("Make it yours: put documents into sources/, edit brief.yaml, snakemake.")
    return 0


def _snakemake() -> str:
    """The command that builds: by its whole path where this environment is not active, and the name alone finds nothing."""
    beside = Path(sys.executable).with_name("snakemake")
    return "snakemake" if shutil.which("snakemake") or not beside.exists() else shlex.quote(str(beside))


def contents() -> dict[str, bytes]:
    """The files of a new brief."""
    from pipeline import schema
    from pipeline.plan import WORKFLOW

    return {
        **{name: (START / template).read_bytes() for name, template in FILES.items()},
        PROFILE: (Path(WORKFLOW).parent / PROFILE).read_bytes(),
        "brief.schema.json": schema.printed(schema.brief_schema()),
        "requirements.txt": requirement().encode(),
    }


def requirement() -> str:
    """What `pip` installs this very version by: from an index, or from the address that it was installed from (PEP 610)."""
    origin = json.loads(metadata.distribution("briefwright").read_text("direct_url.json") or "{}")
    address = str(origin.get("url", ""))
    if not origin:
        return f"briefwright=={__version__}\n"
    if "vcs_info" in origin and not address.startswith("file:"):
        vcs = origin["vcs_info"]
        return f"briefwright @ {vcs['vcs']}+{address}@{vcs['commit_id']}\n"
    if address.startswith("https:"):
        return f"briefwright @ {address}\n"
    return UNKNOWN
