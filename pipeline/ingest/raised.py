"""Small figures set above the line: the power of a unit, or the mark of a note."""

_POWERS = str.maketrans("23", "²³")
_UNITS = ("km", "cm", "mm", "dm", "m", "ha", "ft", "in")


def raised(figures: str, before: str) -> str:
    """What raised figures say behind the words before them: "²" behind a unit of length; nothing where they mark a note."""
    said = figures.strip()
    if said in ("2", "3") and before.endswith(_UNITS):
        return said.translate(_POWERS)
    return "" if len(said) <= 4 and not said.isalpha() else figures
