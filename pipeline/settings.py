"""`brief.yaml` -> typed settings."""

from pathlib import Path
from typing import Annotated, Any, Generic, Literal, TypeVar

from msgspec import Meta

from pipeline import yamlfile
from pipeline.records import Record

Section = TypeVar("Section")


class Settings(Record, Generic[Section], frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What this brief is. `sections` are its parts in order, each with its `kind` and options."""

    title: Annotated[str, Meta(min_length=1)]
    short_title: str | None = None
    eyebrow: str = "Policy brief"
    standfirst: str | None = None
    authors: tuple[str, ...] = ()
    date: str | None = None
    language: Literal["en-GB", "en-US"] = "en-GB"
    paper: Literal["A4", "Letter"] = "A4"
    theme: Literal["navy", "pine"] = "navy"
    sources: Annotated[str, Meta(min_length=1)] = "sources"
    batches: Annotated[int, Meta(ge=1, le=4096)] = 8
    unreadable: Literal["stop", "report"] = "stop"
    prefer: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()


def load(path: str | Path, section: Any = dict[str, Any]) -> Settings[Any]:
    """The settings in a brief's file; `section` is the type of a section: plain data, unless the caller knows the kinds."""
    return yamlfile.load(path, Settings[section])
