"""Faults to seed into a good brief, one at a time, each with the standard that forbids it: a check that sees none of
them sees nothing."""

import io
from collections.abc import Callable, Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

FAULTS: dict[str, tuple[str, Callable[[Pdf], None]]] = {}
"""What is wrong: the standard that forbids it, and what brings it about."""


def _fault(flavour: str, what: str) -> Callable[[Callable[[Pdf], None]], Callable[[Pdf], None]]:
    def register(seed: Callable[[Pdf], None]) -> Callable[[Pdf], None]:
        FAULTS[what] = (flavour, seed)
        return seed

    return register


def faulty(good: bytes, seed: Callable[[Pdf], None]) -> bytes:
    """A copy with a fault."""
    with pikepdf.open(io.BytesIO(good)) as pdf:
        seed(pdf)
        buffer = io.BytesIO()
        pdf.save(buffer, deterministic_id=True)
        return buffer.getvalue()


def _elements(pdf: Pdf, *roles: str) -> Iterator[pikepdf.Object]:
    """The structure elements of these roles."""
    waiting = list(pdf.Root.StructTreeRoot.K)
    while waiting:
        element = waiting.pop(0)
        if isinstance(element, Dictionary) and "/S" in element:
            if str(element.S)[1:] in roles:
                yield element
            kids = element.get("/K", Array([]))
            waiting += list(kids) if isinstance(kids, Array) else [kids]


def _first(pdf: Pdf, role: str) -> pikepdf.Object:
    return next(_elements(pdf, role))


def _links(pdf: Pdf) -> Iterator[pikepdf.Object]:
    return (link for page in pdf.pages for link in page.obj.get("/Annots", ()))


def _metadata(pdf: Pdf, old: bytes, new: bytes) -> None:
    said = pdf.Root.Metadata.read_bytes()
    assert old in said
    pdf.Root.Metadata = pdf.make_stream(said.replace(old, new), Type=Name.Metadata, Subtype=Name.XML)


def _fonts(pdf: Pdf, key: str) -> Iterator[pikepdf.Object]:
    return (o for o in pdf.objects if isinstance(o, Dictionary) and key in o)


@_fault("ua1", "a figure without alternative text")
def _(pdf: Pdf) -> None:
    del _first(pdf, "Figure")["/Alt"]


@_fault("ua1", "no language")
def _(pdf: Pdf) -> None:
    del pdf.Root["/Lang"]


@_fault("ua1", "a title that is not shown")
def _(pdf: Pdf) -> None:
    del pdf.Root["/ViewerPreferences"]


@_fault("ua1", "no title in the metadata")
def _(pdf: Pdf) -> None:
    _metadata(pdf, b"dc:title", b"dc:rights")


@_fault("ua1", "no word of PDF/UA in the metadata")
def _(pdf: Pdf) -> None:
    _metadata(pdf, b"<pdfuaid:part>1</pdfuaid:part>", b"")


@_fault("ua1", "text that belongs to no element")
def _(pdf: Pdf) -> None:
    page = pdf.pages[1]
    font = next(iter(page.Resources.Font.keys()))
    page.contents_add(f"BT {font} 10 Tf 1 0 0 1 100 100 Tm <21> Tj ET".encode())


@_fault("ua1", "a level of headings left out")
def _(pdf: Pdf) -> None:
    for heading in _elements(pdf, "H2"):
        heading.S = Name.H3


@_fault("ua1", "a header cell without its scope")
def _(pdf: Pdf) -> None:
    for cell in _elements(pdf, "TH"):
        del cell["/A"]


@_fault("ua1", "a row that lacks a cell")
def _(pdf: Pdf) -> None:
    row = list(_elements(pdf, "TR"))[3]
    del row.K[len(row.K) - 1]


@_fault("ua1", "a cell outside a row")
def _(pdf: Pdf) -> None:
    _first(pdf, "TR").S = Name.P


@_fault("ua1", "links that say nothing")
def _(pdf: Pdf) -> None:
    for link in _links(pdf):
        del link["/Contents"]


@_fault("ua1", "links outside the structure")
def _(pdf: Pdf) -> None:
    for link in _links(pdf):
        del link["/StructParent"]


@_fault("ua1", "no order of tabs")
def _(pdf: Pdf) -> None:
    for page in pdf.pages:
        del page.obj["/Tabs"]


@_fault("ua1", "a tree that does not know its pages")
def _(pdf: Pdf) -> None:
    pdf.Root.StructTreeRoot.ParentTree.Nums = Array([])


@_fault("3a", "a font that is not embedded")
def _(pdf: Pdf) -> None:
    del next(_fonts(pdf, "/FontFile2"))["/FontFile2"]


@_fault("3a", "letters without their Unicode")
def _(pdf: Pdf) -> None:
    for font in _fonts(pdf, "/ToUnicode"):
        del font["/ToUnicode"]


@_fault("3a", "colours without their space")
def _(pdf: Pdf) -> None:
    del pdf.Root["/OutputIntents"]


@_fault("3a", "no word of PDF/A in the metadata")
def _(pdf: Pdf) -> None:
    _metadata(pdf, b"<pdfaid:part>3</pdfaid:part>", b"")


@_fault("3a", "a file attached that nobody asks for")
def _(pdf: Pdf) -> None:
    del pdf.Root.AF[0]["/AFRelationship"]


@_fault("3a", "a page that runs a script")
def _(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=pikepdf.String("app.beep()"))


@_fault("3a", "not marked as tagged")
def _(pdf: Pdf) -> None:
    del pdf.Root["/MarkInfo"]
