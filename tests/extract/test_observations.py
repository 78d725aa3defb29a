"""Measured statements: what is measured, whose it is and with whom, when, and whether it is a level or a change."""

from collections.abc import Callable

import pytest

from pipeline.records import Observation, Statements

Read = Callable[..., Statements]


def one(statements: Statements) -> Observation:
    """The only observation of a text."""
    (observation,) = statements.observations
    return observation


def said(observation: Observation, *slots: str) -> tuple[object, ...]:
    """Some of the things that an observation says."""
    return tuple(getattr(observation, slot) for slot in slots)


@pytest.mark.parametrize(
    ("sentence", "measure"),
    [
        ("Chad’s exports were $5 billion in 2017.", "exports"),
        ("Chad’s imports were $5 billion in 2017.", "imports"),
        ("Chad’s trade was $5 billion in 2017.", "trade"),
        ("Chad’s trade surplus was $5 billion in 2017.", "balance"),
        ("Chad’s GDP was $5 billion in 2017.", "gdp"),
        ("Foreign direct investment in Chad was $5 billion in 2017.", "investment"),
        ("Chad’s public debt was $5 billion in 2017.", "debt"),
        ("Chad’s foreign exchange reserves were $5 billion in 2017.", "reserves"),
        ("Chad’s oil output was 5 million tonnes in 2017.", "production"),
        ("Chad’s oil consumption was 5 million tonnes in 2017.", "consumption"),
        ("The price of oil was $50 in 2017.", "price"),
        ("Inflation in Chad was 5 percent in 2017.", "inflation"),
        ("Unemployment in Chad was 5 percent in 2017.", "unemployment"),
        ("Chad’s policy rate was 5 percent in 2017.", "interest_rate"),
        ("Chad’s tariff on cars was 5 percent in 2017.", "tariff"),
        ("Chad’s population was 15 million people in 2017.", "population"),
        ("Chad’s population was 15 million in 2017.", "population"),
        ("Remittances to Chad were $5 million in 2017.", "remittances"),
        ("The committee’s report ran to 5 kg of paper in 2017.", None),
    ],
)
def test_a_value_has_the_measure_that_its_clause_names(read: Read, sentence: str, measure: str | None) -> None:
    observation = one(read(sentence))
    assert said(observation, "measure", "kind", "period") == (measure, "level", "2017")


@pytest.mark.parametrize(
    ("sentence", "flow", "reporter", "partner", "parties"),
    [
        ("Kenya’s exports to Uganda were $5 billion.", "export", "KEN", "UGA", ()),
        ("Kenya’s imports from Uganda were $5 billion.", "import", "KEN", "UGA", ()),
        ("Kenyan exports to Uganda were $5 billion.", "export", "KEN", "UGA", ()),
        ("Exports from Kenya to Uganda were $5 billion.", "export", "KEN", "UGA", ()),
        ("Kenya exported goods worth $5 billion to Uganda.", "export", "KEN", "UGA", ()),
        ("Exports to Uganda were $5 billion.", "export", None, "UGA", ()),
        ("Kenya’s exports were $5 billion.", "export", "KEN", None, ()),
        ("Exports were $5 billion.", "export", None, None, ()),
        ("Kenya’s exports to the European Union were $5 billion.", "export", "KEN", "European Union", ()),
        ("Trade between Kenya and Uganda was $5 billion.", "total", None, None, ("KEN", "UGA")),
        ("Trade relations between Kenya and Uganda hit $5 billion.", "total", None, None, ("KEN", "UGA")),
        ("Kenya-Uganda trade was $5 billion.", "total", None, None, ("KEN", "UGA")),
        ("Kenya’s trade with Uganda was $5 billion.", "total", None, None, ("KEN", "UGA")),
        ("Inflation in Kenya was 5 percent.", None, "KEN", None, ()),
        ("Inflation was 5 percent.", None, None, None, ()),
    ],
)
def test_sides_are_those_that_the_text_names_and_no_others(
    read: Read, sentence: str, flow: str | None, reporter: str | None, partner: str | None, parties: tuple[str, ...]
) -> None:
    observation = one(read(sentence))
    assert said(observation, "flow", "reporter", "partner") == (flow, reporter, partner)
    assert set(observation.parties) == set(parties)


