"""A sentence -> clauses: a verb, whose it is, and the words that belong to it."""

from collections.abc import Sequence

import msgspec

from pipeline.extract.language.frames import Frame
from pipeline.extract.language.lexicon import REPORTS
from pipeline.extract.language.nouns import LENGTHS, singular
from pipeline.extract.language.parser import frames_of
from pipeline.extract.language.phrases import NOMINAL, NOMINATIVES, NOUN_PHRASE, has_own_noun
from pipeline.extract.language.tokens import Token
from pipeline.extract.language.verbs import Group, Link

__all__ = ["REPORTS", "Clause", "Group", "clauses"]


class Clause(msgspec.Struct):
    """Tokens `start` to `end` of a sentence that belong to one verb.

    `subject` are the tokens of its subject, which may stand in another clause ("revised its policy and suspended
    efforts"). `link` says how it hangs on what is before; `opener` is the word that joins it. A fragment without a
    verb has no group. `antecedent` are the tokens that a relative clause has for its object: "the treaty that Peru
    signed". `place` is its number in the sentence.
    """

    start: int
    end: int
    link: Link
    opener: str | None = None
    group: Group | None = None
    subject: tuple[int, int] | None = None
    antecedent: tuple[int, int] | None = None
    inherited: bool = False
    place: int = 0


def clauses(tokens: Sequence[Token]) -> list[Clause]:
    """The clauses of a sentence, in order, covering all its tokens; the tags of the tokens are settled."""
    frames = frames_of(tokens)
    frames[0].start = 0
    if not any(f.group for f in frames):
        return [Clause(0, len(tokens), "none")]
    ends = [f.start for f in frames[1:]] + [len(tokens)]
    found = [
        Clause(f.start, end, f.link, f.opener, f.group, place=n)
        for n, (f, end) in enumerate(zip(frames, ends, strict=True))
    ]
    made = {id(f): clause for f, clause in zip(frames, found, strict=True)}
    last: Clause | None = None
    for frame, clause in zip(frames, found, strict=True):
        if clause.group is None:
            continue
        host = made.get(id(frame.host)) if frame.host else None
        _give_subject(tokens, frame, clause, host or last, found[clause.place - 1] if clause.place else None)
        if clause.link in ("main", "joined") or last is None:
            if last and last.subject is None:
                last.subject = clause.subject
            last = clause
    return found


def _give_subject(
    tokens: Sequence[Token], frame: Frame, clause: Clause, host: Clause | None, before: Clause | None
) -> None:
    """The subject of a clause: its own, the antecedent of a relative one, or that of the clause whose subject it shares."""
    assert clause.group
    if clause.link == "relative":
        whole = before.start if before and before.group is None and before.end == clause.start else None
        clause.subject = _subject(tokens, frame.low, clause.group.start)
        first = tokens[clause.start]
        with_object = not clause.group.passive or (
            first.tag == "PREP" and first.lower != "of"
        )  # "on which a pact was signed"
        if clause.subject and clause.opener == "that" and _has_its_object(tokens, clause.group):
            clause.link = "that"  # "inform members that the minister paid a visit": nothing is missing
        elif clause.subject and with_object and clause.opener in ("that", "which", "whom"):
            clause.antecedent = _antecedent(tokens, clause.start, whole)
        if clause.subject is None:
            again = before.antecedent or before.subject if before and before.link == "relative" else None
            clause.subject, clause.inherited = _antecedent(tokens, clause.start, whole) or again, True
        return
    if clause.link != "participle":
        clause.subject = _subject(tokens, *(frame.extent or (max(frame.low, clause.start), clause.group.start)))
    if clause.subject is None:
        clause.subject, clause.inherited = host.subject if host else None, True


def _has_its_object(tokens: Sequence[Token], group: Group) -> bool:
    """Whether an object with an article stands right behind a verb, and no length of time."""
    behind = tokens[group.end : group.end + 3]
    noun = next((t for t in behind[1:] if t.tag != "NUM"), None)
    if group.passive or not behind or behind[0].tag not in ("DET", "POSS") or noun is None:
        return False
    return (
        noun.tag in ("NOUN", "NAME")
        and singular(noun.lower) not in LENGTHS
        and behind[0].lower not in ("all", "each", "both")
    )


