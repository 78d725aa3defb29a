"""Quantities in whole sentences: value, unit, bounds, ranges; and numbers that measure nothing."""

import time
from collections.abc import Callable

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from pipeline.extract.quantities.find import find
from pipeline.extract.quantities.meant import Meant
from pipeline.records import Observation, Statements

Read = Callable[..., Statements]


def amounts(statements: Statements) -> list[tuple[float, str]]:
    """The values of a text with their units, in order."""
    return [(o.value, o.unit) for o in statements.observations]


def one(statements: Statements) -> Observation:
    """The only observation of a text."""
    (observation,) = statements.observations
    return observation


@pytest.mark.parametrize(
    ("words", "value", "unit"),
    [
        # signs, codes and names of currencies
        ("$32 billion", 32e9, "USD"),
        ("$32bn", 32e9, "USD"),
        ("US$32 billion", 32e9, "USD"),
        ("USD 32 billion", 32e9, "USD"),
        ("32 billion US dollars", 32e9, "USD"),
        ("32 billion dollars", 32e9, "USD"),
        ("US dollars 32 billion", 32e9, "USD"),
        ("Ngultrum 32 billion", 32e9, "BTN"),
        ("TOP32 billion", 32e9, "TOP"),
        ("R32bn", 32e9, "ZAR"),
        ("Euros 4,100", 4100, "EUR"),
        ("Swiss francs 1.2 million", 1.2e6, "CHF"),
        ("$1.2 trillion", 1.2e12, "USD"),
        ("$950", 950, "USD"),
        ("$12.50", 12.5, "USD"),
        ("€4.1bn", 4.1e9, "EUR"),
        ("4.1 billion euros", 4.1e9, "EUR"),
        ("EUR 4.1 billion", 4.1e9, "EUR"),
        ("£250m", 250e6, "GBP"),
        ("250 million pounds sterling", 250e6, "GBP"),
        ("¥5 trillion", 5e12, "JPY"),
        ("5 trillion yen", 5e12, "JPY"),
        ("CHF 1.2 million", 1.2e6, "CHF"),
        ("5 million Swiss francs", 5e6, "CHF"),
        ("9 million Canadian dollars", 9e6, "CAD"),
        ("A$20 million", 20e6, "AUD"),
        ("C$20 million", 20e6, "CAD"),
        ("HK$20 million", 20e6, "HKD"),
        ("R$3.5 billion", 3.5e9, "BRL"),
        ("12 billion rubles", 12e9, "RUB"),
        ("12 billion roubles", 12e9, "RUB"),
        ("700 million yuan", 700e6, "CNY"),
        ("700 million naira", 700e6, "NGN"),
        ("₹2.5 lakh crore", 2.5e12, "INR"),
        # marks of thousands and decimals
        ("12,345 tonnes", 12345, "t"),
        ("1,234,567.8 tonnes", 1234567.8, "t"),
        ("1 234 567 tonnes", 1234567, "t"),
        ("1.234.567 tonnes", 1234567, "t"),
        ("1’234’567 tonnes", 1234567, "t"),
        ("12,34,567 tonnes", 1234567, "t"),
        ("3.75 tonnes", 3.75, "t"),
        ("3,7 tonnes", 3.7, "t"),
        ("2000 tonnes", 2000, "t"),
        # words
        ("seven tonnes", 7, "t"),
        ("twenty-one tonnes", 21, "t"),
        ("two hundred and fifty tonnes", 250, "t"),
        ("twelve thousand tonnes", 12000, "t"),
        ("three hundred thousand tonnes", 300000, "t"),
        ("two million tonnes", 2e6, "t"),
        ("half a million tonnes", 5e5, "t"),
        ("3 lakh tonnes", 3e5, "t"),
        ("2 crore tonnes", 2e7, "t"),
        ("40 thousand tonnes", 40e3, "t"),
        # parts of a hundred
        ("5.3 percent", 5.3, "percent"),
        ("5.3 per cent", 5.3, "percent"),
        ("5.3%", 5.3, "percent"),
        ("5.3 %", 5.3, "percent"),
        ("five per cent", 5, "percent"),
        ("twenty-five percent", 25, "percent"),
        ("0.5 percentage points", 0.5, "percentage_point"),
        ("half a percentage point", 0.5, "percentage_point"),
        ("25 basis points", 25, "basis_point"),
        # units
        ("60 kg", 60, "kg"),
        ("1,400 kilometres", 1400, "km"),
        ("40km", 40, "km"),
        ("300 square kilometres", 300, "km2"),
        ("300 km²", 300, "km2"),
        ("90,000 hectares", 90000, "har"),
        ("5MW", 5, "MW"),
        ("600 megawatts", 600, "MW"),
        ("12 GWh", 12, "GW.h"),
        ("38 bcm", 38e9, "m3"),
        ("38 billion cubic metres", 38e9, "m3"),
        ("4 million barrels", 4e6, "[bbl_us]"),
        ("4 million barrels per day", 4e6, "[bbl_us]/d"),
        ("2 million tonnes a year", 2e6, "t/a"),
        ("2 million tonnes per year", 2e6, "t/a"),
    ],
)  # fmt: skip
def test_an_amount_is_read_with_its_unit(read: Read, words: str, value: float, unit: str) -> None:
    assert amounts(read(f"The dam took {words} in all.")) == [(value, unit)]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Mexico paid 5 million pesos.", "MXN"),
        ("The Philippines paid 5 million pesos.", "PHP"),
        ("Kenya paid 5 million shillings.", "KES"),
        ("Uganda paid 5 million shillings.", "UGX"),
        ("Pakistan paid 5 million rupees.", "PKR"),
        ("India paid 5 million rupees.", "INR"),
        ("Norway paid 5 million kroner.", "NOK"),
        ("Norway paid 5 million Danish kroner.", "DKK"),
        ("Kenya paid 5 million Ugandan shillings.", "UGX"),
    ],
)
def test_money_of_one_name_is_that_of_the_country_told_of(read: Read, text: str, unit: str) -> None:
    assert amounts(read(text)) == [(5e6, unit)]


