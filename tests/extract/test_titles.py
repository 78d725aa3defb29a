"""Titles that can be read alone: they end with their clause, and a short form in them is what it stands for."""

from collections.abc import Callable

import pytest

from pipeline.records import Statements

Read = Callable[..., Statements]


def title(statements: Statements, when: str) -> str:
    """The title of the one event of a date, without what it is glossed with."""
    (found,) = [e for e in statements.events if e.when == when]
    return found.title


@pytest.mark.parametrize(
    ("text", "when", "told"),
    [
        ("Peru and Chile had held talks in Lima in 2018, not long after the strike ended.", "2018",
         "Peru and Chile had held talks in Lima"),
        ("Chad lodged a protest on 4 May 2012, and the envoys, who had not met since March, met again in Lomé.",
         "2012-05-04", "Chad lodged a protest"),
        ("The levy was raised on 3 June 2014 and the ban, which should have ended in April, was kept.",
         "2014-06-03", "The levy was raised"),
        ("The emir came to Malta on 7 October 2011, a week after the last ships had left.",
         "2011-10-07", "The emir came to Malta"),
        ("When Malta joined the club on 1 May 2004, almost half of the members that it had were poor.",
         "2004-05-01", "Malta joined the club"),
        ("The council decided on 9 March 2015 to send a mission, the first that went to Mali.",
         "2015-03-09", "The council decided on 9 March 2015 to send a mission"),
        ("Not until 3 June 2016 did Oman and Qatar sign the accord on fishing.",
         "2016-06-03", "Oman and Qatar sign the accord on fishing"),
        ("A ban on the export of logs, imposed on 4 March 2013, runs until 1 June 2019.",
         "2013-03-04", "A ban on the export of logs imposed"),
        ("Signed in Lomé on 15 February 2003, the pact was the first of its kind for Togo.",
         "2003-02-15", "The pact signed in Lomé"),
        ("In May 2022, three months after Chad left the union, Togo applied to the bank.",
         "2022-05", "Togo applied to the bank"),
        ("After a round of talks in Lomé in April 2015, the minister went home.", "2015-04", "Talks in Lomé"),
        ("Oman put off until September 2021 the dam it had meant to build.", "2021-09",
         "Oman put off until September 2021 the dam"),
        ("Duties on Omani fish, due to start on 10 June 2019, were welcome to nobody.", "2019-06-10",
         "Duties on Omani fish, due to start"),
        ("Togo, which broke with the bank in March 2013, offers a lesson.", "2013-03", "[Togo] broke with the bank"),
    ],
)  # fmt: skip
def test_a_title_ends_with_its_clause(read: Read, text: str, when: str, told: str) -> None:
    assert title(read(text), when) == told


@pytest.mark.parametrize(
    ("text", "when", "told"),
    [
        ("A joint working group on visas was set up. The group met in Accra on 4 May 2012.", "2012-05-04",
         "[The joint working group on visas] met in Accra"),
        ("The board held a first seminar on cotton in Accra on 3 March 2011; a second was held in Lomé on 5 May 2011.",
         "2011-05-05", "[A second seminar] was held in Lomé"),
        ("Togo and Mali signed the Lomé Convention in May 2012. The convention was ratified in June 2013.", "2013-06",
         "[The Lomé Convention] was ratified"),
        ("The duty on Omani fish was a burden. Chad denounced it on 4 May 2012.", "2012-05-04",
         "Chad denounced [the duty on Omani fish]"),
        ("The plan for a dam rests with Chad. Chad signed the accord made in Lomé, which entered into force on 4 May 2012.",
         "2012-05-04", "[The accord] entered into force"),
        ("Amina Bello (NDP), who lost the vote in May 2016, stood again.", "2016-05", "[Amina Bello] lost the vote"),
        ("The deficit in fish, of which Chad complained in May 2013, was cut.", "2013-05",
         "Chad complained of [the deficit in fish]"),
        ("The treaty was signed in May 2014 and ratified in June 2015.", "2015-06", "[The treaty] was ratified"),
    ],
)  # fmt: skip
def test_a_short_form_in_a_title_is_what_it_stands_for(read: Read, text: str, when: str, told: str) -> None:
    assert title(read(text), when) == told


