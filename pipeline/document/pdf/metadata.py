"""What a PDF says of itself: XMP (ISO 16684-1), and the colour space that it promises to printers and screens.

Two standards are named in it, PDF/UA-1 (ISO 14289-1) and PDF/A-3a (ISO 19005-3). The latter knows no properties of the
former, so an extension schema describes them.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, String

PROFILE = Path(__file__).parent / "sRGB.icc"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_XMP = """\
<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
{creator}<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{producer}</xmp:CreatorTool><pdf:Producer>{producer}</pdf:Producer>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


@dataclass(frozen=True, slots=True)
class About:
    """What the file says of itself."""

    title: str
    authors: tuple[str, ...]
    subject: str
    language: str
    version: str


def describe(pdf: pikepdf.Pdf, about: About) -> None:
    """Write the title, the language, the standards and the colour space into the catalog."""
    producer = f"Briefwright {about.version}"
    pdf.Root.Lang = String(about.language)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D)]))
    pdf.Root.Metadata = pdf.make_stream(_xmp(about, producer), Type=Name.Metadata, Subtype=Name.XML)
    pdf.Root.OutputIntents = Array([_screen(pdf)])
    del pdf.docinfo
    pdf.docinfo["/Title"] = String(about.title)
    pdf.docinfo["/Producer"] = String(producer)


def _xmp(about: About, producer: str) -> bytes:
    creator = f"<dc:creator><rdf:Seq>{_items(about.authors)}</rdf:Seq></dc:creator>\n" if about.authors else ""
    return _XMP.format(
        title=_said(about.title),
        creator=creator,
        subject=_said(about.subject),
        language=_said(about.language),
        producer=_said(producer),
    ).encode()


def _items(texts: Iterable[str]) -> str:
    return "".join(f"<rdf:li>{_said(t)}</rdf:li>" for t in texts)


def _said(text: str) -> str:
    return escape(_NOT_XML.sub("", text), quote=False)


def _screen(pdf: pikepdf.Pdf) -> Dictionary:
    """sRGB, in which all colours of the brief are given."""
    profile = pdf.make_stream(PROFILE.read_bytes(), N=3)
    name = String("sRGB IEC61966-2.1")
    return Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=name,
        Info=name,
        DestOutputProfile=profile,
    )