@pytest.mark.parametrize(
    ("sentence", "commodity"),
    [
        ("Kenya’s exports of tea were $5 billion.", "tea"),
        ("Kenya’s tea exports were $5 billion.", "tea"),
        ("Kenyan exports of cut flowers to Norway were $5 billion.", "cut flowers"),
        ("Kenya’s imports of crude oil were $5 billion.", "crude oil"),
        ("Tea accounted for 20 percent of Kenya’s exports.", "tea"),
        ("Kenya’s exports were $5 billion.", None),
        ("Kenya’s exports of goods were $5 billion.", None),
        ("Kenya’s total exports were $5 billion.", None),
        ("Kenya’s record exports were $5 billion.", None),
    ],
)
def test_goods_are_named_where_the_text_names_them(read: Read, sentence: str, commodity: str | None) -> None:
    assert one(read(sentence)).commodity == commodity


@pytest.mark.parametrize(
    ("sentence", "kind", "value"),
    [
        ("Chile’s exports rose 5 percent.", "change", 5),
        ("Chile’s exports rose by 5 percent.", "change", 5),
        ("Chile’s exports were up 5.3 %.", "change", 5.3),
        ("Chile’s exports grew by about 5 percent.", "change", 5),
        ("Chile reported a 5 percent increase in exports.", "change", 5),
        ("Chile reported an increase of 5 percent in exports.", "change", 5),
        ("Chile’s exports recorded growth of 5 percent.", "change", 5),
        ("Chile’s exports fell 5 percent.", "change", -5),
        ("Chile’s exports declined by 5 percent.", "change", -5),
        ("Chile’s exports shrank by 5 percent.", "change", -5),
        ("Chile’s exports were down 5 percent.", "change", -5),
        ("Chile reported a 5 percent drop in exports.", "change", -5),
        ("Chile reported a decline of 5 percent in exports.", "change", -5),
        ("Chile’s exports fell by $200 million.", "change", -200e6),
        ("Chile’s exports rose by $200 million.", "change", 200e6),
        ("Chile’s exports rose to $200 million.", "level", 200e6),
        ("Chile’s exports fell to $200 million.", "level", 200e6),
        ("Chile’s exports reached $200 million.", "level", 200e6),
        ("Chile’s exports dropped to less than $200 million.", "level", 200e6),
        ("Chile’s inflation fell to 5 percent.", "level", 5),
        ("Chile’s inflation rose by 2 percentage points.", "change", 2),
        ("Chile’s inflation fell by 2 percentage points.", "change", -2),
        ("Chile’s central bank cut its policy rate by 25 basis points.", "change", -25),
        ("Chile’s central bank lowered its policy rate by 25 basis points.", "change", -25),
        ("Chile’s central bank reduced its policy rate by 25 basis points.", "change", -25),
        ("Chile’s central bank raised its policy rate by 25 basis points.", "change", 25),
        ("Chile’s tariff on wine is 6 percent.", "level", 6),
        ("Copper made up 48 percent of Chile’s exports.", "share", 48),
        ("Copper represents 48 percent of Chile’s exports.", "share", 48),
        ("The share of copper in Chile’s exports was 48 percent.", "share", 48),
        ("Chile’s exports doubled.", "ratio", 2),
        ("Chile’s trade deficit was $3 billion.", "level", -3e9),
        ("Chile ran a trade deficit of $3 billion.", "level", -3e9),
        ("Chile ran a trade surplus of $3 billion.", "level", 3e9),
        ("Chile’s current account was in deficit by $3 billion.", "level", -3e9),
    ],
)
def test_levels_changes_and_shares_are_told_apart_and_have_their_sign(
    read: Read, sentence: str, kind: str, value: float
) -> None:
    assert said(one(read(sentence)), "kind", "value") == (kind, value)