@pytest.mark.parametrize(
    ("sentence", "value", "kind"),
    [
        ("A third of the exports went to Chad.", 33.3, "share"),
        ("Two-thirds of the exports went to Chad.", 66.7, "share"),
        ("Two thirds of the exports went to Chad.", 66.7, "share"),
        ("Half of the exports went to Chad.", 50, "share"),
        ("Three quarters of the exports went to Chad.", 75, "share"),
        ("One in all: a fifth of the exports went to Chad.", 20, "share"),
        ("Exports doubled.", 2, "ratio"),
        ("Exports tripled.", 3, "ratio"),
        ("Exports quadrupled.", 4, "ratio"),
        ("Exports halved.", 0.5, "ratio"),
        ("Exports increased threefold.", 3, "ratio"),
    ],
)
def test_fractions_are_shares_and_multiples_are_ratios(read: Read, sentence: str, value: float, kind: str) -> None:
    observation = one(read(sentence))
    assert (observation.value, observation.kind) == (value, kind)
    assert observation.unit == ("percent" if kind == "share" else "ratio")


@pytest.mark.parametrize(
    ("words", "low", "high", "unit"),
    [
        ("between 3 and 5 billion euros", 3e9, 5e9, "EUR"),
        ("between €3 billion and €5 billion", 3e9, 5e9, "EUR"),
        ("3 to 5 billion euros", 3e9, 5e9, "EUR"),
        ("3–5 percent", 3, 5, "percent"),
        ("3-5 percent", 3, 5, "percent"),
        ("3% to 5%", 3, 5, "percent"),
        ("$3–5 billion", 3e9, 5e9, "USD"),
    ],
)  # fmt: skip
def test_a_range_is_two_observations_that_point_at_each_other(
    read: Read, words: str, low: float, high: float, unit: str
) -> None:
    first, second = read(f"The dam takes {words}.").observations
    assert [(first.value, first.unit), (second.value, second.unit)] == [(low, unit), (high, unit)]
    assert (first.range, second.range) == (second.id, first.id)


def test_from_one_level_to_another_is_no_range(read: Read) -> None:
    first, second = read("Peru’s exports rose from 3.4 billion to 4.1 billion euros.").observations
    assert [(first.value, first.kind), (second.value, second.kind)] == [(3.4e9, "level"), (4.1e9, "level")]
    assert (first.range, second.range) == (None, None)


@pytest.mark.parametrize(
    ("words", "bound"),
    [("more than", "lower"), ("over", "lower"), ("at least", "lower"), ("no less than", "lower"), ("not less than", "lower"),
     ("in excess of", "lower"), ("upwards of", "lower"), ("less than", "upper"), ("under", "upper"), ("up to", "upper"),
     ("no more than", "upper"), ("at most", "upper"), ("a maximum of", "upper"), ("about", None), ("", None)],
)  # fmt: skip
def test_more_than_and_less_than_are_bounds(read: Read, words: str, bound: str | None) -> None:
    observation = one(read(f"The dam took {words} $5 billion.".replace("  ", " ")))
    assert (observation.value, observation.bound) == (5e9, bound)


@pytest.mark.parametrize(
    ("words", "approximate"),
    [("about", True), ("around", True), ("roughly", True), ("some", True), ("approximately", True), ("nearly", True),
     ("almost", True), ("close to", True), ("an estimated", True), ("exactly", False), ("only", False), ("", False)],
)  # fmt: skip
def test_about_makes_a_value_approximate(read: Read, words: str, approximate: bool) -> None:
    observation = one(read(f"The dam took {words} 300 tonnes.".replace("  ", " ")))
    assert (observation.value, observation.approximate) == (300, approximate)


