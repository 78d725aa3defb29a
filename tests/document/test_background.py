"""Background and key points: each source under its own title, lists whole, no sentence parted from what leans on it."""

from pathlib import Path

import pytest
from briefs import Made, make, read
from pdf_reading import folded

from pipeline.account import account

ESSAY = (
    "Old ties\n\nIn January 2008, Peru brought a case against Chile before the Court in The Hague. Six years later, on "
    "27 January 2014, the Court delivered its judgment in The Hague.\n\n"
    "Kenya and Ethiopia signed the Treaty of Nairobi on 3 May 1994 in Nairobi.\n"
)
RELEASE = (
    "# New ties\n\nPresident Julius Nyerere visited Bonn in September 1981 with his ministers.\n\n"
    "The ministers of trade agreed to:\n\n- open the border crossing from 1 January 2020;\n"
    "- exchange what they know of customs every month;\n- raise exports to Germany by 10 percent by 2022;\n\n"
    "The next meeting of the ministers of trade will be held in Nairobi in March 2023.\n"
)


def made(folder: Path, *kinds: str) -> Made:
    for name, text in (("a.txt", ESSAY), ("b.md", RELEASE)):
        (folder / name).write_text(text, "utf-8")
    return make(account([folder / "a.txt", folder / "b.md"]), kinds)


def texts(brief: Made, *roles: str) -> list[str]:
    return [folded(e.text) for e in brief.reading.structure.walk() if e.role in roles]


def test_the_background_of_each_source_is_headed_with_its_title(tmp_path: Path) -> None:
    brief = made(tmp_path, "background")
    said = texts(brief, "H1", "H2", "P")
    assert said.index("New ties") > max(n for n, t in enumerate(said) if "The Hague" in t)
    assert said.index("New ties") < next(n for n, t in enumerate(said) if "Nyerere" in t)


def test_one_source_needs_no_heading_of_its_own(tmp_path: Path) -> None:
    brief = make(read(tmp_path, {"a": ESSAY}), ["background"])
    assert brief.reading.structure.find("H2") == []


def test_a_list_is_printed_whole_with_its_lead_in(tmp_path: Path) -> None:
    brief = made(tmp_path, "background")
    said = texts(brief, "P")
    lead = said.index("The ministers of trade agreed to:")
    items = [t.split()[0] for t in said[lead + 1 : lead + 9] if not t.startswith("S")]
    assert items[:3] == ["open", "exchange", "raise"]
    [whole] = brief.reading.structure.find("L")
    assert [kid.role for kid in whole.kids] == ["LI"] * 3


def test_a_key_point_reads_as_a_sentence_and_says_what_is_only_planned(tmp_path: Path) -> None:
    points = texts(made(tmp_path, "key-points"), "LBody")
    assert points
    assert [p for p in points if not p[0].isupper() or "; S" in p] == []
    assert [p for p in points if "next meeting" in p and not p.endswith("planned")] == []


def test_no_key_point_takes_the_sentence_that_the_next_one_leans_on(tmp_path: Path) -> None:
    brief = made(tmp_path, "key-points", "background")
    assert not any("brought a case" in p or p.startswith("Six years") for p in texts(brief, "LBody"))
    assert any("brought a case" in p and "Six years later" in p for p in texts(brief, "P"))


def test_a_chart_that_is_left_out_is_told_from_the_others(tmp_path: Path) -> None:
    asked = [{"kind": "chart", "measure": m} for m in ("exports", "imports")]
    exports, imports = make(read(tmp_path, {"a": ESSAY}), asked).left_out
    assert "no source measures `exports`" in exports
    assert "no source measures `imports`" in imports


def test_no_table_repeats_the_heading_above_it(tmp_path: Path) -> None:
    brief = make(read(tmp_path, {"a": ESSAY}), ["agreements"])
    assert texts(brief, "H1", "Caption").count("Agreements") == 1


