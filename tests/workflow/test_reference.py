"""What the documents say that there is, is what there is: settings, filters, sections, records."""

import re
from typing import get_args

import msgspec
import pytest
from reference import FILTERS, standing, tables
from runs import ROOT

from pipeline.document.sections import base, kinds
from pipeline.editor.settings import Settings
from pipeline.records import Account, Realis, Reason

ACCOUNT = (ROOT / "docs/account.md").read_text("utf-8")


@pytest.mark.parametrize(("document", "name"), tables())
def test_a_table_of_the_documents_is_as_the_types_have_it(document: str, name: str) -> None:
    assert standing(document, name) == tables()[document, name], "write it anew: python tests/workflow/reference.py"


def rows(document: str, name: str) -> dict[str, str]:
    """The rows of a table, by what stands first in them."""
    return dict(re.findall(r"^\| `([^`]+)` \|(.*)\|$", standing(document, name), re.MULTILINE))


def test_every_setting_and_every_kind_with_each_of_its_options_stands_in_a_table() -> None:
    assert sorted(rows("brief.md", "settings")) == sorted(Settings.__struct_fields__)
    told = rows("brief.md", "sections")
    assert sorted(told) == sorted(kinds())
    for name, (options, *_) in kinds().items():
        for field in msgspec.structs.fields(options):
            assert field.name == "title" or re.search(rf"\b{field.name}\b", told[name]), (name, field.name)
    assert sorted(rows("brief.md", "filters")) == sorted(FILTERS)


def test_the_lists_of_the_account_are_those_of_its_record() -> None:
    listed = re.findall(r"^\| `(\w+)` \|", ACCOUNT.split("| list |")[1].split("\n\n")[0], re.MULTILINE)
    assert listed == [field.name for field in msgspec.structs.fields(Account) if field.name != "schema"]


def test_each_outcome_and_each_reason_of_the_account_is_told_of() -> None:
    assert [word for word in (*get_args(Realis), *get_args(Reason)) if f"`{word}`" not in ACCOUNT] == []


def test_a_kind_that_filters_takes_each_filter_that_all_do() -> None:
    common = set(base.Filtered.__struct_fields__)
    told = [name for name, (options, *_) in kinds().items() if common & {*options.__struct_fields__} - {"title"}]
    assert told
    assert [name for name in told if not common <= {*kinds()[name].options.__struct_fields__}] == []