def test_from_one_amount_to_another_is_two_levels_each_with_its_year(read: Read) -> None:
    text = "Kenya’s exports to Uganda rose from 3.4 billion shillings in 2016 to 4.1 billion shillings in 2017."
    slots = ("value", "unit", "kind", "measure", "reporter", "partner", "flow", "period", "range")
    assert [said(o, *slots) for o in read(text).observations] == [
        (3.4e9, "KES", "level", "exports", "KEN", "UGA", "export", "2016", None),
        (4.1e9, "KES", "level", "exports", "KEN", "UGA", "export", "2017", None),
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Exports were $3 billion in 2016, $4 billion in 2017 and $5 billion in 2018.",
         [(3e9, "2016"), (4e9, "2017"), (5e9, "2018")]),
        ("Exports were $3 billion in 2016 and $4 billion in 2017.", [(3e9, "2016"), (4e9, "2017")]),
        ("In 2016 exports were $3 billion, and in 2017 they were $4 billion.", [(3e9, "2016"), (4e9, "2017")]),
        ("In 2016 exports were $3 billion, and $4 billion in 2017.", [(3e9, "2016"), (4e9, "2017")]),
        ("Exports fell to $3 billion in 2017 from $4 billion in 2016.", [(3e9, "2017"), (4e9, "2016")]),
        ("Exports reached $4 billion, up from $3 billion in 2016.", [(4e9, None), (3e9, "2016")]),
        ("In 2017 exports reached $4 billion, up from $3 billion in 2016.", [(4e9, "2017"), (3e9, "2016")]),
        ("In 2016 and 2017 exports were $3 billion and $4 billion respectively.", [(3e9, "2016"), (4e9, "2017")]),
    ],
)  # fmt: skip
def test_each_level_has_the_year_that_the_sentence_gives_it(
    read: Read, text: str, told: list[tuple[float, str | None]]
) -> None:
    assert [(o.value, o.period) for o in read(text).observations] == told


def test_a_level_and_its_growth_in_one_sentence_are_of_one_thing(read: Read) -> None:
    text = "Trade between Brazil and Argentina hit $27 billion in 2017 – a 5.3 percent increase compared to 2016."
    slots = ("value", "unit", "kind", "measure", "flow", "period", "compared_period")
    level, change = read(text).observations
    assert said(level, *slots) == (27e9, "USD", "level", "trade", "total", "2017", None)
    assert said(change, *slots) == (5.3, "percent", "change", "trade", "total", "2017", "2016")
    assert set(level.parties) == set(change.parties) == {"BRA", "ARG"}


def test_a_sentence_that_goes_on_from_a_measure_keeps_it(read: Read) -> None:
    text = (
        "Trade between Brazil and Argentina hit $27 billion in 2013. Figures from January and February 2014 show a "
        "6 percent increase from the same period in 2013."
    )
    change = read(text).observations[-1]
    assert said(change, "measure", "kind", "value", "period", "compared_period") == (
        "trade", "change", 6, "2014-01/2014-02", "2013-01/2013-02")  # fmt: skip
    assert set(change.parties) == {"BRA", "ARG"}


def test_two_shares_in_one_sentence_keep_their_own_sides(read: Read) -> None:
    text = (
        "Tea made up 60 percent of Kenya’s exports to Norway, and fish made up 80 percent of Norway’s exports to Kenya."
    )
    slots = ("value", "commodity", "reporter", "partner", "period")
    assert [said(o, *slots) for o in read(text).observations] == [
        (60, "tea", "KEN", "NOR", None),
        (80, "fish", "NOR", "KEN", None),
    ]