def test_both_ends_of_an_approximate_range_are_approximate(read: Read) -> None:
    assert [o.approximate for o in read("The dam takes about 3 to 5 billion euros.").observations] == [True, True]


@pytest.mark.parametrize(
    ("words", "scale", "decimals"),
    [("$32 billion", 1e9, 0), ("$32.50 billion", 1e9, 2), ("5.3 percent", 1, 1), ("12,345 tonnes", 1, 0)],
)
def test_how_a_source_rounds_is_kept(read: Read, words: str, scale: float, decimals: int) -> None:
    observation = one(read(f"The dam took {words}."))
    assert (observation.scale, observation.decimals) == (scale, decimals)


@pytest.mark.parametrize("words", ["-2.5 percent", "−2.5 percent", "minus 2.5 percent"])
def test_a_minus_makes_a_value_negative(read: Read, words: str) -> None:
    assert amounts(read(f"The interest rate stood at {words}.")) == [(-2.5, "percent")]


def test_people_and_things_are_counted(read: Read) -> None:
    observation = one(read("Ghana sent 1,200 soldiers to the border."))
    assert (observation.value, observation.unit, observation.label) == (1200, "count", "soldiers")


@pytest.mark.parametrize(
    "sentence",
    [
        "The tariff is set out elsewhere [6].",
        "Lawyers invoked Article 15 and Annex 4.",
        "Ministers of the G7 and of the G20 agreed.",
        "The trend is shown in Figure 1 and Table 12.",
        "Trade collapsed in World War 2 and recovered later.",
        "Operators bought licences for 5G and built F-16 parts.",
        "The council adopted Resolution 2231.",
        "In June 2014 province 148 opened talks with district 12.",
        "Provinces 3 and 4 held meetings.",
        "The clinic treats COVID-19.",
        "The prime minister lives at No. 10.",
        "The ministers met on 14 November 2004 and in 2010.",
        "Both sides agreed (1) to meet and (2) to trade.",
        "The talks ended at 10:30.",
        "Negotiators used the 1990s as a base.",
        "The dam is one of the barriers.",
        "Exports rose in the first quarter of 2018.",
        "Exports rose in the third quarter of 2018.",
        "Exports rose in the second half of the year.",
        "Exports rose in the first half of 2018.",
    ],
)
def test_a_number_that_names_or_dates_measures_nothing(read: Read, sentence: str) -> None:
    assert amounts(read(sentence)) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "In the province 148 schools were closed.",
        "In Eastern Province 148 schools were closed.",
        "In the northern region 148 schools were closed.",
        "They gave every northern province 148 trucks.",
    ],
)
def test_a_number_behind_a_province_that_is_told_otherwise_counts(read: Read, sentence: str) -> None:
    assert amounts(read(sentence)) == [(148, "count")]


@pytest.mark.parametrize(
    ("words", "value"), [("Rs 5,000 crore", 5e10), ("Rs. 40 lakh", 4e6), ("12.5 crore rupees", 1.25e8), ("Rs 250", 250)]
)
def test_rupees_are_counted_in_lakh_and_crore(read: Read, words: str, value: float) -> None:
    assert amounts(read(f"India paid {words} for the dam.")) == [(value, "INR")]


def test_an_en_dash_before_an_amount_is_no_minus(read: Read) -> None:
    statements = read("Trade between Peru and Chile hit $32 billion in 2013 – a 5.3 percent increase on 2012.")
    assert amounts(statements) == [(32e9, "USD"), (5.3, "percent")]


STYLES: dict[str, Callable[[int], str]] = {
    "bare": str,
    "English": lambda n: f"{n:,}",
    "spaced": lambda n: f"{n:,}".replace(",", " "),
    "Swiss": lambda n: f"{n:,}".replace(",", "’"),
}
MONEY = {"USD": ["${}", "US${}", "USD {}", "{} dollars", "{} US dollars"], "EUR": ["€{}", "EUR {}", "{} euros"],
         "GBP": ["£{}", "GBP {}"], "JPY": ["¥{}", "{} yen"], "CHF": ["CHF {}", "{} Swiss francs"]}  # fmt: skip
WORDS = {"": 1.0, " million": 1e6, " billion": 1e9, " trillion": 1e12, "m": 1e6, "bn": 1e9}


@settings(deadline=None, max_examples=300)
@given(
    whole=st.integers(1, 9_999_999),
    style=st.sampled_from(sorted(STYLES)),
    money=st.sampled_from([(code, form) for code, forms in MONEY.items() for form in forms]),
    tail=st.sampled_from([".", ", it said.", " (in part).", " in 2014.", "; no more."]),
)
def test_any_amount_of_money_is_read_back(
    read: Read, whole: int, style: str, money: tuple[str, str], tail: str
) -> None:
    code, form = money
    words = form.format(STYLES[style](whole))
    observation = one(read(f"The bridge was built for {words}{tail}"))
    assert (observation.value, observation.unit) == (whole, code)
    assert words in observation.evidence[0].quote


