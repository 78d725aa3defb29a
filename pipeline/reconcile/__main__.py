"""python -m pipeline.reconcile COUNT DOCUMENTS... PASSAGES... STATEMENTS... COPIES VARIANTS BOILERPLATE [CORRECTIONS]
ACCOUNT TEXTS

COUNT is the number of batches: there are as many files of documents, passages and statements.
"""

import os
import shutil
from pathlib import Path

from pipeline import stage, store
from pipeline.editor import corrections
from pipeline.reconcile import reconcile
from pipeline.records import Boilerplate, Copy, Document, Passage, Statements, Variant


def main(count: str, *paths: str) -> None:
    """Write the account, and the text of each source that its positions refer to, as TEXTS/ID.txt."""
    n = int(count)
    copies_path, variants_path, boilerplate_path, *edited, account_path, texts = paths[3 * n :]
    documents = [d for path in paths[:n] for d in store.read_lines(path, Document)]
    account = reconcile(
        [d.source for d in documents],
        [p for path in paths[n : 2 * n] for p in store.read_lines(path, Passage)],
        [s for path in paths[2 * n : 3 * n] for s in store.read_lines(path, Statements)],
        list(store.read_lines(copies_path, Copy)),
        list(store.read_lines(variants_path, Variant)),
        list(store.read_lines(boilerplate_path, Boilerplate)),
        [given for path in edited for given in corrections.load(path)],
    )
    shutil.rmtree(texts, ignore_errors=True)
    os.makedirs(texts)
    for document in documents:
        if not document.source.unreadable:
            store.write(Path(texts, f"{document.source.id}.txt"), document.text)
    store.write_json(account_path, account)


if __name__ == "__main__":
    stage.run("reconcile", main)