def test_a_list_of_shares_gives_each_its_goods(read: Read) -> None:
    text = "Copper accounted for 27 percent of Peru’s exports, sulphuric acid for 9 percent and textiles for 6 percent."
    told = [said(o, "kind", "value", "commodity", "reporter") for o in read(text).observations]
    assert told == [
        ("share", 27, "copper", "PER"),
        ("share", 9, "sulphuric acid", "PER"),
        ("share", 6, "textiles", "PER"),
    ]


def test_a_joining_word_is_no_goods(read: Read) -> None:
    observations = read("Exports rose, while imports from Chile fell to $5 million.").observations
    assert [o.commodity for o in observations] == [None]


def test_the_country_of_a_currency_is_no_actor(read: Read) -> None:
    statements = read("In May 2019 the dam cost 1,400 million US dollars.")
    assert [e.name for e in statements.entities] == []


def test_a_bulletin_is_about_the_country_and_the_month_in_its_head(read: Read) -> None:
    text = (
        "KENYA BUREAU OF STATISTICS\n\nMonthly trade bulletin for May 2023\n\nExports grew by 9 percent to 82 billion shillings. "
        "Kenya sells tea."
    )
    told = [said(o, "measure", "reporter", "period") for o in read(text).observations]
    assert told == [("exports", "KEN", "2023-05")] * 2


@pytest.mark.parametrize(
    ("sentence", "period", "compared"),
    [
        ("Peru’s exports rose 5 percent in 2018 compared with 2017.", "2018", "2017"),
        ("Compared with 2017, Peru’s exports rose 5 percent in 2018.", "2018", "2017"),
        ("In 2018, Peru’s exports rose 5 percent from 2015.", "2018", "2015"),
        ("Peru’s exports rose 5 percent year-on-year in the third quarter of 2018.", "2018-35", "2017-35"),
        ("Peru’s exports rose 5 percent in the third quarter of 2018 from a year earlier.", "2018-35", "2017-35"),
        ("Peru’s exports rose 5 percent in May 2018 from the same month of 2017.", "2018-05", "2017-05"),
        ("Peru’s exports rose 5 percent in 2018.", "2018", None),
        ("Peru’s exports rose 5 percent.", None, None),
        ("Peru’s exports were $5 billion between 2012 and 2014.", "2012/2014", None),
        ("Peru’s exports have risen 5 percent since 2015.", "2015/..", "2015"),
    ],
)
def test_a_period_and_what_it_is_compared_with_are_two_things(
    read: Read, sentence: str, period: str | None, compared: str | None
) -> None:
    assert said(one(read(sentence)), "period", "compared_period") == (period, compared)


@pytest.mark.parametrize(
    ("sentence", "realis", "status"),
    [
        ("Peru’s exports rose 5 percent in 2018.", "happened", "A"),
        ("Peru’s exports are expected to rise 5 percent in 2018.", "forecast", "F"),
        ("Peru’s exports will rise 5 percent in 2018.", "forecast", "F"),
        ("The bank projects that Peru’s exports will rise 5 percent in 2018.", "forecast", "F"),
        ("Peru’s exports are forecast at $50 billion in 2018.", "forecast", "F"),
        ("Peru’s exports could reach $50 billion in 2018.", "forecast", "F"),
        ("Peru plans to invest $50 billion in 2018.", "planned", "F"),
        ("Peru’s exports did not reach $50 billion in 2018.", "negated", "A"),
    ],
)
def test_what_is_forecast_or_denied_is_no_measurement(read: Read, sentence: str, realis: str, status: str) -> None:
    assert said(one(read(sentence)), "realis", "status") == (realis, status)


def test_meetings_are_counted_and_their_length_is_no_measure(read: Read) -> None:
    text = "Between 2012 and 2014, Merkel and Hollande met seven times. They talked for about 10 minutes in May 2014."
    count, length = read(text).observations
    assert said(count, "measure", "value", "unit", "period") == ("meetings", 7, "count", "2012/2014")
    assert said(length, "measure", "value", "unit", "approximate", "period") == (None, 10, "minute", True, "2014-05")


