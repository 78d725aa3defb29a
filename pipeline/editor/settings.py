"""`brief.yaml` -> typed settings."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated, Any, Generic, Literal, TypeVar

from msgspec import Meta

from pipeline import edtf
from pipeline.editor import yamlfile
from pipeline.editor.fields import Date
from pipeline.errors import Complaint, nearest, raise_all
from pipeline.records import Record

Section = TypeVar("Section")
THEMES = tuple(sorted(p.stem for p in (Path(__file__).parents[1] / "theme/themes").glob("*.toml")))


class Faces(Record, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """Fonts of a theme: TrueType files. Of a family the upright face is needed; missing weights are taken from it."""

    sans: Annotated[str | None, Meta(description="The upright sans face: heads, tables, notes, figures.")] = None
    sans_italic: Annotated[str | None, Meta(description="Its italic.")] = None
    sans_semibold: Annotated[str | None, Meta(description="Its semibold.")] = None
    sans_bold: Annotated[str | None, Meta(description="Its bold.")] = None
    serif: Annotated[str | None, Meta(description="The upright serif face: title and text.")] = None
    serif_italic: Annotated[str | None, Meta(description="Its italic.")] = None
    serif_semibold: Annotated[str | None, Meta(description="Its semibold.")] = None
    serif_bold: Annotated[str | None, Meta(description="Its bold.")] = None


class Logo(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A picture at the head of the first page."""

    file: Annotated[str, Meta(min_length=1, description="A PNG or JPEG in the brief's folder.")]
    alt: Annotated[str, Meta(min_length=1, description="What it shows, for those who hear the brief.")]


class Theme(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a brief looks. What is left out is as in the shipped theme that it is based on."""

    based_on: Annotated[str, Meta(description="A shipped theme.")] = "navy"
    colours: Annotated[dict[str, str], Meta(description='By their role: `accent: "#12436D"`.')] = {}  # noqa: RUF012
    fonts: Annotated[Faces, Meta(description="TrueType files by face.")] = Faces()
    logo: Annotated[Logo | None, Meta(description="A picture at the head of the first page.")] = None


class Settings(Record, Generic[Section], frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What this brief is."""

    title: Annotated[str, Meta(min_length=1, description="The title.")]
    short_title: Annotated[str | None, Meta(description="The title in the head of each page; left out, `title`.")] = (
        None
    )
    eyebrow: Annotated[str, Meta(description="The line over the title.")] = "Policy brief"
    standfirst: Annotated[str | None, Meta(description="One sentence under the title.")] = None
    authors: Annotated[tuple[str, ...], Meta(description="A list of names.")] = ()
    date: Annotated[Date | None, Meta(description="The brief's date, which stands under the title.")] = None
    as_of: Annotated[
        Date | None,
        Meta(
            description="The day up to which the sources were gathered: it stands under the title and in the colophon, and "
            "data quality names what was planned until then with no word of what became of it, and sources of later."
        ),
    ] = None
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
        Literal["en-GB", "en-US"],
        Meta(
            description="British or American: the order of dates, hyphenation, the spelling of what is not a source's."
        ),
    ] = "en-GB"
    paper: Annotated[Literal["A4", "Letter"], Meta(description="The size of the page.")] = "A4"
    theme: Annotated[
        Annotated[str, Meta(extra_json_schema={"pattern": rf"^({'|'.join(THEMES)}|.+\.toml)$"})] | Theme,
        Meta(description="Colours, fonts, logo: `navy`, `pine`, a TOML file, or [its keys](#themes)."),
    ] = "navy"
    logo: Annotated[
        Logo | None,
        Meta(description="A picture at the head of the first page, `{file: logo.png, alt: what it shows}`."),
    ] = None
    classification: Annotated[
        str | None, Meta(description="A line at head and foot of each page, such as `OFFICIAL`.")
    ] = None
    address: Annotated[
        str | None, Meta(description="Where the data are to be had (`https://`): printed, linked, and as a QR code.")
    ] = None
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
            description="A number, date or name that nothing backs fails the build; else the run reports it and goes on."
        ),
    ] = False
    vouched: Annotated[
        tuple[str, ...],
        Meta(
            description="Numbers, dates and names that no source says and for which the editor vouches, as they are written."
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
    wanted = yamlfile.load(path, form(section))
    raise_all([*unknown_theme(path, wanted.theme), *wrong_address(path, wanted.address)])
    return wanted


def wrong_address(path: str | Path, address: str | None) -> list[Complaint]:
    """What is wrong with an address that a brief's file gives: it is printed, linked and drawn."""
    if address is None or (
        re.fullmatch(r"https://[\w.-]+(?::\d+)?(?:[/?#][!-~]*)?", address, re.ASCII) and len(address) <= 300
    ):
        return []
    want = "an address such as https://example.org/data"
    said = f"`address` must be {want}, of 300 characters at most, not `{address[:60]}`."
    return [Complaint.at(path, yamlfile.place(path, "address"), said, key="address", expected=(want,))]


def unknown_theme(path: str | Path, theme: str | Theme) -> list[Complaint]:
    """What is wrong with a theme that a brief's file names."""
    if not isinstance(theme, str) or theme in THEMES or theme.endswith(".toml"):
        return []
    near, cure = nearest(theme, list(THEMES))
    said = f"`theme` cannot be `{theme}`; {cure} Or name a file of your own: house.toml."
    return [Complaint.at(path, yamlfile.place(path, "theme"), said, key="theme", expected=THEMES, nearest=near)]


def unknown_sources(path: str | Path, preferred: Sequence[str], known: Iterable[str]) -> list[Complaint]:
    """What is wrong with the sources that a brief's file prefers, by the ids of those that there are."""
    ids = sorted(known)
    complaints = []
    for n, id in enumerate(preferred):
        if id not in ids:
            near, cure = nearest(id, ids)
            place, said = yamlfile.place(path, "prefer", n), f"`prefer`: no source is called `{id}`; {cure}"
            complaints.append(Complaint.at(path, place, said, key=f"prefer[{n}]", expected=ids, nearest=near))
    return complaints


def at_odds(path: str | Path, settings: Settings[Any]) -> list[Complaint]:
    """What is wrong with a brief's settings beside each other: a date before the day up to which its sources go."""
    if not (settings.date and settings.as_of and edtf.is_after(settings.as_of, settings.date)):
        return []
    said = f"`as_of` must not be after `date`, {settings.date}: a brief knows nothing of the days behind it."
    return [Complaint.at(path, yamlfile.place(path, "as_of"), said, key="as_of")]
