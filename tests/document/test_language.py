"""A brief in British and in American English: dates, fixed words and units differ, what a source says does not."""

from pathlib import Path

import pytest
from briefs import Made, make, read
from pdf_reading import folded

TEXT = (
    "On 12 September 1981, the Arab League and Kenya signed the Bonn Agreement. A visit of President Nyerere to Cairo was "
    "cancelled in autumn 1984. The ministers met on 3 May 1985.\n\n"
    "Kenya exported 1,200 tonnes of tea to Germany in autumn 2019. Exports of coffee from Kenya to Germany rose 5 per cent in "
    "2018.\n"
)


def brief(folder: Path, language: str) -> Made:
    settings = {"date": "2020-05-03", "as_of": "2020-04", "authors": ["Jane Doe"]}
    return make(read(folder, {"a": TEXT}), language=language, **settings)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en-GB", ["Jane Doe · 3 May 2020 · as of April 2020", "12 Sep", "autumn 2019", "tonnes", "per cent", "Organisations"]),
        ("en-US", ["Jane Doe · May 3, 2020 · as of April 2020", "Sep 12", "fall 2019", "metric tons", "Organizations"]),
    ],
)  # fmt: skip
def test_dates_units_and_fixed_words_are_those_of_the_language(language: str, said: list[str], tmp_path: Path) -> None:
    text = folded(brief(tmp_path, language).reading.text)
    assert [words for words in said if words not in text] == []


def test_no_word_of_the_programs_own_is_british_in_an_american_brief(tmp_path: Path) -> None:
    sources = {
        "a": "Exports of copper from Chile to Peru were $120 million in 2013 and $150 million in 2014. Chile exported 300 tonnes "
        "of copper to Peru in 2014.\n",
        "b": "Chile exported 350 tonnes of copper to Peru in 2014. The port of Arica handled 900 tonnes.\n",
    }
    kinds = [
        "figures",
        "trade-table",
        "chart",
        "conflicts",
        "actors",
        "timeline",
        "chronology",
        "data-quality",
        "colophon",
    ]
    account = read(tmp_path, sources)
    assert account.conflicts
    british = folded(make(account, kinds).reading.text)
    american = folded(make(account, kinds, language="en-US").reading.text)
    assert "tonnes" in british
    assert "per cent" in british
    assert [word for word in ("tonnes", "per cent") if word in american] == []
    assert "300 metric tons" in american


def test_a_status_is_spelt_as_the_language_has_it_and_a_source_as_it_is(tmp_path: Path) -> None:
    made = brief(tmp_path, "en-US")
    text = folded(made.reading.text)
    assert "canceled" in text
    assert "Cairo was cancelled in autumn 1984" in text
    assert "1,200 tonnes of tea" in text


@pytest.mark.parametrize(("language", "day"), [("en-GB", "3 May 1985"), ("en-US", "May 3, 1985")])
def test_a_timeline_has_its_dates_in_the_form_of_the_language(language: str, day: str, tmp_path: Path) -> None:
    made = make(read(tmp_path, {"a": TEXT}), ["timeline"], language=language)
    assert day in folded(made.reading.text)


def test_the_day_of_the_sources_stands_in_the_colophon_and_tells_plans_and_sources_behind_it(tmp_path: Path) -> None:
    text = "A visit of President Nyerere to Cairo is planned for May 1984. On 3 May 1981, Kenya and Togo signed a treaty.\n"
    account = read(tmp_path, {"a": text})
    made = make(account, ["chronology", "data-quality", "colophon"], as_of="1985-01-31")
    said = folded(made.reading.text)
    assert "from 1 source, gathered up to 31 January 1985" in said
    assert "1 event planned for before 31 January 1985 is reported only as a plan" in said
    assert "Plans past their day" not in folded(make(account, ["data-quality"], as_of="1984-05-01").reading.text)
    assert "Plans past their day" not in folded(make(account, ["data-quality"]).reading.text)


@pytest.mark.parametrize(
    "told",
    [
        "A summit that envoys had hoped to hold in Riga on 5 March 1984 was not, for want of snow.",
        "Talks that were to begin in Riga on 5 March 1984 have been put back to May 1985.",
        "A treaty is to be signed in Riga on 5 March 1984. It was signed as foreseen.",
    ],
)
def test_of_what_became_of_a_plan_it_is_not_said_that_nothing_is_told(told: str, tmp_path: Path) -> None:
    account = read(tmp_path, {"note": f"Riga, 1 March 1984\n\n{told}\n"})
    said = folded(make(account, ["data-quality"], as_of="1984-04-01").reading.text)
    assert "Plans past their day" not in said