@settings(deadline=None, max_examples=300)
@given(
    hundredths=st.integers(1, 99_999),
    scale=st.sampled_from(sorted(WORDS)),
    money=st.sampled_from([(code, form) for code, forms in MONEY.items() for form in forms]),
)
def test_any_rounded_amount_of_money_is_read_back(
    read: Read, hundredths: int, scale: str, money: tuple[str, str]
) -> None:
    code, form = money
    number = f"{hundredths / 100:.2f}"
    observation = one(read(f"The bridge was built for {form.format(number + scale)}."))
    assert observation.unit == code
    assert observation.value == pytest.approx(float(number) * WORDS[scale], rel=1e-12)
    assert (observation.scale, observation.decimals) == (WORDS[scale], 2)


ONES = ("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen").split()  # fmt: skip
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def in_words(n: int) -> str:
    """A number below ten thousand in words, as British English writes it."""
    if n < 20:
        return ONES[n - 1]
    if n < 100:
        return TENS[n // 10 - 2] + (f"-{ONES[n % 10 - 1]}" if n % 10 else "")
    if n < 1000:
        return f"{ONES[n // 100 - 1]} hundred" + (f" and {in_words(n % 100)}" if n % 100 else "")
    rest = n % 1000
    joint = " and " if 0 < rest < 100 else " "
    return f"{in_words(n // 1000)} thousand{joint if rest else ''}{in_words(rest) if rest else ''}"


@settings(deadline=None, max_examples=200)
@given(n=st.one_of(st.integers(1, 999), st.integers(1, 99).map(lambda n: n * 1000), st.integers(1000, 9999)))
def test_a_number_in_words_is_read_back(read: Read, n: int) -> None:
    assert amounts(read(f"The mill ground {in_words(n)} tonnes.")) == [(n, "t")]


@settings(deadline=None, max_examples=150)
@given(
    low=st.integers(1, 900),
    high=st.integers(2, 999),
    joint=st.sampled_from(["between {} and {}", "{}–{}", "{}-{}", "{} to {}"]),
    unit=st.sampled_from([("percent", " percent", 1.0), ("EUR", " billion euros", 1e9), ("t", " tonnes", 1.0),
                          ("km", " km", 1.0)]),
)  # fmt: skip
def test_any_range_is_read_back(read: Read, low: int, high: int, joint: str, unit: tuple[str, str, float]) -> None:
    assume(low < high)
    code, words, scale = unit
    first, second = read(f"The dam takes {joint.format(low, high)}{words}.").observations
    assert (first.value, first.unit, second.value, second.unit) == (low * scale, code, high * scale, code)
    assert (first.range, second.range) == (second.id, first.id)


@settings(deadline=None, max_examples=150)
@given(words=st.lists(st.sampled_from(
    "5 % $ € 3.4 1,234 1,23 bn billion percent -7 – and to between of half a third doubled twofold m k . , ( ) [6] G7 "
    "1/3 1-2-3 tonnes km² / per year points basis 0.0 ½ 10^6 dozen".split()), max_size=12))  # fmt: skip
def test_any_jumble_of_words_gives_only_finite_values_with_a_unit(read: Read, words: list[str]) -> None:
    for observation in read(f"Exports were {' '.join(words)} end.").observations:
        assert abs(observation.value) < float("inf")
        assert observation.unit


@pytest.mark.parametrize(
    ("words", "value", "unit"),
    [
        # scales of all kinds
        ("$5 m", 5e6, "USD"),
        ("$5mn", 5e6, "USD"),
        ("$5tn", 5e12, "USD"),
        ("€1.5k", 1500, "EUR"),
        ("5 m tonnes", 5e6, "t"),
        ("1.5k tonnes", 1500, "t"),
        ("4.2 bn USD", 4.2e9, "USD"),
        ("75 USD million", 75e6, "USD"),
        ("30 MUSD", 30e6, "USD"),
        ("4 billion US$", 4e9, "USD"),
        ("Tk 500 crore", 5e9, "BDT"),
        # words and figures of all styles
        ("one hundred and twenty-five million dollars", 125e6, "USD"),
        ("two and a half million tonnes", 2.5e6, "t"),
        ("three quarters of a million tonnes", 75e4, "t"),
        ("a quarter of a tonne", 0.25, "t"),
        ("half a dozen tonnes", 6, "t"),
        ("one point five percent", 1.5, "percent"),
        ("ten thousand and fifty tonnes", 10050, "t"),
        ("2½ tonnes", 2.5, "t"),
        ("2 1/2 tonnes", 2.5, "t"),
        ("1.3 × 10^6 tonnes", 1.3e6, "t"),
        ("1,23,456 tonnes", 123456, "t"),
        ("1.234,5 tonnes", 1234.5, "t"),
        ("1 234,5 tonnes", 1234.5, "t"),
        ("1'234 tonnes", 1234, "t"),
        ("minus ten degrees Celsius", -10, "Cel"),
        # money by its sign, code and name
        ("NT$3 billion", 3e9, "TWD"),
        ("RMB40bn", 40e9, "CNY"),
        ("KSh4.5bn", 4.5e9, "KES"),
        ("GH¢300", 300, "GHS"),
        ("₦1.2 trillion", 1.2e12, "NGN"),
        ("US $5 million", 5e6, "USD"),
        ("$US5 million", 5e6, "USD"),
        ("5 million Qatari riyals", 5e6, "QAR"),
        ("5 billion New Zealand dollars", 5e9, "NZD"),
        ("5 billion CFA francs", 5e9, "XOF"),
        ("20 pence", 0.2, "GBP"),
        ("200 million SDRs", 2e8, "XDR"),
        # units and what they are counted by
        ("$70 a barrel", 70, "USD/[bbl_us]"),
        ("USD 70/t", 70, "USD/t"),
        ("15 cents per kilowatt-hour", 0.15, "USD/kW.h"),
        ("€80/MWh", 80, "EUR/MW.h"),
        ("$5,000 per person", 5000, "USD/{person}"),
        ("$3 billion a year", 3e9, "USD"),
        ("2.5m b/d", 2.5e6, "[bbl_us]/d"),
        ("30 kg per hectare", 30, "kg/har"),
        ("2.5 Mt", 2.5e6, "t"),
        ("5 million ha", 5e6, "har"),
        ("300,000 TEU", 3e5, "TEU"),
        ("300 sq. km", 300, "km2"),
        ("40bps", 40, "basis_point"),
        ("415 ppm", 415, "[ppm]"),
    ],
)  # fmt: skip
def test_numbers_money_and_units_of_every_style(read: Read, words: str, value: float, unit: str) -> None:
    assert amounts(read(f"The dam took {words} in all.")) == [(pytest.approx(value), unit)]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Australia paid 5 million dollars.", "AUD"),
        ("Switzerland paid Fr. 5 million.", "CHF"),
        ("Sweden paid kr 5 million.", "SEK"),
        ("Iceland paid 5 million kronur.", "ISK"),
        ("Morocco paid 5 million dirhams.", "MAD"),
        ("Senegal paid 5 million francs.", "XOF"),
    ],
)
def test_signs_and_names_that_many_share_are_those_of_the_country_told_of(read: Read, text: str, unit: str) -> None:
    assert amounts(read(text)) == [(5e6, unit)]


