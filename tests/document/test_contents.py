"""What a brief says: nothing twice, no number of its own, all alphabets, and that there is nothing where there is not."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from briefs import Made, make, read
from pdf_reading import Element, folded

from pipeline.records import Account

Named = Callable[[str], Made]
PROSE = ("P", "BlockQuote", "LBody")
SHOWN = (*PROSE, "TD", "TH", "Caption")
NUMBER = re.compile(r"(?<![\w.,])\d[\d,]*(?:\.\d+)?(?![\w])")


def body(made: Made) -> Iterator[Element]:
    """The elements of the brief before its appendices: what comes before the heading of the sources."""
    for element in made.reading.structure.walk():
        if element.role == "H1" and element.text.strip() == "Sources":
            return
        yield element


def said(made: Made, *roles: str) -> list[str]:
    """The texts of the elements of these roles in the body, those within others and in the margin left out."""
    found = [e for e in body(made) if e.role in roles]
    outer = [e for e in found if not any(p.role in (*roles, "Note") for p in parents(e))]
    return [folded(e.text) for e in outer]


def parents(element: Element) -> Iterator[Element]:
    while element.parent:
        element = element.parent
        yield element


def test_no_sentence_stands_twice_in_the_body(brief: Made) -> None:
    sentences = Counter(
        s.strip()
        for text in said(brief, *PROSE)
        for s in re.split(r"(?<=[.!?”])\s+(?=[A-Z“\[])", text)
        if len(s.split()) > 5
    )
    assert [s for s, times in sentences.items() if times > 1] == []


def test_no_sentence_of_a_source_is_printed_twice_in_the_body(brief: Made) -> None:
    prose = " ".join(said(brief, *PROSE))
    own = {" ".join(p.words[a:b].split()) for p in brief.account.passages for a, b in p.sentences}
    assert [s for s in own if len(s.split()) > 5 and prose.count(s) > 1] == []


def figures(text: str) -> set[float]:
    """The numbers in a text that are no mere counts: of three digits or more, or with decimals."""
    found = (m[0].rstrip(",") for m in NUMBER.finditer(text))
    return {float(n.replace(",", "")) for n in found if "." in n or len(n) > 2}


def known(account: Account) -> set[float]:
    """The numbers that the sources and the account hold, in units, thousands, millions and so on."""
    numbers = {n for p in account.passages for n in figures(p.words)}
    for o in account.observations:
        values = [abs(v) for v in (o.value, o.low, o.high) if v is not None]
        for scale in (1, 1e3, 1e6, 1e9, 1e12):
            numbers |= {v / scale for v in values}
            if o.low is not None and o.high is not None:  # printed with the digits that its interval allows
                rounded = float(f"{o.value / scale:.4g}")
                numbers |= {abs(rounded)} if o.low / scale <= rounded <= o.high / scale else set()
        numbers |= figures(o.derivation or "")
    dates = [e.when for e in account.events] + [o.period for o in account.observations]
    dates += [o.compared_period for o in account.observations] + [t.value for t in account.timexes]
    told = sum(e.when is not None for e in account.events)
    stated = sum(bool(o.measure) and not o.derived_from for o in account.observations)
    numbers |= {float(n) for n in range(len(account.observations) + 1)}  # rows of the table
    numbers |= {float(told), float(stated), float(len(account.events)), float(len(account.passages))}
    return numbers | {float(y) for date in dates if date for y in re.findall(r"\d{4}", date)}


def test_every_number_in_the_body_is_one_of_the_account_or_of_a_source(brief: Made) -> None:
    held = known(brief.account) | (known(brief.last) if brief.last else set())
    texts = said(brief, *SHOWN)
    assert texts
    wrong = [
        (n, text) for text in texts for n in figures(text) if not any(abs(n - k) <= 1e-9 * max(1, k) for k in held)
    ]
    assert wrong == []


def test_words_in_quotation_marks_are_words_of_a_source(brief: Made) -> None:
    sources = " ".join(" ".join(p.words.split()) for p in brief.account.passages)
    quoted = [q for text in said(brief, "BlockQuote") for q in re.split(r"\[[^\]]*\]", text)]
    assert [q for q in quoted if q.strip() and q.strip() not in sources] == []


def test_all_sentences_in_the_prose_of_the_background_are_of_a_source(brief_of: Named) -> None:
    made = brief_of("two sources")
    sources = " ".join(" ".join(p.words.split()) for p in made.account.passages)
    elements = list(body(made))
    start = next(n for n, e in enumerate(elements) if e.role == "H1" and e.text.strip() == "Background")
    end = next(n for n, e in enumerate(elements) if e.role == "H1" and n > start)
    sentences = [
        part.strip()
        for e in elements[start:end]
        if e.role == "P" and not any(p.role == "Note" for p in parents(e))
        for part in re.split(r"\[[^\]]*\]", folded(e.text))
        if len(part.split()) > 8
    ]
    assert sentences
    plain = re.sub(r"\s?\[\d+\]", "", sources)
    assert [s for s in sentences if s not in sources and s not in plain] == []


@pytest.mark.parametrize(
    "words",
    [
        "Ελλάδα, Россия, 日本",
        "Мир и труд",
        "Ελευθέριος Βενιζέλος",
        "Правда",
        "条約",
        "東京新聞",
        "Łódź",
        "Đà Nẵng",
        "İzmir",
        "€5",
    ],
)
def test_other_alphabets_are_shown(brief_of: Named, words: str) -> None:
    text = " ".join(folded(e.text) for e in brief_of("alphabets").reading.structure.walk() if not e.kids)
    assert words.casefold() in text.casefold()


def test_no_letter_is_replaced_in_a_brief_of_other_alphabets(brief_of: Named) -> None:
    assert not any("\ufffd" in page for page in brief_of("alphabets").reading.raw)


def test_letters_without_a_shape_do_not_stop_a_brief() -> None:
    made = make(Account(), ["contents", "colophon"], title="प्रयोग ทดสอบ \U0001f30d \u200d\u0301 A")
    assert "A" in "".join(made.reading.raw)


def test_a_brief_without_facts_says_so(brief_of: Named) -> None:
    made = brief_of("no facts")
    assert made.account.events == ()
    assert made.account.observations == ()
    front = " ".join(made.reading.lines(0))
    assert re.search(
        r"(?i)\b(no|nothing|none|not|neither)\b[^.]*\b(facts?|events?|dated?|measure[sd]?|values?)\b", front
    )


@pytest.mark.parametrize(
    "kind", ["key-points", "figures", "trade-table", "chart", "timeline", "chronology", "conflicts"]
)
def test_a_section_without_facts_is_left_out_and_named(brief_of: Named, kind: str) -> None:
    made = brief_of("no facts")
    assert made.omits(kind)
    assert all(sentence.endswith(".") for sentence in made.left_out)


def test_an_account_of_nothing_has_no_empty_section() -> None:
    made = make(Account(), ["sources", "data-quality", "colophon"])
    roles = [(e.role, e.text.strip()) for e in made.reading.structure.walk() if not e.kids]
    for (role, text), (after, _) in zip(roles, [*roles[1:], ("H1", "")], strict=True):
        assert role != "H1" or text == "Two rivers" or after not in ("H1", "H2"), text


def test_the_key_explains_the_marks_that_the_brief_uses_and_no_others(brief: Made) -> None:
    elements = [e for e in brief.reading.structure.walk() if e.role in SHOWN and not e.kids]
    key = next((e for e in elements if re.search(r"source \d+, paragraph \d+", e.text)), None)
    explained = folded(key.text) if key else ""
    used = " ".join(folded(e.text) for e in elements if e is not key and "marks words left out" not in folded(e.text))
    assert ("†" in explained) == ("†" in used)
    assert ("[…]" in explained) == ("[…]" in used)
    for status in ("planned", "postponed", "cancelled", "forecast", "did not happen"):
        assert status not in explained or status in used
    for dated in re.findall(r"\[\w[^\]]*\]", explained):
        assert dated in used or dated.strip("[]")[:4] in used


def test_what_did_not_happen_is_marked_wherever_it_stands(brief_of: Named) -> None:
    rows = [" ".join(folded(c.text) for c in r.kids) for r in brief_of("two sources").reading.structure.find("TR")]
    cairo = [row for row in rows if "Cairo" in row]
    assert cairo
    assert all("cancelled" in row for row in cairo)


def test_what_a_title_denies_itself_is_not_denied_a_second_time(tmp_path: Path) -> None:
    told = "No cargo left Lomé in 2014. A ferry to Bata was to have opened in 2015. The two ministers met in Accra in 2016."
    rows = [
        " ".join(folded(c.text) for c in r.kids)
        for r in make(read(tmp_path, {"ports": told}), ["chronology", "sources"]).reading.structure.find("TR")
    ]
    denied = {title: row for row in rows for title in ("No cargo", "A ferry") if title in row}
    assert "did not happen" not in denied["No cargo"]
    assert "did not happen" in denied["A ferry"]


def test_values_that_disagree_are_both_shown_with_their_sources(brief_of: Named) -> None:
    made = brief_of("two sources")
    assert made.account.conflicts
    rows = [" ".join(folded(c.text) for c in r.kids) for r in made.reading.structure.find("TR")]
    assert any("240" in row and "S1" in row for row in rows)
    assert any("250" in row and "S2" in row for row in rows)
    headings = [e.text.strip() for e in made.reading.structure.find("H1")]
    assert "Where the sources disagree" in headings


def test_a_derived_value_is_marked_and_its_sum_is_shown(brief_of: Named) -> None:
    made = brief_of("example")
    text = " ".join(said(made, *SHOWN))
    assert "32 ÷ 1.053 = 30.4 billion USD; between 29.9 and 30.9" in text
    rows = [folded(r.text) for r in made.reading.structure.find("TR")]
    assert [row for row in rows if re.search(r"\b30\.4\b", row) and "†" not in row] == []


def test_no_number_is_written_with_an_exponent(brief: Made) -> None:
    assert [text for text in said(brief, *SHOWN) if re.search(r"\d[eE][+−-]?\d", text)] == []


def test_an_interval_has_two_ends(brief: Made) -> None:
    intervals = [m for text in said(brief, *SHOWN) for m in re.findall(r"between ([\d.,]+) and ([\d.,]+),", text)]
    assert [(low, high) for low, high in intervals if low == high] == []


def test_missing_figures_and_notes_are_named(brief_of: Named) -> None:
    text = brief_of("example").reading.text
    assert "Figure 1" in text
    assert "Figure 2" in text
    for note in "234568":
        assert re.search(rf"\[{note}\]|[Nn]otes? [^.]*\b{note}\b", text)


def test_each_source_is_named_with_its_label(brief_of: Named) -> None:
    text = brief_of("two sources").reading.text
    assert re.search(r"S1\b.{0,10}coffee\.txt", text)
    assert re.search(r"S2\b.{0,10}survey\.txt", text)


def test_whom_a_pronoun_means_is_not_added_where_nobody_but_itself_is_known(tmp_path: Path) -> None:
    told = (
        "Portugal and Colombia trade.\n\nThe two ministries met in Lisbon in June 2022 and agreed to build a cable.\n"
    )
    text = folded(make(read(tmp_path, {"coffee": told}), ["background"]).reading.text)
    assert "The two ministries met in Lisbon" in text


def test_a_brief_without_sections_is_told(tmp_path: Path) -> None:
    made = make(read(tmp_path, {"coffee": "Trade of Peru with Chile was $3 billion in 2013.\n"}), [])
    assert made.left_out == ["brief.yaml lists no `sections`, so the brief is its title alone."]
