"""One module a kind of section: its options, and `compose`, which says what it says. Each module here but `base` is one; an
installed package adds its own as entry points of the group `briefwright.sections`.
"""

from collections.abc import Iterator
from functools import cache, reduce
from importlib import import_module
from operator import or_
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType
from typing import Any, NamedTuple

from pipeline.document import packages
from pipeline.document.brief import Brief
from pipeline.document.content import Composed, Later
from pipeline.document.sections import base


class Kind(NamedTuple):
    """A kind of section: the type of its options, its module, and the package that brings it, if it is not ours."""

    options: type[base.Options]
    module: ModuleType
    package: str | None = None

    @property
    def name(self) -> str:
        """What stands in brief.yaml behind `kind:`."""
        return str(self.options.__struct_config__.tag)

    @property
    def files(self) -> tuple[Path, ...]:
        """The code of a kind that is not ours, by name: of its module, or of all the package that the module is of."""
        if self.package is None:
            return ()
        return packages.files(self.module)

    def composed(self, options: base.Options, brief: Brief) -> Composed | Later:
        """What a section says. What a package's kind does wrong is a Complaint that names the package."""
        if self.package is None:
            said: Composed | Later = self.module.compose(options, brief)
            return said
        return packages.composed(self.name, self.package, lambda: self.module.compose(options, brief))


@cache
def kinds() -> dict[str, Kind]:
    """All kinds by name. A package whose kind cannot be used is a Complaint that names it."""
    found = {kind.name: kind for kind in _own()}
    for package, module in packages.modules(frozenset(found)):
        kind = Kind(module.Options, module, package)
        found[kind.name] = kind
    return found


def section_type() -> Any:
    """The type of a section in brief.yaml: the options of one of the kinds."""
    return reduce(or_, (kind.options for kind in kinds().values()))


def kind_of(options: base.Options) -> Kind:
    """The kind that a section is of."""
    return kinds()[str(options.__struct_config__.tag)]


def _own() -> Iterator[Kind]:
    for found in iter_modules(__path__):
        if found.name != base.__name__.rpartition(".")[2]:
            module = import_module(f"{__name__}.{found.name}")
            yield Kind(module.Options, module)
