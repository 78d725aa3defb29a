"""A sentence -> clauses: a verb, whose it is, and the words that belong to it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.extract.dates.resolve import Tense
from pipeline.extract.language.lexicon import BE, HAVE, LISTENERS, PAST_AUXILIARIES, SPEECH
from pipeline.extract.language.tokens import Token
from pipeline.wordlist import words

Link = Literal["main", "joined", "sub", "relative", "that", "participle", "none"]

_NOUN_PHRASE = frozenset({"NOUN", "NAME", "DET", "POSS", "NUM", "VPART", "QTY"})
REPORTS = words("reports")
_OPENS_SUBJECT = frozenset({"DET", "NOUN", "NAME", "PRON", "QTY", "NUM"})
_NOMINAL = frozenset({"NOUN", "NAME", "PRON", "QTY", "NUM"})


@dataclass(slots=True)
class Group:
    """A verb with its auxiliaries: tokens `start` to `end`, the last of which is `head`."""

    start: int
    end: int
    head: Token
    words: tuple[str, ...]

    @property
    def lemma(self) -> str:
        """The verb in its base form."""
        if self.head.verb:
            return self.head.verb.lemma
        return "be" if self.head.lower in BE else "have" if self.head.lower in HAVE else self.head.lower

    @property
    def negated(self) -> bool:
        """Whether the verb is denied: "was not held", "never met"."""
        return any(w in ("not", "never", "n’t", "cannot") or w.endswith(("n't", "n’t")) for w in self.words)

    @property
    def modal(self) -> str | None:
        """The modal verb in the group, if any."""
        return next((w for w in self.words if w in _MODALS), None)

    @property
    def passive(self) -> bool:
        """Whether it is a passive: "was signed"."""
        return self.head.tag == "VPART" and any(w in BE for w in self.words[:-1])

    @property
    def perfect(self) -> bool:
        """Whether it is a present perfect: "has signed"."""
        return any(w in ("has", "have") for w in self.words[:-1])

    @property
    def tense(self) -> Tense:
        """What the verb's form tells of when."""
        if self.modal in ("will", "shall") or (self.words[:1] and self.words[0] in BE and "to" in self.words[1:3]):
            return "future"
        if self.head.tag == "VFIN" and self.head.verb and (self.head.verb.past or self.head.verb.participle):
            return "past"
        if any(w in PAST_AUXILIARIES for w in self.words) or self.perfect:
            return "past"
        return "present"


_MODALS = frozenset("will would shall should may might can could must cannot".split())


@dataclass(slots=True)
class Clause:
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
    """The clauses of a sentence, in order, covering all its tokens."""
    groups = list(_groups(tokens))
    if not groups:
        return [Clause(0, len(tokens), "none")]
    starts: list[tuple[int, Link, str | None]] = [(0, "main", None)]
    opener = tokens[0].lower if tokens[0].tag in ("SUB",) else None
    if opener:
        starts[0] = (0, "sub", opener)
    for before, group in zip([None, *groups], groups, strict=False):
        low = before.end if before else 0
        boundary = _boundary(tokens, low, group, first=before is None)
        if boundary and boundary[0] == low and _resumes(starts, groups, group):
            boundary = (_with_adverbs(tokens, group.start), "main", None)
        if boundary and boundary[0] > starts[-1][0]:
            starts.append(boundary)
    found = _cut(tokens, starts, groups)
    _give_subjects(tokens, found)
    return found


def _resumes(starts: Sequence[tuple[int, Link, str | None]], groups: Sequence[Group], group: Group) -> bool:
    """Whether a verb goes on with a clause that a relative one interrupts: "the treaty that Peru signed was rejected"."""
    if len(starts) < 2 or starts[-1][1] not in ("relative", "that"):
        return False
    return not any(starts[-2][0] <= g.start < starts[-1][0] for g in groups)


def _with_adverbs(tokens: Sequence[Token], at: int) -> int:
    while tokens[at - 1].tag in ("ADV", "NEG"):
        at -= 1
    return at


