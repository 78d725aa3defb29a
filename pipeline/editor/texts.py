"""An editor's own texts: Markdown written into brief.yaml, or in a file beside it. They are read, and nothing in them runs."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any, Protocol

from pipeline.batches import UNPATTERNED, is_pattern
from pipeline.editor import yamlfile
from pipeline.errors import Complaint
from pipeline.records import Record

ENDINGS = (".md", ".markdown")
LARGEST = 1_000_000  # bytes: a longer text is none of a brief


class Text(Record, frozen=True, kw_only=True):
    """A text and where it stands: line 1 of `words` is line `line` of the file, its columns begin at `column`. Of a text
    whose lines are not the file's (folded YAML) all is told to stand where it begins.
    """

    words: str
    file: str
    line: int = 1
    column: int = 1
    exact: bool = True

    def complaint(self, line: int, column: int, said: str, nearest: tuple[str, ...] = ()) -> Complaint:
        """What is wrong at a place of the text; both count from 1."""
        line = self.line + line - 1 if self.exact else self.line
        column = self.column + column - 1 if self.exact else self.column
        return Complaint.at(self.file, (line, column), said, expected=nearest, nearest=nearest[0] if nearest else None)


class Written(Protocol):
    """A section that prints a text of the editor's."""

    @property
    def text(self) -> str | None:
        """The text itself."""

    @property
    def file(self) -> str | None:
        """Or the file that holds it."""


def written(sections: Any) -> Iterator[tuple[int, Written]]:
    """The sections that print an editor's text, with their numbers."""
    return ((n, s) for n, s in enumerate(sections) if getattr(s, "text", None) or getattr(s, "file", None))


def survey(brief: str | Path, sections: Any) -> tuple[dict[int, Text], list[Complaint]]:
    """The texts by the number of their section, and what is wrong with their files."""
    texts: dict[int, Text] = {}
    complaints: list[Complaint] = []
    for n, section in written(sections):
        try:
            texts[n] = (
                _from_file(Path(brief), n, section.file) if section.file else _inline(brief, n, section.text or "")
            )
        except Complaint as e:
            complaints.append(e)
    return texts, complaints


def _inline(brief: str | Path, n: int, words: str) -> Text:
    line, column, literal = yamlfile.scalar(brief, "sections", n, "text")
    return Text(words=words, file=str(brief), line=line, column=column, exact=literal)


def _from_file(brief: Path, n: int, file: str) -> Text:
    """The text of a file in the brief's folder. Nothing outside it is read: no path that leaves it, no link."""

    def wrong(said: str) -> Complaint:
        line, column, _ = yamlfile.scalar(brief, "sections", n, "file")
        wanted = "a Markdown file in the brief's folder, such as prose/name.md"
        return Complaint.at(brief, (line, column), f"`file`: {said}", key=f"sections[{n}].file", expected=(wanted,))

    named = PurePosixPath(file)
    if named.is_absolute() or ".." in named.parts or not file.isprintable() or "\\" in file or ":" in file:
        raise wrong(f"`{file}` may not leave the brief's folder; name a file in it, such as prose/name.md.")
    if is_pattern(file):
        raise wrong(f"{file!r}: {UNPATTERNED}")
    if named.suffix not in ENDINGS:
        raise wrong(f"`{file}` is no Markdown file; its name must end in .md.")
    path = brief.parent / named
    steps = [brief.parent.joinpath(*named.parts[: k + 1]) for k in range(len(named.parts))]
    if any(step.is_symlink() for step in steps):
        raise wrong(f"`{file}` is a link, or lies in one; put the file itself into the brief's folder.")
    if not path.is_file():
        there = sorted(p for p in path.parent.glob("*") if p.suffix in ENDINGS and p.is_file() and not p.is_symlink())
        near = [p.relative_to(brief.parent).as_posix() for p in there]
        raise wrong(f"`{file}` is missing; write it{_one_of(near)}.")
    try:
        if path.stat().st_size > LARGEST:
            raise wrong(f"`{file}` is longer than {LARGEST:,} bytes; a brief prints no more.")
        words = path.read_bytes().decode("utf-8-sig")
    except OSError as e:
        raise wrong(f"`{file}` cannot be read ({e.strerror}); mend its permissions.") from None
    except UnicodeDecodeError:
        raise wrong(f"`{file}` is not readable as UTF-8 text; save it as UTF-8.") from None
    return Text(words=words.replace("\r\n", "\n").replace("\r", "\n"), file=str(path))


def _one_of(files: list[str]) -> str:
    return f", or name one of {', '.join(files[:5])}" if files else ""
