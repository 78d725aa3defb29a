"""What a document points at and does not hold."""

from collections.abc import Callable

import pytest

from pipeline.records import Statements

Read = Callable[..., Statements]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Output rose (see Figure 3.4).", ["Figure 3.4"]),
        ("The results are in Table T4.", ["Table T4"]),
        ("See Table 4.3 and Chart A2.", ["Table 4.3", "Chart A2"]),
        ("It is attached as Annex IV.", ["Annex IV"]),
        ("See Annexes A and B.", ["Annex A", "Annex B"]),
        ("Growth slowed.[3]", ["3"]),
        ("Growth slowed.⁴", ["4"]),
        ("Appendix 2 to this report lists them.", ["Appendix 2"]),
        ("Tab C holds the guidance; see Annex Table 3.", ["Tab C", "Annex Table 3"]),
        ("It takes 11 million m³/d and covers 40 km².", []),
        ("Officials will speak first (tab B).", ["Tab B"]),
        ("Permits are listed by town (Annex 4-C).", ["Annex 4-C"]),
        ("The method is explained in the Annex.", ["Annex"]),
        ("It is drawn from note 4 of the Statistical Appendix.", ["Statistical Appendix", "4"]),
        ("Annex A: Programme (to follow)\n\nAnnex B: Biographies", ["Annex A", "Annex B"]),
        ("It is listed in the Annex to the Agreement.", []),
        ("The tariff is told in Box 2 and footnote 7.", ["Box 2", "7"]),
        ("See Tables A1 to A6.", ["Tables A1 to A6"]),
        ("See Tables 5 and 6 in the Statistical Annex.", ["Table 5", "Table 6", "Statistical Annex"]),
        ("It is told in Chart 1.2 of the Survey.", ["Chart 1.2"]),
        ("Output rose (see figure 2).", ["Figure 2"]),
        ("The map on page 4 and the chart overleaf tell it (see map).", ["map on page 4", "chart overleaf", "map"]),
        ("The table of contents was put on the table.", []),
        # what is said not to be there
        ("Figure 2.1: Arrivals by month [figure missing from this copy]\n\nArrivals fell in May.", ["Figure 2.1"]),
        ("Table 3. Loans by sector (to be added)", ["Table 3"]),
        ("Annex 1: map (to follow). Annex 2: guest list (not attached).", ["Annex 1", "Annex 2"]),
        ("Arrivals fell in May. [chart not reproduced]", ["Chart"]),
        ("Arrivals fell in May.\n\n[Insert table here]\n\nThey rose in June.", ["Table"]),
        ("Rates are listed elsewhere (see the annex, which will be added).", ["Annex"]),
        ("See the annex.\n\nAnnex: Rates of duty\n\nTea pays nothing.", []),
        ("Enclosures: draft letter (missing), seating plan, speech (to follow).", ["draft letter", "speech"]),
        ("They ate in the annex (not yet open) and left.", []),
        # a part of something else
        ("They changed Annex II of the Treaty of Rome.", []),
        ("Annex I Parties met.", []),
        ("Annex III to the Agreement lists them.", []),
        # what is there
        ("See Annex B.\n\nAnnex B: Rates of duty\n\nTea pays nothing.", []),
        ("Growth slowed.[3]\n\n[3] Customs data.", []),
        ("See note (2).\n\nNotes\n\n(2) Returned goods are left out.", []),
        ("It is explained in the Annex.\n\nAnnex: Method\n\nPrices are weighted.", []),
    ],
)
def test_what_is_pointed_at_and_missing_is_a_gap(read: Read, text: str, labels: list[str]) -> None:
    assert [g.label for g in read(text).gaps] == labels
