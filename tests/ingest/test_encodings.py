"""A document in any usual encoding is read as what it says, and its source tells the encoding."""

import codecs
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ingesting import read

from pipeline.errors import Complaint
from pipeline.ingest import ingest

ENGLISH = "Exports of Ghana rose by 5 per cent in 2019, and the harvest was the best since 2001."
SPANISH = "Señor Núñez dijo en Bogotá que las exportaciones de café crecieron un 4 por ciento. La reunión será el próximo año."
GERMAN = "Die Ausfuhren nach Österreich stiegen um 5 Prozent. Die Minister trafen sich für zwei Tage in Düsseldorf."
FRENCH = (
    "Les échanges de la Côte d’Ivoire ont atteint 12 milliards d’€ — un « succès », a déclaré la ministre à Genève."
)
RUSSIAN = (
    "Экспорт Казахстана вырос на 5 процентов в 2019 году. Министр торговли заявил, что переговоры будут продолжены в "
    "апреле. Соглашение было подписано в Астане."
)
JAPANESE = "ベトナムの輸出は2019年に5パーセント増加した。大臣は交渉を続けると述べた。両国は協定に署名した。"
CZECH = (
    "Vývoz České republiky vzrostl v roce 2019 o pět procent. Ministr řekl, že jednání budou pokračovat příští týden. "
    "Dohoda byla podepsána v Žilině."
)


@pytest.mark.parametrize("text", [ENGLISH, SPANISH, FRENCH, RUSSIAN, JAPANESE, "𝒳 日本 ﬁ é €"])
@pytest.mark.parametrize(
    ("encoding", "mark", "told"),
    [
        ("utf-8", b"", "utf-8"),
        ("utf-8", codecs.BOM_UTF8, "utf-8"),
        ("utf-16-le", codecs.BOM_UTF16_LE, "utf-16-le"),
        ("utf-16-be", codecs.BOM_UTF16_BE, "utf-16-be"),
    ],
)
def test_a_unicode_file_with_or_without_a_mark_is_read(text: str, encoding: str, mark: bytes, told: str) -> None:
    document, _ = read(mark + text.encode(encoding))
    assert document.text == text
    assert document.source.encoding == told


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("windows-1252", FRENCH),
        ("windows-1252", SPANISH),
        ("windows-1252", GERMAN),
        ("iso-8859-1", SPANISH),
        ("iso-8859-1", GERMAN),
        ("windows-1251", RUSSIAN),
        ("shift_jis", JAPANESE),
        ("windows-1250", CZECH),
    ],
)
def test_a_file_in_an_older_encoding_is_read(encoding: str, text: str) -> None:
    document, _ = read(text.encode(encoding))
    assert document.text == text
    assert text.encode(document.source.encoding) == text.encode(encoding)


@pytest.mark.parametrize(
    "text",
    [
        "Imports of Kenya cost £5 million in 2018.",
        "Exports of Côte d’Ivoire were worth €12 billion in 2019, the ministry said. “We are content”, said the minister.",
        "The country’s exports rose by 5 per cent in 2019 – the most since 2001.",
        "Exports rose by 5 % in 2019. Señor Núñez went to Malmö.",
        "The café in São Paulo charged €5 — “dearly”, said Müller. The minister’s visit to Bogotá was cancelled.",
        "The tariff is 5 § 3, at 20 °C and ±2 per cent. " + ENGLISH,
    ],
)
def test_an_english_text_of_windows_keeps_its_signs_and_its_names(text: str) -> None:
    document, _ = read(text.encode("windows-1252"))
    assert document.text == text


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0\ufeff"), min_size=1).filter(str.strip))
@settings(deadline=None, max_examples=100)
def test_any_utf_8_text_is_read_as_it_stands(text: str) -> None:
    try:
        document, _ = read(text.encode())
    except Complaint:  # it holds no passage
        return
    assert document.text == text


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\x00\x01\x02binary\x00", "not a text file"),
        (b"%PDF-1.7\x00\xff", "not a text file"),
        (codecs.BOM_UTF8 + b"caf\xe9", "save it as UTF-8"),
        (codecs.BOM_UTF16_LE + b"odd", "save it as UTF-8"),
    ],
)
def test_what_is_no_text_is_refused_by_name(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(content)
    with pytest.raises(Complaint, match=said) as complaint:
        ingest(path)
    assert str(path) in str(complaint.value)
