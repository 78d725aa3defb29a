"""What figures are of, and with which period a change is compared, in sentences of many forms."""

from collections.abc import Callable

import pytest

from pipeline.extract.observations.goods import content
from pipeline.records import Statements

Read = Callable[..., Statements]


def goods(statements: Statements) -> list[str | None]:
    """The goods of each figure, in order."""
    return [o.commodity for o in statements.observations]


def compared(statements: Statements) -> list[str | None]:
    """The period with which each figure is compared, in order."""
    return [o.compared_period for o in statements.observations]


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("Vietnam exported 1.6 million tonnes of coffee in 2021.", ["coffee"]),
        ("Exports of machinery to Spain came to $40 million in 2019.", ["machinery"]),
        ("Dairy exports were worth EUR 2.6 billion in 2014.", ["dairy"]),
        ("Steel production fell by 4 per cent to 8.5 million tonnes in 2012.", ["steel", "steel"]),
        ("The price of wheat averaged EUR 230 a tonne, against EUR 180 a year earlier.", ["wheat", "wheat"]),
        ("Goods exports came to 1.8 billion dollars in 2013.", ["goods"]),
        ("Gold accounts for four-fifths of exports in 1998.", ["gold"]),
        ("Italian imports of Tunisian olive oil came to 300 million euros in 2023.", ["olive oil"]),
        ("Bulgaria sold 2,000 tonnes of Macedonian tomatoes in 2010.", ["tomatoes"]),
        ("Tea accounted for 60 percent of Kenya’s exports to Norway in 2003.", ["tea"]),
        ("Russian natural gas made up 31 percent of Italy’s imports from there in 2008.", ["natural gas"]),
        (
            "Exports of food came to €4 billion in 2007. Cheese brought in €870 million, butter €310 million and milk powder "
            "€290 million.",
            ["food", "cheese", "butter", "milk powder"],
        ),
    ],
)
def test_a_figure_is_of_the_goods_that_its_sentence_names(read: Read, text: str, of: list[str | None]) -> None:
    assert goods(read(text)) == of


def test_the_next_sentence_goes_on_with_the_same_goods(read: Read) -> None:
    told = read("Poland’s exports of apples came to 780,000 tonnes in 2021. Egypt took 160,000 tonnes.")
    assert goods(told) == ["apples", "apples"]


@pytest.mark.parametrize(
    "text",
    [
        "Total trade with Germany reached EUR 140 billion in 2021.",
        "Unemployment stood at 5.4 per cent in 2016.",
        "Exports from Chile to Spain rose by 4 percent in 2015.",
        "Germany remained the largest buyer in 2011, with $426 million of Peru’s exports.",
        "The contract between the State Trading Company and Enkor came to 29 million euros in 2022.",
    ],
)
def test_a_figure_of_all_goods_or_of_none_is_of_no_goods(read: Read, text: str) -> None:
    assert set(goods(read(text))) == {None}


@pytest.mark.parametrize(
    ("text", "with_what"),
    [
        ("Exports rose by 4 percent in 2015 from 2014.", ["2014"]),
        ("Imports of coffee rose by 9 per cent year on year in March 2022.", ["2021-03"]),
        (
            "In January 2022 exports reached 163,000 tonnes, up 16.8 percent from December and 4.5 percent year on year.",
            [None, "2021-12", "2021-01"],
        ),
        ("Trade reached $3 billion in 2021, up 18 per cent from 2020 and 22 per cent on 2019.", [None, "2020", "2019"]),
        ("Inflation was 4 per cent in 2013.", [None]),
    ],
)
def test_a_change_is_compared_with_the_period_that_is_told(read: Read, text: str, with_what: list[str | None]) -> None:
    assert compared(read(text)) == with_what