def _groups(tokens: Sequence[Token]) -> Iterator[Group]:
    """Finite verbs, and participles in -ing that open a clause of their own."""
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.tag in ("MODAL", "AUX"):
            end = at + 1
            while end < len(tokens) and tokens[end].tag in ("AUX", "MODAL", "ADV", "NEG", "TO"):
                end += 1
            if end < len(tokens) and tokens[end].tag in ("VPART", "VING", "VBASE"):
                end += 1
            else:
                while end > at + 1 and tokens[end - 1].tag in ("ADV", "TO"):
                    end -= 1
            if not (at and tokens[at - 1].tag == "TO"):
                head = next(t for t in reversed(tokens[at:end]) if t.tag not in ("ADV", "NEG"))
                yield Group(at, end, head, tuple(t.lower for t in tokens[at:end]))
            at = end
        elif token.tag == "VFIN":
            begin = at
            while begin and tokens[begin - 1].tag in ("ADV", "NEG"):
                begin -= 1
            yield Group(at, at + 1, token, tuple(t.lower for t in tokens[begin : at + 1]))
            at += 1
        elif token.tag == "VING" and _opens_clause(tokens, at):
            yield Group(at, at + 1, token, (token.lower,))
            at += 1
        else:
            at += 1


def _opens_clause(tokens: Sequence[Token], i: int) -> bool:
    """Whether a form in -ing has a clause of its own: ", agreeing upon a policy", "since returning to office"."""
    before = tokens[i - 1] if i else None
    if before is None:
        return True
    if before.tag == "ADV" and i > 1:
        before = tokens[i - 2]
    return before.text in (",", "–", "—", ";") or before.lower in ("since", "after", "before", "while", "when", "upon")


def _boundary(tokens: Sequence[Token], low: int, group: Group, first: bool) -> tuple[int, Link, str | None] | None:
    """Where the clause of a verb begins, between the verb before it and the verb itself."""
    if group.head.tag == "VING" and len(group.words) == 1:
        at = group.start - 1 if group.start and tokens[group.start - 1].tag in ("SUB", "PREP", "ADV") else group.start
        return (at, "participle", tokens[at].lower) if at > 0 else None
    for at in range(group.start - 1, low - 1, -1):
        token = tokens[at]
        if token.tag == "SUB" or token.text in (";", ":"):
            return (at, "sub" if token.tag == "SUB" else "main", token.lower) if at or not first else None
        if token.tag == "WH":
            begin = at - 1 if at and tokens[at - 1].tag == "PREP" else at
            return begin, "that" if token.lower == "that" and _complement(tokens, at) else "relative", token.lower
    if first:
        return None
    for at in range(group.start - 1, low - 1, -1):
        token = tokens[at]
        between = tokens[at + 1 : group.start]
        if token.tag == "CONJ" and all(t.tag in ("ADV", "NEG") for t in between):
            return at, "joined", token.lower
        if token.tag == "CONJ" and _nominal(between) and not _joins_nouns(tokens, at):
            return at, "joined", token.lower
        if token.text in (",", "–", "—") and (not between or _nominal(between)):
            return at, "main", token.text
    return (low, "main", None) if low < group.start else None


def _complement(tokens: Sequence[Token], i: int) -> bool:
    """Whether "that" joins what somebody says, or what is so: "said that", "it is not true that"."""
    if i and tokens[i - 1].tag in ("VFIN", "VPART", "VBASE", "VING"):
        return True
    if i + 1 < len(tokens) and tokens[i + 1].tag in _OPENS_SUBJECT and _is_told(tokens, i):
        return True
    if i + 1 < len(tokens) and tokens[i - 1].lower in REPORTS and tokens[i + 1].tag in _OPENS_SUBJECT:
        return True
    it = next((n for n in range(i - 1, max(-1, i - 6), -1) if tokens[n].lower == "it"), i)
    between = {t.tag for t in tokens[it + 1 : i]}
    return "AUX" in between and between <= {"AUX", "ADV", "NEG", "NOUN"}


def _is_told(tokens: Sequence[Token], i: int) -> bool:
    """Whether a verb of speech stands before "that" with no more than when, where and to whom: "said in Paris that"."""
    for token in reversed(tokens[max(0, i - 6) : i]):
        if token.verb and token.tag.startswith("V"):
            return token.verb.lemma in SPEECH
        if token.tag not in ("DATE", "PREP", "NAME", "ADV") and token.lower not in LISTENERS:
            return False
    return False


