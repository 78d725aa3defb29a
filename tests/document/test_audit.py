"""The number audit: what on the pages nothing backs is told with its place, and nothing else is."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from briefs import KINDS, Made, make, read
from kinds import TEXTS
from msgspec.structs import replace

from pipeline.document.typeset import typeset
from pipeline.errors import Complaint
from pipeline.records import Account

TRADE = (
    "In 2013, trade between Russia and Japan hit $32 billion, a 5.3 percent increase from 2012. About 12 delegates came.\n\n"
    "On 3 May 2011, President Yoweri Museveni signed the Kampala Agreement, and nobody has left it since. The tariff fell "
    "by 4 percent in the first quarter of 2014.\n"
)


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> Account:
    return read(tmp_path_factory.mktemp("trade"), {"trade": TRADE})


@pytest.fixture(scope="module")
def doubts(said: Account) -> Callable[..., list[str]]:
    """What the run says that nothing backs, of a text of the editor's."""

    def audited(text: str, **settings: object) -> list[str]:
        made = make(said, [{"kind": "prose", "text": text}], **settings)
        return [s for s in made.left_out if "backs the" in s]

    return audited


BACKED = [
    "Trade came to $32 billion, that is USD 32 billion, 32,000 million dollars or US$ 32bn.",
    "It rose by 5.3 per cent, by 5.3% or by 5 %, from $30.4 billion, some $30 billion, in 2012.",
    "It rose by +5.3 per cent. The tariff changed by −4 per cent in Q1 2014, in 2014, in the 2010s.",
    "On 3 May 2011, on May 3, 2011, in May 2011, on 3 May, and on 2011-05-03 he signed.",
    "Yoweri Museveni signed it. President Museveni’s Kampala Agreement stands.",
    "Japan and Russia agreed. In Japan, Russia is far. Nothing here is new; Diversification is not either.",
    "About 12 delegates came. The talks went on on Monday.",
    "1. One\n2. Two\n3. Three",
    "Mr Museveni signed; Mr. Museveni and the Russians went on.",
    "It moved between 4 and 5.3 per cent. It fell by 4 per cent, a fall of about 4 %, and rose by 5.3 per cent.",
    "In the first quarter of 2014, in May 2011, and thirty-two billion dollars, about twelve delegates came.",
    "However, whoever came was none of these. Were they? Non-members do. Decarbonisation matters.",
    "# Trade And The Tariff\n\nFor two reasons, in three steps.",
    "Two rivers meet. They are the Two Rivers of the title.",
]


@pytest.mark.parametrize("text", BACKED)
def test_what_the_account_has_in_whatever_form_is_backed(text: str, doubts: Callable[..., list[str]]) -> None:
    assert doubts(text) == []


