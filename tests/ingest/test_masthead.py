"""What the first lines of a document say of it: title, author, publisher."""

from pathlib import Path

import pytest

from pipeline.ingest import ingest

PROSE = "\n\nTrade between the two countries grew in 2019. Nobody had expected it.\n"


@pytest.mark.parametrize(
    ("head", "title", "author", "publisher"),
    [
        ("RESTRICTED\nTo: The Minister\nDate: 3 May 2019\nSubject: Talks with Chad", "Talks with Chad", None, None),
        ("Internal - not for circulation\n4 May 2019\nRe: Your call to Lomé", "Your call to Lomé", None, None),
        (
            "MINISTRY OF FISHERIES\nPRESS RELEASE No. 12/2019\nNouakchott, 4 May 2019\n\nMAURITANIA AND SENEGAL TO SHARE FISH",
            "MAURITANIA AND SENEGAL TO SHARE FISH",
            None,
            "MINISTRY OF FISHERIES",
        ),
        ("Republic of Chad\nMinistry of Energy\n\nA pipeline opens", "A pipeline opens", None, "Ministry of Energy"),
        (
            "WORKING PAPER 3/2019\nCotton without borders\nDr. Awa Diop and John Smith\nSahel Policy Centre",
            "Cotton without borders",
            "Dr. Awa Diop and John Smith",
            "Sahel Policy Centre",
        ),
        (
            "Cotton without borders\nby Maria Lopez, senior fellow\n4 May 2019",
            "Cotton without borders",
            "Maria Lopez",
            None,
        ),
        (
            "Cotton without borders\n\nCommentary | Observatoire du Sahel | May 2019",
            "Cotton without borders",
            None,
            "Observatoire du Sahel",
        ),
        ("STATISTICS OFFICE\nTrade Bulletin 2019/2\nTrade with Chad", "Trade with Chad", None, "STATISTICS OFFICE"),
        (
            "THE PATIENT MINER\nLusaka after the copper years\n\nMaria Lopez\nBaobab House, Mining Programme, 4 May 2019",
            "THE PATIENT MINER",
            "Maria Lopez",
            "Baobab House",
        ),
        (
            "GOVERNMENT OF TOGO\nMINISTRY OF POWER\nANNUAL REPORT FOR THE YEAR 2018\n\nCHAPTER 4: LINKS WITH BENIN",
            "ANNUAL REPORT FOR THE YEAR 2018",
            None,
            "MINISTRY OF POWER",
        ),
        ("BANK OF CHAD\nResearch Department\n\nThe external position", "The external position", None, "BANK OF CHAD"),
        (
            "Call by the envoy\nTo: The Minister\nFrom: Sahel Division\n4 May 2019",
            "Call by the envoy",
            None,
            "Sahel Division",
        ),
        ("Cotton without borders\nPresented to Parliament on 4 May 2019", "Cotton without borders", None, None),
        ("Trade with Chad\n\nA long summary of what follows below", "Trade with Chad", None, None),
    ],
)
def test_the_first_lines_tell_what_a_document_is(
    tmp_path: Path, head: str, title: str, author: str | None, publisher: str | None
) -> None:
    path = tmp_path / "paper.txt"
    path.write_text(head + PROSE, "utf-8")
    source = ingest(path)[0].source
    assert (source.title, source.author, source.publisher) == (title, author, publisher)


def test_a_document_of_prose_alone_has_no_title(tmp_path: Path) -> None:
    path = tmp_path / "paper.txt"
    path.write_text(PROSE.strip(), "utf-8")
    source = ingest(path)[0].source
    assert (source.title, source.author, source.publisher) == (None, None, None)


def test_the_dateline_of_a_report_tells_its_agency(tmp_path: Path) -> None:
    path = tmp_path / "paper.txt"
    path.write_text(
        "Chad sells its first gas\n\nN'DJAMENA, May 4, 2019 (Sahel Press) - Chad sold gas on Friday. It was the first.\n",
        "utf-8",
    )
    source = ingest(path)[0].source
    assert (source.title, source.publisher) == ("Chad sells its first gas", "Sahel Press")