def test_money_of_no_known_country_is_not_guessed(read: Read) -> None:
    assert [o.unit for o in read("The fund paid 5 million dirhams.").observations] == []


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("Three in four of its ships", 75),
        ("One in five farmers", 20),
        ("Nine out of ten firms", 90),
        ("More than half", 50),
        ("Nearly a third", 33.3),
        ("Two-thirds of the members", 66.7),
        ("½ of the members", 50),
    ],
)
def test_parts_of_a_whole_are_shares(read: Read, words: str, value: float) -> None:
    observation = one(read(f"{words} were lost."))
    assert (observation.value, observation.unit, observation.kind) == (value, "percent", "share")


@pytest.mark.parametrize(
    ("words", "times"),
    [
        ("was cut in half", 0.5),
        ("rose threefold", 3),
        ("rose by a factor of five", 5),
        ("was three times as high as before", 3),
        ("was twice the plan", 2),
        ("was half as high as before", 0.5),
        ("rose 10-fold", 10),
        ("quadrupled", 4),
    ],
)
def test_multiples_are_ratios(read: Read, words: str, times: float) -> None:
    assert amounts(read(f"The harvest {words}.")) == [(times, "ratio")]


@pytest.mark.parametrize(
    "sentence",
    [
        "The third country signed a two-thirds majority rule.",
        "Both sides read version 2.3.1 of the text.",
        "The office is on +44 20 7946 0958.",
        "The team won 2-1 in the end.",
        "The group bought Boeing 737 jets.",
        "The firm follows ISO 9001 standards.",
        "The flaw is known as CVE-2021-44228.",
        "The site http://example.org/a?x=30%25 tells more.",
        "The treaty ends double taxation.",
        "A second round will follow.",
        "The work was done on a fifty-fifty basis.",
    ],
)
def test_names_marks_and_ranks_measure_nothing(read: Read, sentence: str) -> None:
    assert amounts(read(sentence)) == []


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ("$1.2-1.5 billion", [1.2e9, 1.5e9]),
        ("$10 to $15 billion", [10e9, 15e9]),
        ("between 40 and 45 per cent", [40, 45]),
        ("0.5–0.7 °C", [0.5, 0.7]),
        ("from between $160 million and $170 million", [160e6, 170e6]),
    ],
)
def test_the_ends_of_a_range_share_what_stands_once(read: Read, words: str, values: list[float]) -> None:
    first, second = read(f"The dam takes {words}.").observations
    assert [first.value, second.value] == values
    assert (first.range, second.range) == (second.id, first.id)