def _subject(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int] | None:
    """The tokens before the verb, without what is set off by commas at their beginning."""
    begin = start
    while end > begin and tokens[end - 1].tag in ("ADV", "NEG"):
        end -= 1
    if end - begin > 2 and [t.lower for t in tokens[end - 2 : end]] == ["no", "longer"]:
        end -= 2
    whole = end
    if end > begin and tokens[end - 1].text == ",":
        end = _before_participle(tokens, begin, end)
    explained = end < whole
    while end > begin and tokens[end - 1].text in (",", "–", ")"):
        opening = {",": (",",), "–": ("–",), ")": ("(",)}[tokens[end - 1].text]
        inner = next((i for i in range(end - 2, begin - 1, -1) if tokens[i].text in opening), None)
        if inner is None or (tokens[begin].tag == "PREP" and not has_own_noun(tokens[begin:inner])):
            break  # "In Lima, talks, which had | been": no aside closes here
        end = inner
    while end > begin and tokens[end - 1].text in ",;:–—":
        end -= 1
    marks = [i for i in range(begin, end) if tokens[i].text in (",", ":", "–", "—", "-")]
    commas = [i for i in marks if tokens[i].text != "-" or _is_dash(tokens, i)]
    for comma in reversed(commas):
        chunk = tokens[comma + 1 : end]
        led = chunk and chunk[0].tag in ("PREP", "TO") and tokens[begin].tag != "PREP"
        if led and has_own_noun(tokens[begin:comma]):
            end, explained = (
                comma,
                True,
            )  # "Arrivals, under the contract, totalled", "A visit by the king, Ali, to Oslo was"
            continue
        if (explained and _is_beside(tokens, begin, comma, chunk)) or _says_who(tokens, begin, comma, chunk):
            end = comma
            continue
        low = max((c + 1 for c in commas if c < comma), default=begin)
        joined = any(t.tag == "CONJ" for t in chunk) and tokens[comma].text == "," and has_own_noun(tokens[low:comma])
        listed = bool(chunk) and (chunk[0].tag == "CONJ" or joined)
        if any(t.tag in NOMINAL for t in chunk) and not listed:
            begin = comma + 1
            break
    while begin < end:
        first = tokens[begin]
        numbered = first.tag == "NUM" and begin + 1 < end and tokens[begin + 1].text == ")"
        related = first.tag == "PREP" and begin + 1 < end and tokens[begin + 1].tag == "WH"
        floating = begin > start and tokens[begin - 1].tag == "WH" and first.lower in ("both", "all", "each")
        last = first.lower == "last" and begin > 0 and tokens[begin - 1].tag == "DATE"  # "On 1 November last the storm"
        dated = (
            last or first.tag == "DATE" or (first.tag == "PREP" and begin + 1 < end and tokens[begin + 1].tag == "DATE")
        )
        if first.lower == "first" and begin + 1 < end and tokens[begin + 1].tag == "NOUN":
            break  # "First gas was expected"
        if not (numbered or dated or related or floating or first.tag in ("CONJ", "SUB", "WH", "ADV", "PUNCT")):
            break
        begin += 1
    if end - begin > 1 and tokens[end - 1].lower in NOMINATIVES and tokens[end - 2].tag in NOMINAL:
        begin = end - 1  # "After two delays it opened"
    return (begin, end) if any(t.tag in NOMINAL for t in tokens[begin:end]) else None


def _says_who(tokens: Sequence[Token], begin: int, comma: int, chunk: Sequence[Token]) -> bool:
    """Whether a phrase with "a" says who is named before its comma: "Minister Luis Vega, a general | who had won, came"."""
    named = tokens[begin].tag in ("NAME", "NOUN", "DET") and tokens[comma - 1].tag == "NAME"
    return named and bool(chunk) and chunk[0].lower in ("a", "an") and not any(t.tag == "CONJ" for t in chunk)


def _is_dash(tokens: Sequence[Token], i: int) -> bool:
    """Whether a hyphen stands for a dash, as behind a dateline: "LIMA (Andes Wire) - Peru won", "LIMA, 3 May - Peru won"."""
    closes = i > 0 and (tokens[i - 1].text == ")" or tokens[i - 1].tag == "DATE")
    return closes and tokens[i].tag == "PUNCT" and tokens[i].start > tokens[i - 1].end


def _is_beside(tokens: Sequence[Token], begin: int, comma: int, chunk: Sequence[Token]) -> bool:
    """Whether a name behind a comma only names what stands before it: "A visit by the minister, Luis Vega, planned for May,"."""
    named = bool(chunk) and all(t.tag == "NAME" for t in chunk)
    return named and tokens[begin].tag in ("DET", "NAME", "NOUN") and has_own_noun(tokens[begin:comma])


def _before_participle(tokens: Sequence[Token], begin: int, end: int) -> int:
    """Where a participle begins that is set off behind the subject, whatever commas it holds: "Talks, opened by the minister,
    Luis Vega, on 7 June,"; else `end`.
    """
    for at in range(begin + 1, end - 1):
        if tokens[at].text == "," and tokens[at + 1].tag == "VPART" and has_own_noun(tokens[begin:at]):
            return at
    return end


def _antecedent(tokens: Sequence[Token], at: int, whole: int | None) -> tuple[int, int] | None:
    """The noun phrase before a relative clause; from token `whole` on all of it, where it is a subject that waits for its
    verb: "the protocol on avocado, which".
    """
    end = at
    while end and tokens[end - 1].tag in ("PUNCT", "PREP", "DATE"):
        end -= 1
    if whole is not None and (subject := _subject(tokens, whole, end)):
        return subject
    begin = end
    several = {"CONJ"} if "both" in (t.lower for t in tokens[at : at + 3]) else set()
    while begin and tokens[begin - 1].tag in NOUN_PHRASE | several:
        begin -= 1
    return (begin, end) if begin < end else None
