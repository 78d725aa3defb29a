"""The table of agreements: each with the day on which it was signed, wherever that is told."""

from pathlib import Path

from briefs import make, read
from pdf_reading import folded

NEWS = (
    "On 12 March 2019, Trade Minister Ama Mensah and her Togolese counterpart, Kofi Agbo, put their names to the fisheries "
    "agreement in Lomé.\n"
)
RELEASE = (
    "The Trade Minister of Ghana, Ama Mensah, and the Minister for Foreign Trade of Togo, Kofi Agbo, signed the Agreement on "
    "Fisheries and Ports in Lomé on 12 March 2019.\n"
)
BRIEFING = (
    "The Agreement on Fisheries and Ports, signed on 12 March 2019, awaits the consent of the parliament of Togo. The "
    "parliament of Ghana approved the Agreement on 18 July 2019.\n"
)


def test_the_day_of_signing_is_found_where_an_agreement_is_called_by_its_name(tmp_path: Path) -> None:
    made = make(read(tmp_path, {"news": NEWS, "release": RELEASE, "briefing": BRIEFING}), ["agreements"])
    assert "Agreement on Fisheries and Ports 12 Mar 2019" in folded(made.reading.text)


def test_who_signed_an_agreement_and_when_is_found_where_that_is_told_of_them(tmp_path: Path) -> None:
    told = (
        "On 14 March 2019, President Marcelo Rebelo of Portugal and President Iván Duque of Colombia signed the Cartagena "
        "Agreement on coffee.\n"
    )
    made = make(read(tmp_path, {"news": told}), ["agreements"])
    assert "Cartagena Agreement 14 Mar 2019 Portugal, Colombia" in folded(made.reading.text)
