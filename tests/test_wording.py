"""How dates, numbers and amounts read: never as codes, never more exact or other than the source says."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import edtf, wording
from pipeline.records import Account, Observation, Realis
from pipeline.wordlist import table

years = st.integers(1801, 2099).map(str)
one = st.builds(
    "{}{}".format,
    st.one_of(
        years,
        st.builds("{}-{:02}".format, years, st.integers(1, 12)),
        st.builds("{}-{}".format, years, st.sampled_from([21, 22, 23, 24, 33, 34, 35, 36, 40, 41])),
        st.builds("{}-{:02}-{:02}".format, years, st.integers(1, 12), st.integers(1, 28)),
        st.sampled_from(["199X", "200X", "18XX", "20XX"]),
    ),
    st.sampled_from(["", "~"]),
)
intervals = st.tuples(one, one).map(lambda pair: "/".join(sorted(pair, key=edtf.sort_key)))
same_year = st.tuples(one, one, years).map(
    lambda t: "/".join(sorted((f"{t[2]}{t[0][4:]}", f"{t[2]}{t[1][4:]}"), key=edtf.sort_key))
)
any_date = st.one_of(
    one, intervals, same_year, st.builds("{}/..".format, one), st.builds("../{}".format, one)
)  # fmt: skip


def observation(value: float, unit: str, kind: str = "level", **more: Any) -> Observation:
    """An observation of exports with what matters here."""
    return Observation(id="obs-1", measure="exports", kind=kind, value=value, unit=unit, **more)  # type: ignore[arg-type]


@given(any_date, st.sampled_from(["en-GB", "en-US"]), st.booleans())
@settings(deadline=None, max_examples=600)
def test_every_date_is_shown_in_words_with_its_years(value: str, language: str, inferred: bool) -> None:
    shown = wording.date(value, inferred=inferred, language=language)
    assert not re.search(r"\d{4}-\d\d(?!\d)|\.\.|~|\dX|/", shown), "a code is shown"
    for edge in edtf.bounds(value):
        century = "X" in value
        if edge and not century:
            assert str(edge.year) in shown or "winter" in shown or " c." in shown
    assert shown.startswith("[") == inferred


@given(any_date)
@settings(deadline=None, max_examples=200)
def test_the_year_that_a_date_is_filed_under_reads_as_one(value: str) -> None:
    assert re.fullmatch(r"\d{4}s?|\d\d(?:st|nd|rd|th) century", wording.year(value))


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("2014-11-14", "14 Nov 2014"),
        ("2014-11", "Nov 2014"),
        ("2014", "2014"),
        ("2014-23", "autumn 2014"),
        ("2014-33", "Q1 2014"),
        ("2014-41", "H2 2014"),
        ("199X", "1990s"),
        ("18XX", "19th century"),
        ("1801/1900", "19th c."),
        ("1801/2000", "19th–20th c."),
        ("2014~", "about 2014"),
        ("2014/2016", "2014–2016"),
        ("2014-03/2014-05", "Mar–May 2014"),
        ("2014-03-05/2014-03-09", "5–9 Mar 2014"),
        ("2014-12-28/2015-01-03", "28 Dec 2014 – 3 Jan 2015"),
        ("2014-03/..", "Mar 2014 →"),
        ("../2014-03", "until Mar 2014"),
        (None, "undated"),
    ],
)
def test_a_date_as_a_chronology_shows_it(value: str | None, shown: str) -> None:
    assert wording.date(value) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [("2014-11-14", "Nov 14, 2014"), ("2014-03-05/2014-03-09", "Mar 5–9, 2014"), ("2014-11", "Nov 2014")],
)
def test_american_dates_have_the_month_first(value: str, shown: str) -> None:
    assert wording.date(value, language="en-US") == shown


def test_a_worked_out_year_before_an_american_date_leaves_no_comma() -> None:
    assert wording.date("2019-10-10", "October 10", inferred=True, language="en-US") == "[2019] Oct 10"


@pytest.mark.parametrize(
    ("value", "said", "shown"),
    [
        ("2014-04", "April", "[2014] Apr"),
        ("2014-04-05", "5 April", "[2014] 5 Apr"),
        ("2014-33", "the first quarter", "[2014] Q1"),
        ("2014-04", "last month", "[2014] Apr"),
        ("2013", "last year", "[2013]"),
        ("2014/..", None, "[2014] →"),
        ("2014-04", "April 2014", "[Apr 2014]"),
    ],
)
def test_what_was_inferred_stands_in_brackets(value: str, said: str | None, shown: str) -> None:
    assert wording.date(value, said, inferred=True) == shown


@pytest.mark.parametrize(
    ("value", "said", "shown"),
    [
        ("2014-12~", "the end of 2014", "end of 2014"),
        ("2014-01~", "the beginning of 2014", "beginning of 2014"),
        ("2014-05~", "early May 2014", "early May 2014"),
        ("199X~", "the mid-1990s", "mid-1990s"),
        ("2014~", "late 2014", "late 2014"),
    ],
)
def test_a_vague_date_reads_as_the_source_has_it(value: str, said: str, shown: str) -> None:
    assert wording.date(value, said) == shown


@pytest.mark.parametrize(
    ("value", "said", "month"),
    [
        ("2014-12~", "the start of December 2014", "Dec"),
        ("2015-01~", "the middle of January 2015", "Jan"),
        ("2014-12~", "the beginning of December 2014", "Dec"),
        ("2015-01~", "the end of January 2015", "Jan"),
        ("2014-03~", "the end of March 2014", "Mar"),
    ],
)
def test_a_part_of_a_month_is_not_shown_as_a_part_of_its_year(value: str, said: str, month: str) -> None:
    assert month in wording.date(value, said)


@pytest.mark.parametrize(
    "text",
    [
        "Talks ran from 5 March 2014 to the end of March 2014 in Lima.",
        "Talks between Chile and Peru ran from March to the third quarter of 2014.",
        "From the 1990s to the 2000s Chile exported copper to Peru.",
    ],
)
def test_the_dates_of_any_event_of_an_account_can_be_shown(account_of: Callable[..., Account], text: str) -> None:
    dated = [e for e in account_of(text).events if e.when]
    assert dated
    for event in dated:
        shown = wording.date(event.when, event.when_text, event.when_basis == "inferred")
        assert not re.search(r"\dX", shown)


@pytest.mark.parametrize(
    ("value", "shown", "row"),
    [
        ("2014", "2014", "year only"),
        ("2014", "[2014]", "[year only]"),
        ("2014-11-14", "14 Nov 2014", "14 Nov"),
        ("2014-11-14", "Nov 14, 2014", "Nov 14"),
        ("2014-11", "[2014] Nov", "[2014] Nov"),
        ("2014-12~", "end of 2014", "end of 2014"),
        ("2014-12~", "[about Dec 2014]", "[about Dec]"),
        ("2014-05~", "early May 2014", "early May"),
        ("2014~", "about 2014", "about 2014"),
        ("2014~", "mid-2014", "mid-2014"),
        ("../2014-03", "until Mar 2014", "until Mar"),
        ("2014/2016", "2014–2016", "2014–2016"),
    ],
)
def test_a_row_under_its_year_does_not_say_the_year_again(value: str, shown: str, row: str) -> None:
    assert wording.within(value, shown) == row


@pytest.mark.parametrize(
    ("n", "said"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (13, "13th"), (21, "21st"),
     (22, "22nd"), (111, "111th"), (101, "101st")],
)  # fmt: skip
def test_ordinals(n: int, said: str) -> None:
    assert wording.ordinal(n) == said


@pytest.mark.parametrize(
    ("value", "options", "shown"),
    [
        (1234567, {}, "1,234,567"),
        (-5, {}, "−5"),
        (5, {"signed": True}, "+5"),
        (-5.5, {"signed": True}, "−5.5"),
        (0, {"signed": True}, "0"),
        (5.25, {}, "5.25"),
        (5.25, {"decimals": 0}, "5"),
        (5, {"decimals": 1}, "5.0"),
        (0.1 + 0.2, {}, "0.3"),
        (100, {}, "100"),
    ],
)
def test_a_number(value: float, options: dict[str, Any], shown: str) -> None:
    assert wording.number(value, **options) == shown


@pytest.mark.parametrize("value", [-0.0001, -0.0, 0.0001])
def test_what_rounds_to_nothing_has_no_sign(value: float) -> None:
    assert wording.number(value, signed=True) == "0"


@given(st.floats(-1e14, 1e14).map(lambda x: round(x, 3)))
@settings(deadline=None)
def test_a_shown_number_is_the_number(value: float) -> None:
    shown = wording.number(value)
    assert abs(float(shown.replace(",", "").replace("−", "-")) - value) <= 0.0005 + abs(value) * 1e-12


@pytest.mark.parametrize(
    ("given_", "shown"),
    [
        (observation(32e9, "USD"), "$32 billion"),
        (observation(-32e9, "USD"), "−$32 billion"),
        (observation(1.5e6, "EUR"), "€1.5 million"),
        (observation(2e12, "JPY"), "¥2 trillion"),
        (observation(950, "GBP"), "£950"),
        (observation(5e6, "CHF"), "CHF\u00a05 million"),
        (observation(5.3, "percent", "change"), "5.3\u00a0%"),
        (observation(-5.3, "percent", "change"), "−5.3\u00a0%"),
        (observation(10, "minute"), "10 minutes"),
        (observation(3e6, "t"), "3 million tonnes"),
        (observation(70, "USD/[bbl_us]"), "70 USD per barrel"),
        (observation(2, "t/har"), "2 tonnes per hectare"),
        (observation(40, "EUR/{person}"), "40 EUR per person"),
    ],
)
def test_an_amount_in_a_sentence(given_: Observation, shown: str) -> None:
    assert wording.amount(given_) == shown


@pytest.mark.parametrize(
    ("given_", "shown"),
    [
        (observation(32e9, "USD"), ("32", "billion USD")),
        (observation(5.3, "percent", "change"), ("+5.3", "per cent")),
        (observation(-2e9, "USD", "change"), ("−2", "billion USD")),
        (observation(2, "ratio", "ratio"), ("2", "times")),
        (observation(1200, "count", label="ships"), ("1,200", "ships")),
        (observation(40, "percentage_point", "change"), ("+40", "percentage points")),
    ],
)
def test_a_value_in_a_table(given_: Observation, shown: tuple[str, str]) -> None:
    assert wording.scaled(given_) == shown


@pytest.mark.parametrize(
    ("given_", "shown"),
    [
        (observation(32e9, "USD"), ("$32", "bn")),
        (observation(6, "percent", "change"), ("+6", "%")),
        (observation(-2e9, "USD", "change"), ("−$2", "bn")),
        (observation(3e6, "t"), ("3", "m tonnes")),
    ],
)
def test_a_headline_number(given_: Observation, shown: tuple[str, str]) -> None:
    assert wording.big(given_) == shown


@pytest.mark.parametrize(
    ("items", "said"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_a_list_in_a_sentence(items: list[str], said: str) -> None:
    assert wording.listed(items) == said


@pytest.mark.parametrize(
    ("n", "said"), [(0, "0 countries"), (1, "1 country"), (2, "2 countries")]
)  # fmt: skip
def test_a_number_of_things(n: int, said: str) -> None:
    assert wording.counted(n, "country", "countries") == said
    assert wording.counted(n, "source") == f"{n} source{'' if n == 1 else 's'}"


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"parties": ("CHL", "PER")}, "Chile, PER"),
        ({"reporter": "CHL", "partner": "PER", "flow": "export"}, "Chile to PER"),
        ({"reporter": "CHL", "partner": "PER", "flow": "import"}, "Chile from PER"),
        ({"reporter": "CHL", "partner": "PER"}, "Chile and PER"),
        ({"partner": "CHL", "flow": "import"}, "from Chile"),
        ({"partner": "CHL", "flow": "export"}, "to Chile"),
        ({"partner": "CHL"}, "with Chile"),
        ({"reporter": "CHL"}, "Chile"),
        ({}, "not stated"),
    ],
)
def test_whose_a_value_is(more: dict[str, Any], said: str) -> None:
    assert wording.sides(observation(1, "USD", **more), {"CHL": "Chile"}) == said


@pytest.mark.parametrize(
    ("given_", "said"),
    [
        (observation(1, "USD"), "Exports"),
        (observation(1, "percent", "change"), "Change in exports"),
        (observation(1, "USD", commodity="copper"), "Exports of copper"),
        (observation(1, "percent", "share", commodity="copper"), "Share of copper in exports"),
        (observation(2, "ratio", "ratio"), "Multiple of exports"),
    ],
)
def test_what_an_observation_measures(given_: Observation, said: str) -> None:
    assert wording.what(given_) == said


@pytest.mark.parametrize(
    ("country", "said"),
    [("United Kingdom", "the United Kingdom"), ("Chile", "Chile"), ("Philippines", "the Philippines")],
)
def test_a_country_behind_of(country: str, said: str) -> None:
    assert wording.with_article(country) == said


def test_pages_that_follow_one_another_are_one_run() -> None:
    assert [wording.pages(numbers) for numbers in ((3,), (3, 5, 6, 7, 9), (1, 2))] == [
        "page 3", "pages 3, 5–7 and 9", "pages 1–2"]  # fmt: skip


def test_countries_are_called_what_the_account_calls_them(account_of: Callable[..., Account]) -> None:
    account = account_of("Exports of Chile to Peru rose by 5 per cent in 2019.")
    assert wording.country_names(account) == {"CHL": "Chile", "PER": "Peru"}


@pytest.mark.parametrize("code", [row["code"] for row in table("units")])
def test_no_unit_is_shown_as_a_code(code: str) -> None:
    assert not re.search(r"[][{}*_]|\w\.\w", wording.unit(code))


@pytest.mark.parametrize(
    ("title", "realis", "said"),
    [
        ("No grain was landed at Beira", "negated", ""),
        ("The envoy could not travel to Minsk", "negated", ""),
        ("Chad has yet to ratify the pact", "negated", ""),
        ("The cabinet ruled out a levy", "negated", ""),
        ("[No power plant] The dam was to have opened", "negated", "did not happen"),
        ("The two sides met in Tirana", "negated", "did not happen"),
        ("Not only Oman but Qatar signed", "negated", "did not happen"),
        ("No session was held before the vote", "postponed", "postponed"),
        ("The two sides met in Tirana", "happened", ""),
    ],
)
def test_a_title_that_denies_what_did_not_happen_has_no_word_for_it_beside_it(
    title: str, realis: Realis, said: str
) -> None:
    assert wording.status_beside(title, realis) == said


@pytest.mark.parametrize(
    ("goods", "kind", "said"),
    [
        ("tea", "level", "Exports of tea"),
        ("re-exports", "level", "Re-exports"),
        ("re-exports without gold", "change", "Change in re-exports without gold"),
        ("domestic exports", "level", "Domestic exports"),
        (None, "level", "Exports"),
    ],
)
def test_exports_that_are_a_part_of_all_are_named_once(goods: str | None, kind: str, said: str) -> None:
    assert wording.what(observation(1, "USD", kind, commodity=goods)) == said