UNBACKED = [
    ("Trade came to $35 billion.", "number `$35 billion`"),
    ("Trade came to €32 billion.", "number `€32 billion`"),
    ("Trade came to $32 million.", "number `$32 million`"),
    ("It rose by 6 per cent.", "number `6 per cent`"),
    ("It moved by −5.3 per cent.", "number `5.3 per cent`"),
    ("It grew by forty per cent.", "number `forty per cent`"),
    ("Some 12 ships came.", "number `12`"),
    ("In 1987 all was well.", "date `1987`"),
    ("On 4 May 2011 he signed.", "date `4 May 2011`"),
    ("In June 2011 he signed.", "date `June 2011`"),
    ("In Q2 2014 it fell.", "date `Q2 2014`"),
    ("In the 1990s it fell.", "date `1990s`"),
    ("Then Angela Merkel spoke.", "name `Angela Merkel`"),
    ("Then Angela Museveni spoke.", "name `Angela Museveni`"),
    ("He went to Berlin.", "name `Berlin`"),
    ("Japan and Berlin agreed.", "name `Berlin`"),
    ("There were 8 ships, as many as there are batches.", "number `8`"),
    ("It came to 12.", "number `12`"),
    ("Trade came to 32 billion euros.", "number `32 billion`"),
    ("Trade came to three hundred million dollars.", "number `three hundred million`"),
    ("There were seventy-five ships.", "number `seventy-five`"),
    ("It made up a third of all.", "number `a third of`"),
    ("Of it ¾ is gone.", "number `¾`"),
    ("Trade tripled then.", "number `tripled`"),
    ("It rose by 5.3 percentage points.", "number `5.3 percentage points`"),
    ("It fell by 5.3 per cent.", "number `5.3 per cent`"),
    ("There was a decline of nearly 5.3 %.", "number `5.3 %`"),
    ("The tariff was up 4 per cent.", "number `4 per cent`"),
    ("It moved by –5.3 %.", "number `5.3 %`"),
    ("In summer 2013 it fell.", "date `summer 2013`"),
    ("In the third quarter of 2014 it fell.", "date `third quarter of 2014`"),
    ("Merkel spoke.", "name `Merkel`"),
    ("So be it. NATO met.", "name `NATO`"),
    ("Then Đukanović spoke.", "name `Đukanović`"),
    ("Then Меркель spoke.", "name `Меркель`"),
    ("Then Chancellor Museveni spoke.", "name `Chancellor Museveni`"),
    ("A _leaning_ 77 ships.", "number `77`"),
]


@pytest.mark.parametrize(("text", "told"), UNBACKED)
def test_what_nothing_backs_is_told(text: str, told: str, doubts: Callable[..., list[str]]) -> None:
    [sentence] = doubts(text)
    assert f"backs the {told}" in sentence
    assert sentence.startswith("page 1, Key judgement: neither the account nor brief.yaml backs the ")


@pytest.mark.parametrize(
    ("text", "words"),
    [("Trade came to $35 billion.", "$35 billion"), ("In 1987 it was.", "1987"), ("He went to Berlin.", "Berlin")],
)
def test_the_editor_vouches_in_brief_yaml(text: str, words: str, doubts: Callable[..., list[str]]) -> None:
    assert doubts(text)
    assert doubts(text, vouched=[words]) == []


def test_a_text_does_not_back_itself(doubts: Callable[..., list[str]]) -> None:
    assert len(doubts("Berlin, 77 ships. And 77 ships again, in Berlin.")) == 4
    assert doubts("He went to Berlin.", standfirst="A day in Berlin") == []


def test_strict_refuses_what_nothing_backs_all_at_once(said: Account) -> None:
    with pytest.raises(Complaint, match="1987") as refused:
        make(said, [{"kind": "prose", "text": "In 1987, 77 ships."}], strict=True)
    assert len(refused.value.all) == 2
    assert make(said, [{"kind": "prose", "text": "In 2013."}], strict=True).pdf


@pytest.mark.parametrize("name", TEXTS)
def test_what_the_program_says_itself_is_no_false_alarm(name: str, brief_of: Callable[[str], Made]) -> None:
    assert [s for s in brief_of(name).left_out if "backs the" in s] == []


@pytest.mark.parametrize("language", ["en-GB", "en-US"])
def test_quarters_without_a_year_and_days_of_one_month_are_no_false_alarm(language: str, tmp_path: Path) -> None:
    text = (
        "Lima, 6 March 2019\n\nThe minister of Peru visits Quito from 4 to 7 March. The ministry of Peru talks of a treaty with "
        "Ecuador in Q4 this year. Peru and Ecuador signed a pact between 2 and 5 May 2018.\n"
    )
    made = make(read(tmp_path, {"note": text}), language=language)
    assert [s for s in made.left_out if "backs the" in s] == []


def test_an_account_that_says_nothing_is_no_false_alarm() -> None:
    assert [s for s in make(Account(), KINDS).left_out if "backs the" in s] == []


