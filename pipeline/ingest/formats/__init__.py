"""One reader a format: a file -> its text, and the blocks that stand in it."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from pipeline.ingest.formats.manuscript import Manuscript, unreadable

Reader = Callable[[Path, bytes], Manuscript]
_MODULES = {
    **dict.fromkeys((".txt", ".text"), "text"),
    **dict.fromkeys((".md", ".markdown"), "markdown"),
    **dict.fromkeys((".html", ".htm"), "html"),
    ".pdf": "pdf",
    ".docx": "word",
    **dict.fromkeys((".csv", ".tsv", ".xlsx"), "sheets"),
}
"""By the ending of a file, the module of this folder that reads it; what others bring is imported only where it is wanted."""
_CURES = {
    **dict.fromkeys((".doc", ".rtf", ".odt", ".pages", ".wpd"), "save it as .docx in a word processor."),
    **dict.fromkeys((".xls", ".ods", ".numbers"), "save it as .xlsx in a spreadsheet program."),
    **dict.fromkeys((".ppt", ".pptx", ".odp", ".key"), "save it as .pdf."),
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".tif", ".tiff"), "read its letters first: `ocrmypdf {0} {1}.pdf`."),
    ".epub": "make Markdown of it: `pandoc {0} -t markdown -o {1}.md`.",
}
"""By the ending of a file, how it is made one that can be read; {0} is its name, {1} that without its ending."""


def reader_of(path: Path) -> Reader:
    """What reads a document of this name. Of an unknown kind is a Complaint that says what to do."""
    ending = path.suffix.lower()
    if ending not in _MODULES:
        what = path.suffix or "a file without an ending"
        cure = _CURES.get(ending, "convert it to text or Markdown.").format(path.name, path.stem)
        known = ", ".join(sorted(_MODULES))
        raise unreadable(path, f"no reader for {what}; {cure} Formats that are read: {known}.")
    reader: Reader = import_module(f"{__name__}.{_MODULES[ending]}").read
    return reader