def test_what_follows_a_colon_elsewhere_is_marked_as_left_out(tmp_path: Path) -> None:
    told = (
        "The ministers of Kenya met in Nairobi on 3 May 1994 and put it in one sentence:\n\n"
        "“The harbour will stay open.”\n\nThe ministers parted on 5 May 1994.\n"
    )
    topics = [{"title": "Meetings", "about": ["ministers"]}]
    brief = make(read(tmp_path, {"a": told}), [{"kind": "background", "topics": topics}])
    assert "one sentence: […]" in folded(brief.reading.structure.text)
    whole = make(read(tmp_path, {"a": told}), ["background"])
    assert "one sentence: […]" not in folded(whole.reading.structure.text)


def test_a_day_in_may_is_no_opinion(tmp_path: Path) -> None:
    told = "The minister of Kenya is due in Bonn on 20 May 1994, with executives of the harbour.\n"
    brief = make(read(tmp_path, {"a": told}), ["background"])
    assert "assessment" not in folded(brief.reading.structure.text)


def test_dates_worked_out_for_one_reason_share_a_note(tmp_path: Path) -> None:
    told = (
        "The committee of Kenya met on 2 August and cut the rate. It met again on 20 September and cut the rate by as "
        "much. The ministers signed a treaty with Ghana on 4 October.\n"
    )
    (tmp_path / "a.txt").write_text(told, "utf-8")
    (tmp_path / "a.yaml").write_text("published: 2023-10-26\n", "utf-8")
    brief = make(account([tmp_path / "a.txt"]), ["background"])
    [note] = texts(brief, "Note")
    assert note.count("26 Oct 2023") == 1
    assert "2023-10-26" not in note
    assert "2 Aug; [2023] 20 Sep; [2023] 4 Oct: " in note


def test_whom_the_words_themselves_name_is_not_added(tmp_path: Path) -> None:
    told = "Kenya and Ghana have two ministries of trade. The two ministries met in Accra in June 1994 and agreed on a tariff.\n"
    brief = make(read(tmp_path, {"a": told}), ["background"])
    assert "ministries [" not in folded(brief.reading.structure.text)


def test_a_pronoun_is_filled_in_with_nothing_that_another_clause_tells_of(tmp_path: Path) -> None:
    told = (
        "Governor Jane Mutua of Kenya spoke in June 1994. She called unfounded the rumours of a devaluation which circulated in "
        "the middle of May 1994.\n"
    )
    brief = make(read(tmp_path, {"a": told}), ["background"])
    assert "She [" not in folded(brief.reading.structure.text).replace("She [Mutua]", "").replace(
        "She [Jane Mutua]", ""
    )


@pytest.mark.parametrize(
    "after",
    [
        "Owing to the floods this was not achieved, and its opening has been put off.",
        "Of this amount, 12 million dollars had been paid by Norway in May 2012.",
        "It was approved by the cabinet of Zambia in June 2012.",
        "On several grounds they refused such terms in July 2012.",
    ],
)
def test_a_sentence_that_points_back_keeps_the_one_before_it(tmp_path: Path, after: str) -> None:
    before = "Zambia and Norway signed an agreement on a hydropower plant at Kafue on 3 March 2011."
    text = f"A plant\n\n{before} {after}\n\nNorway will lend Zambia 40 million dollars in 2013.\n"
    said = read(tmp_path, {"plant": text})
    brief = make(said, [{"kind": "key-points", "most": 2}, "background"])
    [told] = [t for t in texts(brief, "P") if after[:30] in t]
    assert before in told


def test_a_sentence_that_can_be_read_alone_leaves_the_one_before_it_to_the_key_points(tmp_path: Path) -> None:
    before = "Zambia and Norway signed an agreement on a hydropower plant at Kafue on 3 March 2011."
    text = f"A plant\n\n{before} The cabinet of Zambia met in June 2012.\n"
    brief = make(read(tmp_path, {"plant": text}), [{"kind": "key-points", "most": 1}, "background"])
    assert [t for t in texts(brief, "P") if before in t] == []