@pytest.mark.parametrize(
    ("text", "when", "told"),
    [
        ("The panel on fish had found for Togo in 2009; Mali appealed in May 2012.", "2012-05",
         "The panel on fish had found for Togo in 2009; Mali appealed"),
        ("Togo and Mali had quarrelled about fish, and talks opened in May 2012.", "2012-05",
         "Togo and Mali had quarrelled about fish, and talks opened"),
        ("Talks between Togo and Mali opened in May 2012.", "2012-05", "Talks between Togo and Mali opened"),
    ],
)  # fmt: skip
def test_a_title_that_tells_too_little_is_told_in_its_sentence(read: Read, text: str, when: str, told: str) -> None:
    assert title(read(text), when) == told


@pytest.mark.parametrize(
    "text",
    [
        "A group on visas and a group on trade were set up. The group met in Accra on 4 May 2012.",  # which of them?
        "The committee of the bank was new. The minister met in Accra on 4 May 2012.",
    ],
)
def test_a_short_form_that_may_mean_two_things_stays(read: Read, text: str) -> None:
    assert "[" not in title(read(text), "2012-05-04").removesuffix("]").partition(" [")[0]


@pytest.mark.parametrize(
    "text",
    [
        "The envoy spoke, rejecting reports that Lomé had left the pact in March 2014.",
        "Allegations that Lomé had left the pact in March 2014 were looked into and found to be without substance.",
        "The ministry dismissed as baseless a report in the press that Lomé had left the pact in March 2014.",
        "The envoy denied that Lomé had left the pact in March 2014.",
        "It is therefore not correct that Lomé had left the pact in March 2014.",
        "The envoy spoke, rejecting reports published in Accra on 3 May 2014 that Lomé had left the pact in March 2014.",
    ],
)
def test_what_was_denied_is_titled_as_it_was_claimed_and_told_as_not_done(read: Read, text: str) -> None:
    (left,) = [e for e in read(text).events if e.when == "2014-03" and "left" in e.title]
    assert (left.title, left.realis) == ("Lomé had left the pact", "negated")


@pytest.mark.parametrize(
    ("text", "when", "told"),
    [
        ("The new levy on rope was approved by decree in May 2012. It was to take effect on 4 June 2013.", "2013-06-04",
         "[The new levy on rope] was to take effect"),
        ("A road from Lomé to Bamako, 1,200 km long, would cost $3 billion. It was announced in May 2012.", "2012-05",
         "[The road from Lomé to Bamako] was announced"),
        ("I was asked about a treaty. It was signed in Lomé on 4 May 2012.", "2012-05-04",
         "[The treaty] was signed in Lomé"),
        ("The accord on fish, signed on 3 May 2011, brings Mali $9 million at an interest rate of 2%. Mali ratified it in "
         "June 2012.", "2012-06", "Mali ratified [the accord on fish]"),
        ("Togo’s minister of trade, Amina Bello, met the envoy Koffi Mensah in May 2011. She told parliament on 4 June 2012 "
         "that the duty would stay.", "2012-06-04", "[Bello] told parliament on 4 June 2012 that the duty would stay"),
        ("Oman and Qatar sent envoys in May 2010. The owners of the mine were to decide in May 2011; in June 2012 they put "
         "the decision off.", "2012-06", "[The owners of the mine] put the decision off"),
        ("The quay, on which work began in May 2011, is long.", "2011-05", "Work began on [the quay]"),
        ("The teachers left in May 2011, as prices rose, and did not return until June 2012.", "2012-06",
         "[The teachers] did not return until June 2012"),
        ("A Mali-brokered truce took effect on 4 May 2012.", "2012-05-04", "A Mali-brokered truce took effect"),
        ("The Joint River Commission last met in May 2011. Its next session is set for 4 June 2012.", "2012-06-04",
         "[The Joint River Commission’s] next session is set"),
        ("The Joint River Commission last met in May 2011. Its next session, fixed for June 2012, was put off.", "2012-06",
         "[The Joint River Commission’s] next session was put off"),
        ("With the help of the Bank of Togo, whose engineers came in May 2011, a dam was built.", "2011-05",
         "[The Bank of Togo’s] engineers came"),
        ("The Eminent Persons Group was set up in May 2011. The Group met in Lomé on 4 June 2012.", "2012-06-04",
         "[The Eminent Persons Group] met in Lomé"),
        ("He called unfounded the rumours of a devaluation which circulated in May 2013.", "2013-05",
         "[The rumours of a devaluation] circulated"),
        ("Traders feared the withdrawal from the African Union, which was planned for May 2012 and was postponed to June 2013.",
         "2013-06", "[The withdrawal from the African Union] was postponed"),
        ("Ms Bello came in May 2010. His envoy left in June 2012.", "2012-06", "His envoy left"),
        ("A grant pledged in May 2011 by Oman, Mali, Togo and Qatar came to its end in June 2012.", "2012-06",
         "A grant pledged in May 2011 by Oman, Mali, Togo and Qatar came to its end"),
        ("The paper ran a story in May 2011 that Togo would be out of the club by June 2012.", "2012-06",
         "Togo would be out of the club"),
    ],
)  # fmt: skip
def test_a_pronoun_is_what_the_clause_before_is_about(read: Read, text: str, when: str, told: str) -> None:
    assert title(read(text), when) == told