@pytest.mark.parametrize(
    ("text", "period"),
    [
        (
            "The ministry expects exports to grow by 5 to 7 percent in 2023. In 2021 they had grown by 2 percent.",
            "2023",
        ),
        ("Output of cement was between 3 and 4 million tonnes in 2016, and in 2012 it had been 2 million.", "2016"),
    ],
)
def test_both_ends_of_a_range_are_of_one_thing(read: Read, text: str, period: str) -> None:
    low, high = read(text).observations[:2]
    assert (low.measure, low.kind, low.period, low.commodity) == (high.measure, high.kind, period, high.commodity)


def test_goods_are_the_same_by_any_article_number_and_order() -> None:
    assert content("the cut flowers") == content("cut flower")
    assert content("oil and gas") == content("gas and other oil")
    assert content("crude oil") != content("oil")


@pytest.mark.parametrize(
    ("text", "goods"),
    [
        ("Kenya sells flowers abroad. In 2012 ships carried 9 per cent of flower exports.", "flower"),
        ("Barges hauled 15 per cent of Hungary’s grain exports in 2010.", "grain"),
        ("In the 2013/14 season wheat production in Turkey reached 20 million tonnes.", "wheat"),
    ],
)
def test_who_carries_goods_is_none_and_neither_is_a_season(read: Read, text: str, goods: str) -> None:
    assert read(text).observations[-1].commodity == goods


def test_goods_that_open_a_sentence_are_told_in_small_letters(read: Read) -> None:
    found = read("Chad’s exports rose in 2015. Walnuts brought in $6 million, apples $4 million.").observations
    assert [o.commodity for o in found] == ["walnuts", "apples"]


@pytest.mark.parametrize(
    ("text", "of"),
    [
        (
            "Vanilla earned $52 million (down $4 million) and ylang oil $9 million (up $2 million) in Madagascar’s exports "
            "of 2018.",
            ["vanilla", "vanilla", "ylang oil", "ylang oil"],
        ),
        (
            "Machinery made up 38 per cent of Slovenia’s exports to Chile in 2016, followed by plastics (14 per cent) and paint "
            "(6 per cent).",
            ["machinery", "plastics", "paint"],
        ),
    ],
)
def test_in_a_list_each_figure_is_of_the_goods_before_it(read: Read, text: str, of: list[str]) -> None:
    assert [str(g).lower() for g in goods(read(text))] == of


@pytest.mark.parametrize(
    "text",
    [
        "Imports from Vietnam, mostly telephones and shoes, rose by 9 percent to $88 million in 2017.",
        "Croatia’s purchases, chiefly diesel sold to trawlers and ferries, fell to €31 million in 2015.",
        "Malta’s exports to Libya reached €70 million in 2012, nearly all of it petrol.",
    ],
)
def test_what_most_of_it_is_says_not_what_all_is(read: Read, text: str) -> None:
    assert set(goods(read(text))) == {None}


def test_who_says_so_is_no_goods(read: Read) -> None:
    told = read(
        "Exports of copper rose in 2009. Foreign media reported that the mine would cost $400 million a year to run."
    )
    assert "media" not in str(goods(told))


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("Re-exports of Panama fell by 7 percent to $310 million in 2014.", ["re-exports", "re-exports"]),
        ("Domestic exports of Fiji came to $420 million in 2016.", ["domestic exports"]),
        ("Exports of Cyprus came to €2.9 billion in 2018, re-exports included.", ["goods with re-exports"]),
    ],
)
def test_exports_that_are_a_part_of_all_are_called_so(read: Read, text: str, of: list[str | None]) -> None:
    assert goods(read(text)) == of


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("Cattle are kept all over Jordan, and it imports 70 per cent of the beef that it eats.", "beef"),
        ("Our sales were $9 million; apples, plums and pears make up 55% of exports.", "apples, plums and pears"),
        ("Exports of Chile to Oman, led by grapes, were $40 million in 2015.", None),
        ("Trade of Cyprus fell in 2019, largely because exports of motor cars dropped by 40 percent.", "motor cars"),
    ],
)  # fmt: skip
def test_goods_begin_and_end_where_their_words_do(read: Read, text: str, of: str | None) -> None:
    assert goods(read(text))[-1] == of