def test_a_change_and_the_level_after_it_are_no_range(read: Read) -> None:
    observations = read("Exports rose by $2 billion to $9 billion.").observations
    assert [(o.value, o.kind, o.range) for o in observations] == [(2e9, "change", None), (9e9, "level", None)]


@pytest.mark.parametrize(
    ("words", "bound"),
    [
        ("40 or more soldiers", "lower"),
        ("40 soldiers or fewer", "upper"),
        ("no fewer than 40 soldiers", "lower"),
        ("just under 40 soldiers", "upper"),
    ],
)
def test_bounds_stand_before_or_behind(read: Read, words: str, bound: str) -> None:
    observation = one(read(f"The state sent {words} to the border."))
    assert (observation.value, observation.bound) == (40, bound)


def test_a_rate_per_so_many_is_one_figure(read: Read) -> None:
    observation = one(read("The clinic counted 6 deaths per 100,000 people."))
    assert (observation.value, observation.label) == (6, "deaths per 100,000 people")


@pytest.mark.parametrize(
    "unit",
    ["1", "1,1,1,", "11,", "a hundred and a hundred and ", "$ $ $ ", "x", "half of ", "5 % ", "1 ", "cut in half "],
)
def test_a_hostile_text_takes_linear_time(unit: str) -> None:
    def seconds(length: int) -> float:
        text = unit * (length // len(unit))
        begin = time.process_time()
        find(text, [])
        return time.process_time() - begin

    assert seconds(80_000) < 6 * seconds(20_000) + 0.5


@pytest.mark.parametrize(
    ("words", "values", "unit"),
    [
        ("10, 15 and 25 per cent", [10, 15, 25], "percent"),
        ("3 and 4 million euros", [3e6, 4e6], "EUR"),
    ],
)
def test_a_list_of_numbers_shares_the_unit_at_its_end(read: Read, words: str, values: list[float], unit: str) -> None:
    assert amounts(read(f"The fund offers {words}.")) == [(value, unit) for value in values]


@pytest.mark.parametrize(
    ("sentence", "value", "label"),
    [
        ("The war displaced 1 million people.", 1e6, "people"),
        ("The war displaced 1 234 567 people.", 1234567, "people"),
        ("The state sent eight other ships.", 8, "other ships"),
        ("The union sent 14 of its ships.", 14, "ships"),
    ],
)
def test_a_count_is_labelled_with_what_it_counts(read: Read, sentence: str, value: float, label: str) -> None:
    observation = one(read(sentence))
    assert (observation.value, observation.unit, observation.label) == (value, "count", label)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Exports came to $1.8 billion four years earlier.", [1.8e9]),
        ("Reserves were $13.1 billion twelve months later.", [13.1e9]),
        ("It costs 5 million five hundred thousand dollars.", [5.5e6]),
    ],
)
def test_words_behind_a_scale_are_no_part_of_the_number(text: str, values: list[float]) -> None:
    assert [q.value for q in find(text, []) if q.unit == "USD"] == values


@pytest.mark.parametrize(
    ("text", "percentages"),
    [
        (
            "Sweden holds 16.9 per cent, the United States 10.8; Denmark 8.3 and Germany 8.2 per cent.",
            [16.9, 10.8, 8.3, 8.2],
        ),
        ("Trade took 23.4, telecommunications 17.2 and banks 12.8 per cent.", [23.4, 17.2, 12.8]),
        ("Food had 42 per cent and textiles 14; equity made up 67 per cent, reinvested earnings 9.", [42, 14, 67, 9]),
        ("It paid 57 per cent. Before that the proportion had been 49.", [57, 49]),
        ("American wheat, which had 60 per cent, is down to 41.", [60, 41]),
        ("The auctions took 61 per cent of the stems, Germany 13 and the United Kingdom 11.", [61, 13, 11]),
        ("The rate was 12.9 per cent here, against 9.2 for the country.", [12.9, 9.2]),
        ("Prices rose by 5 per cent, and Bremen 2 was raised.", [5]),
        ("Half of it came by sea: 80 per cent, from 14 ports.", [50, 80]),
        ("It fell by 0.4 percent from the previous one.", [0.4]),
        ("Sales fell 16 per cent, India selling 5.3 and buying 2.5.", [16]),
    ],
)
def test_a_list_names_the_per_cent_once(text: str, percentages: list[float]) -> None:
    assert [q.value for q in find(text, []) if q.unit == "percent"] == percentages


def test_by_how_many_points_is_said_once() -> None:
    text = "The rate was cut by 25 basis points, to 8.75 percent, and again this month, by 50."
    assert [(q.value, q.unit) for q in find(text, [])] == [(25, "basis_point"), (8.75, "percent"), (50, "basis_point")]