def _nominal(tokens: Sequence[Token]) -> bool:
    return any(t.tag in _NOMINAL for t in tokens)


def _joins_nouns(tokens: Sequence[Token], at: int) -> bool:
    """Whether "and" joins two nouns of one subject: what stands before it, up to a comma, has no verb."""
    for token in reversed(tokens[:at]):
        if token.text in ",;:–—" or token.tag in ("SUB", "WH"):
            return True
        if token.tag in ("VFIN", "AUX", "MODAL"):
            return False
    return True


def _cut(tokens: Sequence[Token], starts: list[tuple[int, Link, str | None]], groups: list[Group]) -> list[Clause]:
    found = []
    for n, (start, link, opener) in enumerate(starts):
        end = starts[n + 1][0] if n + 1 < len(starts) else len(tokens)
        inside = [g for g in groups if start <= g.start < end]
        found.append(Clause(start, end, link, opener, inside[0] if inside else None, place=n))
    return found


def _give_subjects(tokens: Sequence[Token], found: list[Clause]) -> None:
    """Subjects, where a clause has none of its own from the clause before; at the beginning from the one that follows:
    "Since returning to office, she has ..."."""
    last: Clause | None = None
    for n, clause in enumerate(found):
        if clause.group is None:
            continue
        clause.subject = None
        if clause.link != "participle":
            clause.subject = _subject(tokens, clause.start, clause.group.start)
        interrupted = found[n - 2] if n > 1 and found[n - 1].link in ("relative", "that") else None
        if clause.subject is None and clause.link == "main" and interrupted and interrupted.group is None:
            clause.subject = _subject(tokens, interrupted.start, interrupted.end)
        if (
            clause.link == "relative"
            and clause.subject
            and not clause.group.passive
            and clause.opener in ("that", "which", "whom")
        ):
            clause.antecedent = _antecedent(tokens, clause.start)
        if clause.subject is None:
            if clause.link == "relative":
                clause.subject = _antecedent(tokens, clause.start)
            elif last:
                clause.subject = last.subject
            clause.inherited = True
        if clause.link in ("main", "joined") or last is None:
            if last and last.subject is None:
                last.subject = clause.subject
            last = clause


def _subject(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int] | None:
    """The tokens before the verb, without what is set off by commas at their beginning."""
    begin = start
    while end > begin and tokens[end - 1].tag in ("ADV", "NEG"):
        end -= 1
    while end > begin and tokens[end - 1].text in (",", "–", ")"):
        opening = {",": (",",), "–": ("–",), ")": ("(",)}[tokens[end - 1].text]
        inner = next((i for i in range(end - 2, begin - 1, -1) if tokens[i].text in opening), None)
        if inner is None:
            break
        end = inner
    while end > begin and tokens[end - 1].text in ",;:–—":
        end -= 1
    commas = [i for i in range(begin, end) if tokens[i].text in (",", ":", "–", "—")]
    for comma in reversed(commas):
        chunk = tokens[comma + 1 : end]
        listed = bool(chunk) and chunk[0].tag == "CONJ"
        if any(t.tag in _NOMINAL for t in chunk) and not listed:
            begin = comma + 1
            break
    while begin < end:
        first = tokens[begin]
        numbered = first.tag == "NUM" and begin + 1 < end and tokens[begin + 1].text == ")"
        related = first.tag == "PREP" and begin + 1 < end and tokens[begin + 1].tag == "WH"
        floating = begin > start and tokens[begin - 1].tag == "WH" and first.lower in ("both", "all", "each")
        dated = first.tag == "DATE" or (first.tag == "PREP" and begin + 1 < end and tokens[begin + 1].tag == "DATE")
        if not (numbered or dated or related or floating or first.tag in ("CONJ", "SUB", "WH", "ADV", "PUNCT")):
            break
        begin += 1
    return (begin, end) if _nominal(tokens[begin:end]) else None


def _antecedent(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """The noun phrase before a relative clause."""
    end = at
    while end and tokens[end - 1].tag in ("PUNCT", "PREP", "DATE"):
        end -= 1
    begin = end
    several = {"CONJ"} if "both" in (t.lower for t in tokens[at : at + 3]) else set()
    while begin and tokens[begin - 1].tag in _NOUN_PHRASE | several:
        begin -= 1
    return (begin, end) if begin < end else None
