"""The same sources and settings give the same bytes, wherever and however they are built."""

import os
from pathlib import Path

from runs import OUTPUTS, Snakemake, fill, published

BRIEF = """\
title: "Tea, copper and a visit that was put off"
language: en-US
batches: 2
sections:
  - kind: key-points
  - kind: figures
  - kind: contents
  - kind: background
  - {kind: chart, measure: exports}
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
    "uganda.txt": f"{TOLD_TWICE}\n\nA visit planned for June 2012 was postponed. On 7 May 2011, Uganda joined the union.\n",
    "peru.txt": "Exports from Peru to Chile rose by 12.5 percent in 2013. In May 2014, Peru cancelled the talks.\n",
    "peru.yaml": "title: Peru in brief\nauthor: Amina Okafor\npublished: 2014-06-01\n",
    "Türkiye.txt": "In 2012, exports from Kenya to Uganda were $710 million. Ghana joined the talks on 2 March 2013.\n",
}


def test_place_zone_locale_hash_seed_cores_activation_order_of_files_and_batches_change_no_byte(
    tmp_path: Path, snakemake: Snakemake
) -> None:
    here = fill(tmp_path / "a", BRIEF, SOURCES)
    reverse = dict(reversed(SOURCES.items()))
    there = fill(tmp_path / "far/down/in a folder/named ünlike it", BRIEF.replace("batches: 2", "batches: 1"), reverse)
    west = {"TZ": "America/Lima", "LC_ALL": "C", "PYTHONHASHSEED": "1", "PATH": os.defpath, "VIRTUAL_ENV": ""}
    east = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "2"}
    for folder, cores, environment in ((here, "1", west), (there, "4", east)):
        run = snakemake(folder, "--cores", cores, environment=environment)
        assert run.returncode == 0, run.stdout
    figures = {f"figures/{name}.{form}" for name in ("chart-1", "timeline-1") for form in ("svg", "png", "csv")}
    assert set(published(here)) == {*OUTPUTS, *figures}
    assert published(there) == published(here)
