"""The same sources and settings give the same bytes, wherever and however they are built."""

import shutil
from pathlib import Path

from .runs import GATHER, OUTPUTS, Snakemake, digests, jobs, published, restart

BRIEF = """\
title: "Tea, copper and a visit that was put off"
language: en-US
sections:
  - kind: key-points
  - kind: figures
  - kind: contents
  - kind: background
  - {kind: chart, chart: levels, measure: exports}
  - kind: trade-table
  - kind: actors
  - kind: agreements
  - kind: conflicts
  - kind: timeline
  - kind: chronology
  - kind: sources
  - kind: data-quality
  - kind: colophon
"""
TOLD_TWICE = (
    "In 2011, exports from Kenya to Uganda reached $650 million, and on 3 May 2011 President Mwai Kibaki of Kenya and "
    "President Yoweri Museveni of Uganda signed the Kampala Agreement on tea."
)
SOURCES = {
    "kenya.md": f"# Kenya and Uganda\n\nIn 2010, exports from Kenya to Uganda were $500 million.\n\n{TOLD_TWICE}\n",
    "uganda.txt": f"{TOLD_TWICE}\n\nA visit planned for June 2012 was postponed.\n",
    "chile.txt": "In 2010, Chile exported copper worth $40 billion. In 2012 the Chilean peso fell by 6 percent.\n",
    "peru.txt": "Exports from Peru to Chile rose by 12.5 percent in 2013. In May 2014, Peru cancelled the talks.\n",
    "peru.yaml": "title: Peru in brief\nauthor: Amina Okafor\npublished: 2014-06-01\n",
    "Türkiye.txt": "In 2012, exports from Kenya to Uganda were $700 million, and imports were $90 million.\n",
    "ghana.txt": "In 2012, exports from Kenya to Uganda were $710 million. Ghana joined the talks on 2 March 2013.\n",
}


def test_place_zone_locale_hash_seed_cores_order_of_files_and_batches_change_no_byte(
    example: Path, tmp_path: Path, snakemake: Snakemake
) -> None:
    here, there = tmp_path / "a", tmp_path / "far/down/in a folder/named ünlike it"
    shutil.copytree(example, here)
    shutil.copytree(example, there)
    restart(here, BRIEF, SOURCES)
    restart(there, BRIEF, dict(reversed(SOURCES.items())))
    west = {"TZ": "America/Lima", "LC_ALL": "C", "PYTHONHASHSEED": "1"}
    east = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "2"}
    run = snakemake(here, "--cores", "1", environment=west)
    assert run.returncode == 0, run.stdout
    run = snakemake(there, "--cores", "4", environment=east)
    assert run.returncode == 0, run.stdout
    made = digests(here / "output")
    assert set(OUTPUTS) | {f"work/{name}" for name in OUTPUTS} <= set(made)
    assert digests(there / "output") == made

    (there / "brief.yaml").write_text(BRIEF + "batches: 1\n", "utf-8")
    run = snakemake(there, "--quiet", "host", environment=east)
    assert run.returncode == 0, run.stdout
    assert {"ingest 0", "extract 0"} | GATHER == jobs(run) | {"charts", "document", "publish"}
    assert published(there) == published(here)
