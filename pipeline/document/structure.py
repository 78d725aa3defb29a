"""The structure of a document, as a reader aloud meets it: a tree of PDF structure elements (ISO 32000-1, 14.8)."""

from dataclasses import dataclass, field


@dataclass(eq=False, slots=True)
class Node:
    """A structure element: its standard type, what it holds, and its attributes.

    `kids` are elements, and pieces of marked content as (page, number) once they are drawn. `alternative` is a
    figure's text, `scope` a header cell's ("Row" or "Column"), `span` how many columns a cell covers, `language` BCP
    47, `numbering` how the items of a list are labelled ("Decimal", "Disc").
    """

    role: str
    kids: "list[Node | tuple[int, int]]" = field(default_factory=list)
    alternative: str | None = None
    scope: str | None = None
    language: str | None = None
    numbering: str | None = None
    title: str | None = None
    box: tuple[float, float, float, float] | None = None
    page: int | None = None

    def add(self, role: str, **attributes: object) -> "Node":
        """A new element within this one, behind the others."""
        node = Node(role, **attributes)  # type: ignore[arg-type]
        self.kids.append(node)
        return node
