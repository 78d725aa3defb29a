"""What a brief looks like: its colours, its faces and its logo, by a theme that is data.

A theme is one that ships (`themes/`), a TOML file in the brief's folder, or the same keys in `brief.yaml`. What it leaves
out is as in the theme that it is based on. All of it is checked here, before anything is drawn.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from pipeline.editor import yamlfile
from pipeline.editor.settings import THEMES, Faces, Logo, Settings, Theme, unknown_theme
from pipeline.errors import Complaint, raise_all
from pipeline.theme import typefaces
from pipeline.theme.fonts import FILES, FOLDER
from pipeline.theme.palette import Palette, legible, palette
from pipeline.theme.picture import Picture, picture

LIGHTER = {
    "semibold": ("bold",),
    "bold": ("semibold",),
    "italic": (),
}
"""Where a family lacks a weight, which stands for it; the upright one stands for all."""


@dataclass(frozen=True)
class Look:
    """Colours, the file of each face, the logo; and all files that it was made of."""

    palette: Palette
    faces: Mapping[str, Path]
    logo: Picture | None = None
    files: tuple[Path, ...] = field(default=())


def look(settings: Settings[Any], brief: str | Path = "brief.yaml") -> Look:
    """The look that a brief's settings ask for; paths are those of its folder."""
    folder = Path(brief).parent
    given, source = settings.theme, str(brief)
    files: list[Path] = []
    if isinstance(given, str):
        raise_all(unknown_theme(brief, given))
        if given in THEMES:
            theme = Theme(based_on=given)
        else:
            files.append(folder / given)
            theme, source = _read(folder / given, brief), str(folder / given)
            folder = files[0].parent
    else:
        theme = given
    if theme.based_on not in THEMES:
        raise Complaint(f"{source}: `based_on` cannot be `{theme.based_on}`; there are {', '.join(THEMES)}.")
    colours = palette(theme.based_on).changed(theme.colours, source)
    legible(colours, source)
    faces = _faces(theme.fonts, folder, source)
    files += [path for path in faces.values() if path.parent != FOLDER]
    logo, home, told = (
        (settings.logo, Path(brief).parent, str(brief)) if settings.logo else (theme.logo, folder, source)
    )
    drawn = _logo(logo, home, told)
    if drawn:
        files.append(drawn.file)
    return Look(colours, faces, drawn, tuple(dict.fromkeys(files)))


def _read(path: Path, brief: str | Path) -> Theme:
    """A theme from its file."""
    try:
        return msgspec.convert(tomllib.loads(path.read_text("utf-8")), Theme)
    except FileNotFoundError:
        said = f"`theme`: there is no file {path}; write one, or take one of {', '.join(THEMES)}."
        raise Complaint.at(brief, yamlfile.place(brief, "theme"), said, key="theme", expected=THEMES) from None
    except (OSError, UnicodeDecodeError) as e:
        raise Complaint(f"{path}: cannot be read ({e}); it is to be TOML in UTF-8.", file=str(path)) from None
    except tomllib.TOMLDecodeError as e:
        raise Complaint(f"{path}: not valid TOML: {e}.", file=str(path)) from None
    except msgspec.ValidationError as e:
        raise Complaint(f"{path}: {_said(str(e))}", file=str(path)) from None


def _said(message: str) -> str:
    """What msgspec says, in words of the file."""
    what, _, where = message.partition(" - at `$")
    where = where.strip(".`")
    known = {"fonts": tuple(f.encode_name for f in msgspec.structs.fields(Faces))}
    hint = f" Known there: {', '.join(known[where])}." if "unknown field" in what and where in known else ""
    return f"{f'`{where}`: ' if where else ''}{what[:1].lower()}{what[1:]}.{hint}"


def _faces(given: Faces, folder: Path, source: str) -> dict[str, Path]:
    """The file of each face: as given, where a weight of a given family is missing the nearest of it."""
    named = {
        f.encode_name: folder / value
        for f in msgspec.structs.fields(Faces)
        if isinstance(value := getattr(given, f.name), str)
    }
    faces = {face: FOLDER / name for face, name in FILES.items()}
    for family in ("sans", "serif"):
        own = {face: path for face, path in named.items() if face.split("-")[0] == family}
        if own and family not in own:
            raise Complaint(
                f"{source}: `fonts` names {', '.join(f'`{f}`' for f in own)} and not `{family}`; name the upright face of "
                "the family too.",
                key="fonts",
            )
        if own:
            for face in [f for f in faces if f.split("-")[0] == family]:
                weight = face.partition("-")[2]
                stands = (weight, *LIGHTER.get(weight, ()))
                faces[face] = next((own[f"{family}-{w}"] for w in stands if f"{family}-{w}" in own), own[family])
    for face, path in named.items():
        typefaces.check(path, f"{source}: `fonts.{face}`")
    return faces


def _logo(given: Logo | None, folder: Path, source: str) -> Picture | None:
    if given is None:
        return None
    if not given.alt.strip():
        raise Complaint(
            f"{source}: `logo.alt` is empty; say in words what the logo shows, for those who hear the brief."
        )
    return picture(folder / given.file, given.alt, f"{source}: `logo`")