def test_a_table_that_tells_no_unit_is_not_guessed_at(read: Read) -> None:
    text = "Trade by year\n\nYear   Exports   Imports\n2014   5,200     4,100\n2015   5,900     4,400\n\nExports grew."
    assert read(text).observations == ()


def test_two_countries_in_one_text_do_not_take_each_others_figures(read: Read) -> None:
    text = "Peru’s exports were $50 billion in 2018. Chile’s imports were $70 billion in 2017."
    slots = ("measure", "reporter", "partner", "period")
    assert [said(o, *slots) for o in read(text).observations] == [
        ("exports", "PER", None, "2018"),
        ("imports", "CHL", None, "2017"),
    ]


def test_what_a_new_paragraph_measures_is_not_carried_over(read: Read) -> None:
    text = (
        "Peru’s exports to Chile were $50 billion in 2018.\n\nA toll of 5 percent applies to all who cross the river."
    )
    assert said(read(text).observations[-1], "measure", "reporter", "partner", "period") == (None, None, None, None)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Argentina’s economy grew in 2003 after a contraction of 10.9% in 2002.", -10.9),
        ("Travel receipts of Malta were €968 million in 2009, a drop of €57 million.", -57e6),
        ("Registered rooms in Fiji stood at 6,742 in 2012, 310 short of the stock of 2011.", -310),
        ("The drought takes off 0.2 percentage points from growth in Chile in 2004.", -0.2),
        ("Exports of Peru were $22 billion in 2007, which means an advance of 16.4%.", 16.4),
    ],
)
def test_a_noun_of_change_says_that_a_figure_is_one(read: Read, text: str, value: float) -> None:
    assert [o.value for o in read(text).observations if o.kind == "change"] == [value]


@pytest.mark.parametrize(
    ("sentence", "realis", "period"),
    [
        ("For the coming year the target is 9 million visitors.", "planned", "2019"),
        ("The goal for next year is 9 million visitors.", "planned", "2019"),
        ("Malta received 2 million visitors in 2017, against a target of 9 million.", "planned", "2017"),
        ("Malta met its target of 9 million visitors in 2017.", "happened", "2017"),
        ("Malta’s budget for the coming year is 9 million euros.", "planned", "2019"),
    ],
)
def test_a_target_and_what_is_of_a_year_to_come_has_not_happened(
    read: Read, sentence: str, realis: str, period: str
) -> None:
    text = f"Tourism in Malta\n\n12 December 2018\n\n{sentence}"
    (found,) = [o for o in read(text, published="2018-12-12").observations if o.value == 9e6]
    assert said(found, "realis", "period") == (realis, period)


@pytest.mark.parametrize(
    "text",
    [
        "Nepal charges a levy on plastic. It was introduced in May 2014 at a rate of 12.5 percent.",
        "The duty on imported tiles is new. Nepal introduced it in 2014 at a rate of 12.5%.",
        "The excise on wine dates from 2010. The rate has been 12.5 percent since 2014.",
        "An import surcharge took effect in 2014. Parliament set the rate at 12.5 percent.",
        "The levy on plastic bags is charged at 12.5 percent of sales.",
    ],
)
def test_the_rate_of_a_charge_is_no_interest(read: Read, text: str) -> None:
    assert one(read(text)).measure == "tariff"


def test_what_somebody_wants_has_not_come_about(read: Read) -> None:
    halved = read("Nepal’s duty on tiles is 8 percent, a rate that Laos wants to see halved.").observations[-1]
    assert said(halved, "unit", "realis") == ("ratio", "planned")


def test_from_where_things_come_is_not_whose_economy_it_is(read: Read) -> None:
    """A heading that names a country only as where goods or people come from does not make it the owner of what follows."""
    text = (
        "Bank of Barbados\nEconomic note, 9 September 2019\n\nReceipts from Guyana\n\n"
        "Inflation was 0.9 per cent in August. Visitors from Guyana spent 12 million dollars, and imports from Guyana fell."
    )
    assert read(text).observations[0].reporter == "BRB"