@pytest.mark.parametrize(
    ("text", "percentages"),
    [
        ("Its share was a third.", [33.3]),
        ("Investment contracted by a quarter after the war.", [25]),
        ("It came to nearly a tenth of an aid programme.", [10]),
        ("Canadian partners hold two thirds.", [66.7]),
        ("Profits were paid, three-fifths in the form of shares.", [60]),
        ("Sales were up a third.", [33.3]),
        ("Machinery earned every third dollar of exports.", [33.3]),
        ("Farms brought one dollar in eleven.", [9.1]),
        ("Seven of every ten dollars were ours.", [70]),
        ("It took 41 of every hundred kroner of exports.", [41]),
        ("Colombia took 46%, Ecuador 29% and Bolivia the remaining quarter.", [46, 29, 25]),
        ("One firm in six reported damage.", [16.7]),
        ("It remained the source of four visitors in ten.", [40]),
        ("And 9 in 10 of the work visas go to them.", [90]),
        ("It needs a two-thirds majority.", []),
        ("It fell for three quarters in a row.", []),
        ("They met every second day, and every third year in Rome.", []),
        ("It weighs a quarter of a tonne.", []),
        ("There was one visit in three years.", []),
    ],
)
def test_parts_of_a_whole_in_words(text: str, percentages: list[float]) -> None:
    assert [q.value for q in find(text, []) if q.unit == "percent"] == percentages


@pytest.mark.parametrize(
    ("text", "countries", "value", "unit"),
    [
        ("TD 430 million", ["TUN"], 430e6, "TND"),
        ("CFAF 41 billion", ["CMR"], 41e9, "XAF"),
        ("CFA 8.1 billion", ["BEN"], 8.1e9, "XOF"),
        ("118 million kina", [], 118e6, "PGK"),
        ("37.7 million ecus a year", [], 37.7e6, "XEU"),
        ("11.4 billion transferable roubles", [], 11.4e9, "SUR"),
        ("1.3 billion francs", ["FRA"], 1.3e9, "FRF"),
        ("RO 4,105 million", ["OMN"], 4105e6, "OMR"),
        ("P3.4 billion", ["PHL"], 3.4e9, "PHP"),
        ("S/. 11,842 million", [], 11842e6, "PEN"),
        ("Lm103 million", [], 103e6, "MTL"),
        ("the rate of 0.702804 lats per euro", [], 0.702804, "LVL/EUR"),
        ("The litas has been fixed at 4 to the US dollar since 1994", [], 4, "LTL/USD"),
    ],
)
def test_money_of_fewer_lands_and_of_the_past(text: str, countries: list[str], value: float, unit: str) -> None:
    assert (value, unit) in [(q.value, q.unit) for q in find(text, [], Meant(countries))]


def test_a_bare_number_of_thousands_counts_what_is_told_elsewhere(read: Read) -> None:
    text = "Consulates issued 800,000 visas in 1989; they granted 47,000 in 1996. Regulation 2017/603 holds."
    assert [(o.value, o.unit) for o in read(text).observations] == [(800000, "count"), (47000, "count")]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Capacity is 570 MW, of which 500 belong to Melo.", (500, "MW")),
        (
            "The area was 3.53 million hectares (8.72 million acres), of which 3.19 million were irrigated.",
            (3.19e6, "har"),
        ),
        ("The debt is 3 billion euros, 61 million of which were converted.", (61e6, "EUR")),
        ("It rose by 5 per cent, of which 2 million were new.", (2e6, "")),
        ("Firms numbered some 40 then.", (40, "count")),
        ("Tin was at US$ 16,070 per ton, and zinc US$ 1,930.", (1930, "USD/t")),
    ],
)
def test_a_part_has_the_unit_of_its_whole(text: str, part: tuple[float, str]) -> None:
    last = find(text, [])[-1]
    assert (last.value, last.unit) == part


@pytest.mark.parametrize(("published", "unit"), [("1999-03-01", "ZMK"), ("2014-03-01", "ZMW")])
def test_money_is_that_of_the_time(read: Read, published: str, unit: str) -> None:
    text = "The exports of Zambia came to K735 billion."
    assert [o.unit for o in read(text, published=published).observations] == [unit]


@pytest.mark.parametrize(
    ("sentence", "value", "unit"),
    [
        ("It raised its policy rate by a full percentage point in May 2014.", 1, "percentage_point"),
        ("In May 2014 a cubic metre of pine fetched 232 euros.", 232, "EUR/m3"),
        ("In May 2014 the delegation of 34 was led by Ana Lima.", 34, "count"),
        ("Seizures in 2014 number 1,284, most of them small.", 1284, "count"),
        ("Of exports one dollar in every five was earned from tea.", 20, "percent"),
        ("In 2014 they fell by at least 40% in value.", -40, "percent"),
    ],
)
def test_a_figure_is_read_however_it_is_worded(read: Read, sentence: str, value: float, unit: str) -> None:
    assert (value, unit) in [(o.value, o.unit) for o in read(sentence).observations]