@pytest.mark.parametrize(
    "text",
    [
        "Mali and Togo closed their ports in May 2011. A bank set limits on the fish of both. They were sold on 4 May 2012.",
        "Mali and Togo closed their ports in May 2011. Prices rose. The fishermen of Lomé sold less.\n\nThey met on 4 May 2012.",
    ],
)
def test_several_that_act_are_not_meant_where_they_may_not_be(read: Read, text: str) -> None:
    assert "[Mali" not in title(read(text), "2012-05-04")


@pytest.mark.parametrize(
    ("text", "when", "told"),
    [
        ("A drill off Lomé, planned for May 2012, did not take place.", "2012-05", "A drill off Lomé did not take place"),
        ("The union has called off the strike announced for 11 May 2012.", "2012-05-11",
         "The union has called off the strike"),
        ("The Minister for Mines put off her visit, planned for 4 May 2012.", "2012-05-04",
         "The Minister for Mines put off her visit"),
    ],
)  # fmt: skip
def test_what_was_planned_and_undone_is_told_with_what_became_of_it(
    read: Read, text: str, when: str, told: str
) -> None:
    assert title(read(text), when) == told


@pytest.mark.parametrize(
    ("item", "when", "told"),
    [
        ("Rope. An inquiry into dumping was opened on 4 May 2012.", "2012-05-04",
         "[Rope] An inquiry into dumping was opened"),
        ("Rope. An inquiry was opened in May 2011 and shelved in June 2012.", "2012-06",
         "[Rope: an inquiry] was shelved"),
        ("Cut flowers: $9 million. Demand in Mali weakened in May 2012.", "2012-05", "[Cut flowers] Demand in Mali weakened"),
        ("Amina Bello (NDP): in office since June 2010. Her party left the union in May 2012.", "2012-05",
         "[Bello’s] party left the union"),
        ("Outlook. A dam was built in May 2012.", "2012-05", "A dam was built"),
        ("Rope. Exports of rope were banned in May 2012.", "2012-05", "Exports of rope were banned"),
    ],
)  # fmt: skip
def test_an_item_tells_what_it_is_about(read: Read, item: str, when: str, told: str) -> None:
    assert title(read(f"The desk notes the following.\n\n- {item}\n\n- Wool is dear."), when) == told


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Presidents Ann Lee and Bo Chen met in 2013. The two presidents exchanged letters on each other’s birthdays in May"
            " 2014. They sat together in Milan in October 2014.",
            "[Lee and Chen] sat together in Milan",
        ),
        (
            "Chad and Mali share a river. They say that they made peace in 1999. Their plans to hold a ceremony in 2015 stand.",
            "[Chad and Mali’s] plans to hold a ceremony",
        ),
        (
            "The visit to Chad was postponed, as was Ann Lee’s scheduled visit to Mali for autumn 2014.",
            "Ann Lee’s scheduled visit to Mali",
        ),
    ],
)
def test_they_are_those_of_the_sentences_before_and_no_letters(read: Read, text: str, title: str) -> None:
    assert title in [e.title for e in read(text).events]


