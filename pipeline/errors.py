"""The one exception that is written for people, and what somebody may have meant."""

from collections.abc import Collection, Iterable
from difflib import get_close_matches
from pathlib import Path

MOST = 20  # names that a sentence lists


class Complaint(Exception):
    """A sentence that names the file and line, says what is wrong there, and what to do about it.

    Anything that a user can cause is reported as a Complaint: the command line prints it and exits with 1,
    without a traceback. For programs it holds the parts of the sentence too: the place (lines and columns count from 1),
    the `key` of a setting ("sections[2].most"), what was `expected` there, and of that the `nearest` to what was given.
    What else is wrong in the same place stands in `others`; `checked` is whether `briefwright check` finds it too.
    """

    def __init__(
        self,
        sentence: str,
        *,
        file: str | None = None,
        line: int | None = None,
        column: int | None = None,
        key: str | None = None,
        expected: tuple[str, ...] = (),
        nearest: str | None = None,
    ) -> None:
        super().__init__(sentence)
        self.file = file
        self.line = line
        self.column = column
        self.key = key
        self.expected = expected
        self.nearest = nearest
        self.others: tuple[Complaint, ...] = ()
        self.checked = True

    @classmethod
    def at(
        cls,
        file: str | Path,
        place: tuple[int, int],
        said: str,
        *,
        key: str | None = None,
        expected: Iterable[str] = (),
        nearest: str | None = None,
    ) -> "Complaint":
        """What is wrong at a line and column of a file."""
        line, column = place
        sentence = f"{file}:{line}:{column}: {said}"
        return cls(
            sentence, file=str(file), line=line, column=column, key=key, expected=tuple(expected), nearest=nearest
        )

    @property
    def all(self) -> "tuple[Complaint, ...]":
        """This one and the others."""
        return (self, *self.others)

    @property
    def told(self) -> str:
        """The sentence, and where to read the others."""
        return f"{self}{f' `briefwright check` tells {len(self.others)} more.' if self.others else ''}"

    @property
    def sentences(self) -> tuple[str, ...]:
        """What a build says: one sentence, or all of them where nothing else tells the others."""
        return (self.told,) if self.checked else tuple(map(str, self.all))


def raise_all(complaints: list[Complaint], checked: bool = True) -> None:
    """Raise the first, if there is any; the others go with it. `checked`: whether `briefwright check` finds them too."""
    if complaints:
        first, *others = complaints
        first.others = tuple(others)
        first.checked = checked
        raise first from None


def nearest(given: str, known: Collection[str]) -> tuple[str | None, str]:
    """What was meant, if that can be told, and in words: "did you mean `trade`?", or what is known."""
    near = get_close_matches(given, known, 1)
    if near:
        return near[0], f"did you mean `{near[0]}`?"
    return None, f"known here: {', '.join(sorted(known)[:MOST])}{', ...' if len(known) > MOST else '.'}"