def test_the_days_that_brief_yaml_gives_are_backed_in_every_form(said: Account) -> None:
    sections = [{"kind": "prose", "text": "By May 2031 it is done."}, {"kind": "key-points", "period": "1987/1989"}]
    made = make(said, sections, date="2031-05-10", as_of="2030-11")
    assert "10 May 2031 · as of November 2030" in made.reading.text
    assert [s for s in made.left_out if "backs the" in s] == []


LABELS = [
    (
        "On 10 March 2022, Chile and Peru signed an agreement. In the fourth quarter the ministers met in Lima.\n\n"
        "Delegates met in Lima from 4 to 7 April 2019.\n\nIn the eighteenth century Spain ruled Peru.\n",
        ["chronology"],
        ["4–7 Apr", "18th c.", "[2022] Q4"],
    ),
    (
        "Exports of Fiji were $1.21 billion in 2015, $1.17 billion in 2016 and $1.12 billion in 2017.\n",
        [{"kind": "chart", "chart": kind} for kind in ("line", "slope", "dot")],
        ["The scale begins at 1.1, not at zero", " 1.125 "],
    ),
    (
        "Exports of Fiji were $300 million in 2014 and $497 million in 2018.\n",
        ["chart"],
        ["exports rose by two thirds"],
    ),
    (
        "Exports of Nepal to India were $300 million in the fiscal year 2021/22 and $410 million in 2022/23.\n",
        ["chart"],
        ["exports to India rose by almost two fifths", "2021/22 and 2022/23"],
    ),
    (
        "A 400 kV line reached Lomé in May 2011. On 4 May 2012 the Minister for Petroleum and Natural Resources of Pakistan, "
        "Asim Hussain, met H.E. Ambassador Rui Pinto of Portugal. Radio 2AP told of it in June 2012.\n",
        ["actors", "timeline", "chronology"],
        ["Minister for Petroleum and Natural Resources of Pakistan", "400 kV", "2AP"],
    ),
    (
        "The price of coffee in Togo was K27,400 per tonne in 2015. Annex 7 holds the prices of tea, at $1,150, and more.\n",
        ["background", "trade-table", "sources"],
        ["K27,400 per tonne"],
    ),
]


@pytest.mark.parametrize("language", ["en-GB", "en-US"])
@pytest.mark.parametrize(("text", "sections", "labels"), LABELS)
def test_labels_made_of_the_account_are_vouched_for_by_it(
    text: str, sections: list[Any], labels: list[str], language: str, tmp_path: Path
) -> None:
    made = make(read(tmp_path, {"told": text}), sections, language=language, strict=True)
    shown = made.reading.text.replace("Apr 4–7", "4–7 Apr").replace("\u00a0", " ")
    assert [label for label in labels if label not in shown] == []


FAULTS: list[tuple[dict[str, Any], str]] = [
    ({"title": "Exports rose by a half, 2014–2018"}, "number `a half`"),
    ({"notes": ("The scale begins at 3.7, not at zero.",)}, "number `3.7`"),
    ({"title": "Exports of Fiji, 2021/22"}, "date `2021/22`"),
    ({"subtitle": "Exports, Fiji; Q3; million USD"}, "date `Q3`"),
    ({"source": "In the 17th century."}, "date `17th century`"),
    ({"subtitle": "Exports, Fiji; 3–5 May 2014"}, "date `3–5 May 2014`"),
    ({"subtitle": "Exports, Narnia; 2014"}, "name `Narnia`"),
]


@pytest.mark.parametrize(("fault", "told"), FAULTS)
def test_a_label_that_the_account_does_not_back_is_told(fault: dict[str, Any], told: str, tmp_path: Path) -> None:
    text = "Exports of Fiji were $300 million in 2014 and $497 million on 3 May 2014 and $497 million in 2018.\n"
    made = make(read(tmp_path, {"told": text}), ["chart"])
    assert made.settings
    [figure] = made.figures
    seeded = [replace(figure, **fault)]
    _, left_out = typeset(made.settings, made.account, made.rows, seeded, {})
    assert [told in sentence for sentence in left_out if "backs the" in sentence] == [True]