@pytest.mark.parametrize(
    ("text", "when", "told"),
    [
        ("Schooling of the first 30 drivers, which was to start in May 2012, was dull.", "2012-05",
         "[Schooling of the first 30 drivers] was to start"),
        ("No fee was waived in 2012, and two grants, of a million each, were paid in May 2013.", "2013-05",
         "[No fee was waived in 2012] Two grants were paid"),
        ("Recall Gabon, which shut its port in May 2013.", "2013-05", "[Gabon] shut its port"),
        ("The board told readers of the paper that Togo had opened a new port in May 2013.", "2013-05",
         "Togo had opened a new port"),
        ("In spite of the storms that hit Lomé in May 2013, trade grew.", "2013-05", "[The storms] hit Lomé"),
        ("Maize, of which no ship had come to Lomé in May 2013, was dear.", "2013-05",
         "No ship of [Maize] had come to Lomé"),
        ("The port, on account of which Mali sued Togo at Hamburg in May 2013, is old.", "2013-05",
         "Mali sued Togo at Hamburg"),
        ("Oman opened the Duqm refinery, a plant then priced at $2 billion. It sold a stake in May 2013.", "2013-05",
         "[Oman] sold a stake"),
        ("Togo plans a second oil port. It was meant to open in May 2013.", "2013-05",
         "[The second oil port] was meant to open"),
        ("Help for Lomé Cement (Accra), whose quarry was closed in May 2013.", "2013-05",
         "[Lomé Cement’s] quarry was closed"),
    ],
)  # fmt: skip
def test_what_is_put_in_brackets_is_what_the_clause_is_about(read: Read, text: str, when: str, told: str) -> None:
    assert title(read(text), when) == told


@pytest.mark.parametrize(
    ("text", "when", "told", "realis"),
    [
        ("A lease was signed with Togo in May 2011, and builders were to be named in July 2012. None was.", "2012-07",
         "[A lease was signed with Togo in May 2011] Builders were to be named", "planned"),
        ("She has a point: Togo gave in on 3 May 2012.", "2012-05-03", "Togo gave in", "happened"),
        ("On 4 May 2012 a weekly in Lomé wrote that in June 2009 the bank had burnt the notes.", "2009-06",
         "[A weekly in Lomé wrote] The bank had burnt the notes", "happened"),
        ("The minister said that Mali would pave the road by May 2012 and added that it would have lamps.", "2012-05",
         "Mali would pave the road", "planned"),
    ],
)  # fmt: skip
def test_what_fared_otherwise_than_an_event_stands_in_brackets_or_apart(
    read: Read, text: str, when: str, told: str, realis: str
) -> None:
    (found,) = [e for e in read(text).events if e.when == when]
    assert (found.title, found.realis) == (told, realis)


@pytest.mark.parametrize(
    ("text", "when", "told", "actors"),
    [
        ("LOMÉ/ACCRA, May 4, 2012 (Volta News) - Togo has sold six of its ships to Mali, a ministry said.", "2012-05-04",
         "Togo has sold six of its ships to Mali", {"Togo"}),
        ("Accra summoned the envoy of Togo on 4 May 2012 over lorries it said were at the border.", "2012-05-04",
         "Accra summoned the envoy of Togo on 4 May 2012 over lorries", {"Ghana", "Togo"}),
        ("Trade fell after Togo failed in 2012 to pay for oil already shipped.", "2012",
         "Togo failed in 2012 to pay for oil already shipped", {"Togo"}),
        ("The bill was not sent, the minister of Togo answered, but will be voted on in May 2012.", "2012-05",
         "[The bill] will be voted on", set()),
    ],
)  # fmt: skip
def test_who_only_tells_or_is_told_of_does_nothing(
    read: Read, text: str, when: str, told: str, actors: set[str]
) -> None:
    statements = read(text)
    names = {e.id: e.name for e in statements.entities}
    (found,) = [e for e in statements.events if e.when == when]
    assert (found.title, {names[a] for a in found.actors}) == (told, actors)


