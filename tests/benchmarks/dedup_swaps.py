"""Pairs of passages that differ in one fact, made to be mistaken: real words a letter or two apart, names nobody has seen.

No two of a pair say the same. Each pair is a real paragraph with a word exchanged, or with the one or the other phrase
put in between two of its words.
"""

import random
import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

PHRASES = {
    "number words": "for twelve years/for twenty years, in fifteen cases/in fifty cases, of six members/of sixty members, "
    "a third of them/a fourth of them, two thousand of them/ten thousand of them, once a year/twice a year",
    "figures": "up 1.5 %/up 15 %, in 1987/in 1978, of 3,400/of 34,000, by −2/by 2, since May 3/since May 8, of 5²/of 52",
    "negation": "a legal act/an illegal act, able to/unable to, likely/unlikely, with consent/without consent, "
    "they can/they cannot, agreed/disagreed, regular/irregular, ever/never, significant/insignificant, one/none",
    "periods": "in Q1/in Q2, in the first half/in the second half, by 2013-Q3/by 2013-Q4, in FY12/in FY13, this week/last week, "
    "in June/in July, the 1st/the 2nd, a.m./p.m., before the war/after the war, weekly/monthly",
    "units": "5 mg/5 g, 10 km/10 m, 3 MW/3 GW, 7 kg/7 t, 40 %/40 ‰, $3/€3, 2 million/2 billion, 30 °C/30 °F, 6 ft/6 m, "
    "4 percent/4 percentage points, US$ 5/A$ 5",
    "quantifiers": "few/a few, all/nearly all, some/most, at least/at most, only/not only, more than/no more than, over/under, "
    "little/a little, many/any, each/either, both/neither, about half/half",
    "roles": "the exporter/the importer, employer/employee, lender/lendee, the lessor/the lessee, the former head/the head, "
    "a vice president/a president, the payer/the payee, North/South, trustor/trustee, an ex-minister/a minister",
    "time and place": "now/then, here/there, still/no longer, this/that, shall/may, upstream/downstream, inside/outside, "
    "already/not yet, soon/late, today/to date",
}
LOOKALIKES = (
    "modern/modem hypotension/hypertension prescribe/proscribe adverse/averse inter/intra causal/casual immigrate/emigrate "
    "precede/proceed elicit/illicit ensure/insure principal/principle statue/statute trail/trial united/untied martial/marital "
    "county/country polish/publish burn/bum barn/bam corn/com clear/dear cloud/doud clock/dock ruin/nun house/horse "
    "quarter/quartet contact/contract effect/affect complement/compliment eminent/imminent assent/ascent"
).split()
SYLLABLES = (
    "ba be bo da di do ga ge ka ki ko la le li lo ma me mi mo na ne ni no ra re ri ro sa se so ta te to va za".split()
)


def swaps(pool: list[str], number: int, seed: int) -> Iterator[tuple[str, str, str]]:
    """So many triples: what is exchanged, and two passages."""
    chance = random.Random(seed)
    twins = _twins(pool)
    phrases = {kind: [pair.split("/") for pair in re.split(r",\s+(?=\S)", pairs)] for kind, pairs in PHRASES.items()}
    phrases["look-alikes"] = [pair.split("/") for pair in LOOKALIKES]
    kinds = [*phrases, "real words", "new names"]
    for n in range(number):
        text, kind = chance.choice(pool), kinds[n % len(kinds)]
        words = text.split()
        at = chance.randrange(1, len(words))
        if kind == "real words":
            places = [i for i, word in enumerate(words) if word in twins]
            if not places:
                continue
            at = chance.choice(places)
            one, other = words[at], chance.choice(twins[words[at]])
            before, after = words[:at], words[at + 1 :]
        else:
            one, other = _names(chance) if kind == "new names" else chance.sample(chance.choice(phrases[kind]), 2)
            before, after = words[:at], words[at:]
        yield kind, " ".join([*before, one, *after]), " ".join([*before, other, *after])


def _names(chance: random.Random) -> tuple[str, str]:
    """A name that was made up, and the same with one letter or syllable changed."""
    parts = [chance.choice(SYLLABLES) for _ in range(chance.choice([2, 3, 4]))]
    ending = chance.choice(["n", "s", "r", "ng", ""])
    others = list(parts)
    at = chance.randrange(len(parts))
    others[at] = chance.choice([s for s in SYLLABLES if s != parts[at]])
    one, other = ("".join(p).capitalize() + ending for p in (parts, others))
    return one, other


def _twins(pool: list[str]) -> dict[str, list[str]]:
    """Words of the pool that occur often, each with those one letter put in, taken out or exchanged away; or two."""
    count: dict[str, int] = defaultdict(int)
    for text in pool:
        for word in text.split():
            if word.isascii() and word.isalpha() and word.islower() and len(word) > 3:
                count[word] += 1
    known = sorted(word for word, times in count.items() if times >= 20)
    holes: dict[str, list[str]] = defaultdict(list)
    for word in known:
        for i, j in combinations(range(len(word)), 2):
            if len(word) > 6:
                holes[f"{word[:i]}?{word[i + 1 : j]}?{word[j + 1 :]}"].append(word)
        for i in range(len(word)):
            holes[f"{word[:i]}?{word[i + 1 :]}"].append(word)
            holes[word[:i] + word[i + 1 :]].append(word)
        holes[word].append(word)
    twins: dict[str, set[str]] = defaultdict(set)
    for group in holes.values():
        for one, other in combinations(dict.fromkeys(group), 2):
            twins[one].add(other)
            twins[other].add(one)
    return {word: sorted(others) for word, others in twins.items()}