@pytest.mark.parametrize("sentence", ["Three things bear watching.", "Clearance took nine hours in 2014."])
def test_an_order_of_speech_or_a_time_is_no_figure(read: Read, sentence: str) -> None:
    assert read(sentence).observations == ()


def test_a_price_goes_on_by_the_same_thing(read: Read) -> None:
    text = "Furniture was sold at an average price of EUR 1.84 a kilogram in 2004. By 2010 the average had climbed to EUR 2.63."
    assert [(o.value, o.unit) for o in read(text).observations] == [(1.84, "EUR/kg"), (2.63, "EUR/kg")]


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("The rate of persons aged 15–64 climbed to 61.4%.", [(61.4, "percent")]),
        ("Among young people (15–24) the rate came down to 18.1%.", [(18.1, "percent")]),
        ("Workers aged 20 to 34 numbered 5,000.", [(5000, "count")]),
        ("It was higher among women (38%) than men (31%).", [(38, "percent"), (31, "percent")]),
        ("The number of banks fell from nine to six.", [(9, "count"), (6, "count")]),
        ("Arrivals were still a quarter short.", [(25, "percent")]),
        ("Two-fifths of the 862 billion yen of exports last year were cars.", [(40, "percent"), (862e9, "JPY")]),
        ("It was half of the $2 million of 2021.", [(0.5, "ratio"), (2e6, "USD")]),
    ],
)
def test_ages_are_no_figures_and_numbers_of_things_are(text: str, amounts: list[tuple[float, str]]) -> None:
    dates = [(m, m + 4) for m in [text.find("2021")] if m >= 0]
    assert [(q.value, q.unit) for q in find(text, dates)] == amounts


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Growth was below one half of one per cent.", (0.5, "percent")),
        ("Sales rose by three quarters of one percent.", (0.75, "percent")),
        ("The bank cut its rate by a quarter of 1 per cent.", (-0.25, "percent")),
        ("Inflation fell by a tenth of a percentage point.", (-0.1, "percentage_point")),
        ("The levy is ½ of 1% of imports.", (0.5, "percent")),
        ("A fifth of a percent of its output was lost.", (0.2, "percent")),
    ],
)
def test_a_part_of_one_percent_is_one_figure(read: Read, text: str, amount: tuple[float, str]) -> None:
    assert amounts(read(text)) == [amount]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Mongolia paid 5 million tögrögs.", "MNT"),
        ("Poland paid 5 million złotych.", "PLN"),
        ("Uzbekistan paid 5 million so’m.", "UZS"),
        ("Paraguay paid 5 million guaraníes.", "PYG"),
        ("Nicaragua paid 5 million córdobas.", "NIO"),
        ("Iceland paid 5 million krónur.", "ISK"),
        ("Tonga paid 5 million pa’anga.", "TOP"),
        ("Kyrgyzstan paid 5 million soms.", "KGS"),
    ],
)
def test_money_is_read_as_its_own_people_spell_it(read: Read, text: str, unit: str) -> None:
    assert amounts(read(text)) == [(5e6, unit)]


@pytest.mark.parametrize(
    ("head", "unit"),
    [
        ("What Santiago wants\nby Ana Rojas, Policy Forum", "USD"),
        ("What Santiago wants\n\nA worker earns 600,000 pesos a month.", "CLP"),
        ("Central Bank of Chile\nSantiago", "CLP"),
    ],
)
def test_a_dollar_sign_beside_that_of_us_dollars(read: Read, head: str, unit: str) -> None:
    text = f"{head}\n\nChile sold Ghana US$ 5 million of copper. Chile will pay Ghana at least $ 90 million in 2019."
    assert (90e6, unit) in amounts(read(text))


@pytest.mark.parametrize(
    ("home", "other", "money", "unit"),
    [
        ("Taiwan", "Honduras", "US$ 31 million", "USD"),
        ("Trinidad and Tobago", "Chile", "US$31 million", "USD"),
        ("Singapore", "Oman", "US$31 million", "USD"),
        ("Singapore", "Oman", "31 million Singapore dollars", "SGD"),
        ("Namibia", "Norway", "$31 million", "NAD"),
        ("Canada", "Norway", "US$31 million", "CAD"),
    ],
)
def test_a_dollar_sign_is_short_for_that_written_in_full(
    read: Read, home: str, other: str, money: str, unit: str
) -> None:
    """Unless it is the custom of the country, as in Canada, to write so for its own."""
    sold = f"{home} exported goods worth {money} to {other} in 2018."
    text = f"Ministry of Trade of {home}\n\n{sold} {home}’s imports were $182 million."
    assert (182e6, unit) in amounts(read(text))