def test_a_title_is_not_cut_before_its_verb(read: Read) -> None:
    event = read(
        "The Permanent Secretary for Energy and Water Development, Thandiwe Mbeki Moyo, and the Deputy Minister for Trade and"
        " Industry of Norway, Kari Solberg, opened the power station at Batoka Gorge in May 2018."
    ).events[0]
    assert "opened the power station" in event.title


def test_a_subject_with_an_aside_behind_an_and_has_its_own_verb(read: Read) -> None:
    text = "The mill was shut from 6 to 27 May 2019, and two cargoes of oats, worth a million, were sent back on 3 June 2019."
    titles = [e.title for e in read(text).events]
    assert titles == ["The mill was shut", "Two cargoes of oats were sent back"]


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("The talks on cod with Togo, he said, would open in May 2019.", "The talks on cod with Togo would open"),
        ("First oil, they added, was not expected before 2029.", "First oil was not expected before 2029"),
        ("The old port of Lomé, the mayor said, was shut in May 2019.", "The old port of Lomé was shut"),
    ],
)
def test_who_says_so_between_a_subject_and_its_verb_does_nothing(read: Read, sentence: str, title: str) -> None:
    [event] = read(sentence).events
    assert event.title == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "The mayor put the visit off. It is now pencilled in for 3 May 2019.",
            "[The visit] is now pencilled in",
        ),
        ("A paper wrote that the port would close. The bank denied it on 3 May 2019.", "The bank denied it"),
        (
            "Togo recognised Mali on the day of its independence, 22 September 1960.",
            "Its independence, 22 September 1960",
        ),
    ],
)
def test_what_may_be_meant_by_a_pronoun_is_a_thing_that_can_be_so(read: Read, text: str, title: str) -> None:
    assert title in [e.title for e in read(text).events]


def test_an_office_without_a_name_is_nobody_named_before(read: Read) -> None:
    text = (
        "Ahmed Vega, Minister of Trade, left on 3 May 2019. The Swiss president was to be in Lomé on 5 May 2019. "
        "His office put the visit off on 4 May 2019."
    )
    assert not any("Vega" in e.title for e in read(text).events if e.when == "2019-05-04")


def test_the_body_and_not_its_seat_is_what_a_relative_clause_is_about(read: Read) -> None:
    [event] = read("It is awkward for the government in Lomé, which must face the voters by 3 May 2031.").events
    assert event.title == "[The government in Lomé] must face the voters"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "A visit by the Swiss president, Karin Roth, to Lomé was announced for April 2031 and put off to July 2031.",
            "[A visit by the Swiss president, Karin Roth] was put off",
        ),
        (
            "Togo set up a fund for schools, to which Benin contributed in May 2011.",
            "Benin contributed to [a fund for schools]",
        ),
        ("Growth slowed. Its own output has fallen every year since 2000.", "Its own output has fallen every year"),
    ],
)
def test_a_bracket_holds_a_whole_thing_or_there_is_none(read: Read, text: str, title: str) -> None:
    assert title in [e.title for e in read(text).events]


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("The bank of Togo paid nothing as on 31 March 2016.", "The bank of Togo paid nothing"),
        ("A ship of Togo called at the port as late as 2014.", "A ship of Togo called at the port"),
    ],
)
def test_the_words_that_lead_to_a_date_go_with_it(read: Read, sentence: str, title: str) -> None:
    [event] = read(sentence).events
    assert event.title == title


@pytest.mark.parametrize(
    ("text", "when", "told"),
    [
        (
            "It rests on the memorandum on fish, which the two states concluded in June 2016.",
            "2016-06",
            "The two states concluded [the memorandum on fish]",
        ),
        ("One plan was dropped in May 2014.", "2014-05", "One plan was dropped"),
    ],
)
def test_who_does_it_is_the_subject_of_the_clause(read: Read, text: str, when: str, told: str) -> None:
    assert title(read(text), when) == told
