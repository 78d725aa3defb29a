"""`brief.yaml` -> typed settings."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated, Any, Generic, Literal, TypeVar

from msgspec import Meta

from pipeline import yamlfile
from pipeline.errors import Complaint
from pipeline.records import Record
from pipeline.yamltree import nearest

Section = TypeVar("Section")


class Settings(Record, Generic[Section], frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What this brief is."""

    title: Annotated[str, Meta(min_length=1, description="The title; required.")]
    short_title: Annotated[str | None, Meta(description="The title in the head of each page.")] = None
    eyebrow: Annotated[str, Meta(description="The line over the title.")] = "Policy brief"
    standfirst: Annotated[str | None, Meta(description="One sentence under the title.")] = None
    authors: Annotated[tuple[str, ...], Meta(description="A list of names.")] = ()
    date: Annotated[str | None, Meta(description="The brief's date, as it is to be printed.")] = None
    edition: Annotated[
        str | None, Meta(description="Which edition this is, as the head and the colophon say it: `2`, `May 2025`.")
    ] = None
    last_edition: Annotated[
        str | None,
        Meta(
            description="The account of the last edition, a file kept beside this one, such as `editions/1.json`: a section "
            "`changes` compares with it."
        ),
    ] = None
    language: Annotated[
        Literal["en-GB", "en-US"], Meta(description="British or American: the order of dates, hyphenation.")
    ] = "en-GB"
    paper: Annotated[Literal["A4", "Letter"], Meta(description="The size of the page.")] = "A4"
    theme: Annotated[Literal["navy", "pine"], Meta(description="The colours.")] = "navy"
    sources: Annotated[str, Meta(min_length=1, description="The folder of the documents.")] = "sources"
    batches: Annotated[
        int,
        Meta(ge=1, le=4096, description="Into how many jobs reading is divided; the result does not depend on it."),
    ] = 8
    unreadable: Annotated[
        Literal["stop", "report"],
        Meta(
            description="A source that cannot be read ends the run (`stop`), or the run and the brief name it and go on "
            "(`report`)."
        ),
    ] = "stop"
    prefer: Annotated[
        tuple[str, ...],
        Meta(
            description="Sources by their ids (`Annual Report.txt` is `annual-report`), the best first: of passages that say "
            "the same the one of the source named first is kept."
        ),
    ] = ()
    strict: Annotated[
        bool,
        Meta(
            description="A number, date or name that nothing backs fails the build; else the run tells it and goes on."
        ),
    ] = False
    vouched: Annotated[
        tuple[str, ...],
        Meta(
            description="Numbers, dates and names that no source tells and for which the editor vouches, as they are written."
        ),
    ] = ()
    sections: Annotated[
        tuple[Section, ...], Meta(description="The parts of the brief in order, each with its `kind` and options.")
    ] = ()


def form(section: Any) -> type[Settings[Any]]:
    """The form of a brief's file whose sections are of a type."""
    return Settings[section]


def load(path: str | Path, section: Any = dict[str, Any]) -> Settings[Any]:
    """The settings in a brief's file; `section` is the type of a section: plain data, unless the caller knows the kinds."""
    return yamlfile.load(path, form(section))


def unknown_sources(path: str | Path, preferred: Sequence[str], known: Iterable[str]) -> list[Complaint]:
    """What is wrong with the sources that a brief's file prefers, by the ids of those that there are."""
    ids = sorted(known)
    complaints = []
    for n, id in enumerate(preferred):
        if id not in ids:
            line, column = yamlfile.place(path, "prefer", n)
            near, cure = nearest(id, ids)
            complaints.append(
                Complaint(
                    f"{path}:{line}:{column}: `prefer`: no source is called `{id}`; {cure}",
                    file=str(path),
                    line=line,
                    column=column,
                    key=f"prefer[{n}]",
                    expected=tuple(ids),
                    nearest=near,
                )
            )
    return complaints
