"""Briefs of several kinds: the texts that they are made of, and their settings."""

from typing import Any

COFFEE = (
    "Exports of coffee from Kenya to Germany rose to $240 million in 2019, up 12.5 percent from 2018. The growers hope "
    "that prices may recover soon.\n\n"
    "President Julius Nyerere visited Bonn in September 1981. Nyerere met the ministers of trade, and the two "
    "governments signed the Bonn Agreement on 12 September 1981. [4] A second visit was planned for May 1982.\n\n"
    "In June 1994, the ministers of Zambia and Malawi signed an agreement about fisheries in Lusaka (see Figure 3).\n"
)
SURVEY = (
    "In 2019, exports of coffee from Kenya to Germany reached $250 million. A visit of President Nyerere to Cairo was "
    "cancelled in May 1984. The commission was founded in April 1995 and met the governors in March 1996.\n\n"
    "In June 1994, the ministers of Zambia and Malawi signed an agreement about fisheries in Lusaka (see Figure 3).\n"
)
MUSEUM = "The museum is open to all. Its garden has old trees, and visitors like to rest there after a long walk.\n"
PRECISE = (
    "Exports of Chile to Peru amounted to $1,234,567,890 in 2013, up 5.25 percent from 2012. Chile exported 1,234,567 "
    "tonnes of copper to Peru in 2013.\n"
)
ALPHABETS = (
    "The minister Ελευθέριος Βενιζέλος signed the Treaty of Athens on 14 November 1913, and Правда called it «мир». "
    "The Japanese press reported 条約 and 東京新聞 in December 1913.\n\n"
    "Łódź and Đà Nẵng signed an agreement on 3 May 1994. İzmir exported €5 million of cotton to Łódź in 1995.\n"
)
WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
ADDRESS = "https://example.org/" + "reports/annual/statistics/" * 8
LONG = (
    f"The {WORD} signed an agreement with Kenya on 12 May 1981. {ADDRESS} was quoted by President {WORD} in June 1982. "
    f"Exports of {WORD.lower()} from Kenya to Germany rose to $240 million in 2019.\n\n"
    f"{'The ministers of trade met again and talked about the tariffs of that year, ' * 30}and parted in July 1983.\n"
)
TITLE = "On the trade of two rivers and the peoples who live along their banks " * 5


def many(n: int) -> str:
    """A text of so many dated paragraphs."""
    months = "January March May July September November".split()
    return "\n\n".join(
        f"In {months[i % 6]} {1950 + i}, the governors of province {i + 1} signed an agreement with Ghana about the "
        f"harbour of town {i + 1}. Exports of Ghana to Togo rose to ${i + 11} million in {1950 + i}. "
        f"The town council number {i + 1} may have hoped for more than that."
        for i in range(n)
    )


FAR = (
    "Владимир Зеленский met Ελευθέριος Βενιζέλος in Cairo on 3 May 1994. 小泉純一郎 and محمد بن سلمان signed the Treaty of "
    "Riyadh on 14 November 1993.\n\n"
)
"""Names in Cyrillic, Greek, Japanese and Arabic letters."""


def sold(n: int) -> str:
    """A text that measures: `n` statements of trade, ten a paragraph."""
    goods = "coffee cocoa cotton copper timber tea rubber sugar wool tin".split()
    return "\n\n".join(
        " ".join(
            f"Exports of {goods[k]} from Ghana to Togo {verb} ${7 * i + k + 11} million in {1960 + i}."
            for k, verb in enumerate(("rose to", "fell to", "reached", "amounted to", "stood at") * 2)
        )
        for i in range(n // 10)
    )


def _part(n: int) -> dict[str, Any]:
    topic = {"title": f"Province {n}", "about": [f"province {n}", f"town {n}"]}
    return {"kind": "background", "title": f"Part {n}: harbours, towns and their governors", "topics": [topic]}


PARTS: list[str | dict[str, Any]] = [
    *("key-points", "figures", "contents"),
    *map(_part, range(1, 5)),
    *("trade-table", "actors", "agreements", "timeline", "chronology", "sources", "data-quality", "colophon"),
]
"""Twelve sections that the contents name, behind the first page."""


TEXTS: dict[str, tuple[dict[str, str], dict[str, Any]]] = {
    "two sources": ({"coffee": COFFEE, "survey": SURVEY}, {}),
    "American letter": ({"coffee": COFFEE, "survey": SURVEY}, {"paper": "Letter", "language": "en-US"}),
    "no facts": ({"museum": MUSEUM}, {}),
    "precise": ({"chile": PRECISE}, {}),
    "alphabets": ({"alphabets": ALPHABETS}, {"title": "Ελλάδα, Россия, 日本", "standfirst": "Мир и труд"}),
    "long words": (
        {"words": LONG},
        {"title": f"{WORD} and others", "short_title": "Long words", "standfirst": ADDRESS, "authors": [WORD] * 3},
    ),
    "long title": ({"coffee": COFFEE}, {"title": TITLE, "standfirst": TITLE * 2}),
    "long eyebrow": ({"coffee": COFFEE}, {"eyebrow": TITLE}),
    "long short title": ({"coffee": COFFEE}, {"short_title": TITLE}),
    "long names": (
        {"coffee": COFFEE, "a_survey_of_the_harvests_along_the_banks_of_the_two_rivers_" * 3: SURVEY},
        {"sections": [{"kind": "contents"}, {"kind": "background", "title": TITLE[:69]}, {"kind": "sources"}]},
    ),
    "stress": (
        {"many": FAR + LONG + many(150), "sold": sold(300)},
        {"title": TITLE * 2, "short_title": "Stress", "standfirst": TITLE, "sections": PARTS},
    ),
    "title of forty lines": ({"coffee": COFFEE}, {"title": TITLE * 5, "short_title": "Two rivers"}),
    "second edition": (
        {"coffee": COFFEE.replace("$240", "$245"), "many": many(20), "words": LONG},
        {
            "edition": "2",
            "sections": ["key-points", "figures", "contents", "changes", "chronology", "sources", "colophon"],
        },
    ),
    "many events": ({"many": many(60), "coffee": COFFEE}, {}),
}
LAST = {"second edition": {"coffee": COFFEE, "survey": SURVEY, "many": many(30)[2000:]}}
"""Of what the last edition of a brief was made."""
BUILT = {"example": "built", "second example": "built_second"}
NAMES = [*BUILT, *TEXTS]
