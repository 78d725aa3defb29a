"""Which of the words that can be finite verbs are, and which clause each belongs to: one pass, from left to right.

A stack holds the clauses that are open. A relative clause or one in "that" waits for its verb above the clause that it
interrupts; the next finite verb is that of the innermost clause that still waits for one. A clause that has its verb
takes another only where "and", a comma or a new subject opens one. A form such as "signed" is the past tense where a
clause waits for its verb and no later verb can be it; else it is a participle.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.extract.language.lexicon import BE, DO, HAVE, LISTENERS, LOOSE, SPEECH
from pipeline.extract.language.tokens import INVERTED, Token
from pipeline.extract.language.verbs import Group, Link
from pipeline.wordlist import table, words

REPORTS = words("reports")
NOMINAL = frozenset({"NOUN", "NAME", "PRON", "QTY", "NUM"})
_OPENS_SUBJECT = frozenset({"DET", "NOUN", "NAME", "PRON", "QTY", "NUM", "N/V", "VING"})
_IN_CHUNK = frozenset({"NOUN", "NAME", "DET", "POSS", "NUM", "QTY", "PRON", "N/V"})
_FORMS = frozenset({"VPAST", "VED", "VPRES", "N/V"})
_STRONG = frozenset({"AUX", "MODAL", "VPAST", "VPRES"})
_OBJECT = frozenset({"DET", "PRON", "NAME", "QTY", "NUM", "NOUN"})
_MARKS = frozenset({",", "–", "—", "”", ")", '"'})
_CAN_JOIN = frozenset({"since", "after", "before", "until", "as"})
_SET_PHRASES = frozenset({("as", "a", "whole"), ("as", "a", "result"), ("as", "a", "rule"), ("as", "a", "consequence")})
_SAYING = SPEECH | words("denials")
_FAR = 40  # words
_IF = frozenset({"provided", "providing"})
_NOT_FINITE = frozenset({"be", "been", "being", "having"})


@dataclass(slots=True, eq=False)
class Frame:
    """An open clause: where it begins, how it hangs on what is before, its verb, and whether a comma set it apart.

    `subject` is the token range in which its subject stands; `host` the frame whose subject it shares.
    """

    start: int
    link: Link
    opener: str | None = None
    apart: bool = False
    group: Group | None = None
    low: int = 0
    host: "Frame | None" = None
    extent: tuple[int, int] | None = None


class Parser:
    """The parse of one sentence; `frames` are its clauses in order, and the tags of `tokens` are settled."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.frames = [Frame(0, "main")]
        self.stack = [self.frames[0]]
        at = 0
        while at < len(tokens):
            at = self._read(at)
        if self.frames and self.frames[0].group is None and self.frames[0].link == "main":
            self._find_verb(self.frames[0], self.frames[1].start if len(self.frames) > 1 else len(tokens))

    def _read(self, i: int) -> int:
        token, before = self.tokens[i], self.tokens[i - 1] if i else None
        phrase = self.tokens[i : i + 3]
        if tuple(t.lower for t in phrase) in _SET_PHRASES:
            for word in phrase:
                word.tag = "ADV"
            return i + 3
        if token.lower in _CAN_JOIN and token.tag in ("PREP", "ADV", "SUB", "CONJ") and self._new_clause(i + 1):
            token.tag = "PREP" if self._is_dated(i) else "SUB"
        if token.lower in INVERTED and (before is None or self._top.group) and self._is_inverted(i):
            token.tag = "SUB"
        if token.text in (";", ":"):
            if i + 1 < len(self.tokens):
                self._open(Frame(i, "main", token.text, low=i + 1), alone=True)
            return i + 1
        if token.lower in _IF and self.tokens[i + 1 : i + 2] and self.tokens[i + 1].lower == "that":
            token.tag = self.tokens[i + 1].tag = "SUB"
            self._push(Frame(i, "sub", token.lower, before is not None and before.text in _MARKS, low=i + 2))
            return i + 2
        if token.tag == "WH" or (token.tag == "DET" and token.lower == "whose"):
            self._relative(i)
            return i + 1
        if token.tag == "SUB":
            apart = before is not None and before.text in _MARKS
            if i == 0:
                self._top.low = 0
            self._push(Frame(i, "sub", token.lower, apart, low=i + 1))
            return i + 1
        if token.tag in ("MODAL", "AUX"):
            return self._auxiliary(i)
        if token.tag in _FORMS:
            return self._form(i)
        if token.tag == "VING" and self._opens_participle(i):
            self._participle(i)
        return i + 1

    def _is_dated(self, i: int) -> bool:
        """Whether "until" and "before" open no clause but a time."""
        return self.tokens[i].lower in ("until", "before") and [t.tag for t in self.tokens[i + 1 : i + 2]] == ["DATE"]

    @property
    def _top(self) -> Frame:
        return self.stack[-1]

    def _verbal(self) -> Frame | None:
        """The innermost open clause that has its verb."""
        return next((f for f in reversed(self.stack) if f.group), None)

    def _push(self, frame: Frame) -> None:
        self._add(frame)
        self.stack.append(frame)

    def _open(self, frame: Frame, *, alone: bool = False) -> None:
        """Put a clause in the place of the innermost, or of all."""
        self._add(frame)
        if alone:
            self.stack = [frame]
        else:
            self.stack[-1] = frame

    def _add(self, frame: Frame) -> None:
        """Frames stand in the order of their beginnings; one that begins where a bare one does takes its place."""
        while self.frames and self.frames[-1].start >= frame.start and self.frames[-1].group is None:
            old = self.frames.pop()
            if old.start < frame.start:
                self.frames.append(old)
                break
        self.frames.append(frame)

    # Openers

    def _relative(self, i: int) -> None:
        tokens = self.tokens
        begin = i - 1 if i and tokens[i - 1].tag == "PREP" and tokens[i].lower != "that" else i
        if tokens[i].lower == "that" and _is_complement(tokens, i):
            self._push(Frame(begin, "that", "that", low=i + 1))
            return
        if not self._verb_follows(i + 1):
            return
        if i == 0:
            return
        apart = begin > 0 and tokens[begin - 1].text in _MARKS
        low = i if tokens[i].lower == "whose" else i + 1
        self._push(Frame(begin, "relative", tokens[i].lower, apart, low=low))

    def _opens_participle(self, i: int) -> bool:
        """Whether a form in -ing has a clause of its own: ", agreeing upon a policy", "since returning to office"."""
        if i == 0:
            return True
        before = self.tokens[i - 1]
        if before.tag == "ADV" and i > 1:
            before = self.tokens[i - 2]
        named = before.lower in ("since", "after", "before", "while", "when", "upon")
        return (before.text in (",", "–", "—", ";") and not self._is_subject(i)) or named

    def _participle(self, i: int) -> None:
        begin = i - 1 if i and self.tokens[i - 1].tag in ("SUB", "PREP", "ADV") else i
        frame = Frame(begin, "participle", self.tokens[begin].lower, low=i, host=self._verbal())
        frame.group = Group(i, i + 1, self.tokens[i], (self.tokens[i].lower,))
        if begin:
            self._add(frame)
            return
        self.frames[:] = [frame]
        self.stack[:] = [Frame(i + 1, "main", low=i + 1)]

    def _is_subject(self, i: int) -> bool:
        """Whether a form in -ing is what a finite verb follows at once: ", shipping rose"."""
        return i + 1 < len(self.tokens) and self.tokens[i + 1].tag in _STRONG

    # Verbs

    def _auxiliary(self, i: int) -> int:
        tokens = self.tokens
        end = i + 1
        while end < len(tokens) and tokens[end].tag in ("AUX", "MODAL", "ADV", "NEG", "TO"):
            end += 1
        if end < len(tokens) and tokens[end].tag in ("VPART", "VING", "VBASE"):
            end += 1
        else:
            while end > i + 1 and tokens[end - 1].tag in ("ADV", "TO"):
                end -= 1
        before = tokens[i - 1] if i else None
        if (before and before.tag == "TO") or tokens[i].lower in _NOT_FINITE:
            return end
        head = next(t for t in reversed(tokens[i:end]) if t.tag not in ("ADV", "NEG"))
        group = Group(i, end, head, tuple(t.lower for t in tokens[i:end]))
        if not self._attach(group, sure=True):
            begin = self._with_adverbs(i)
            begin -= begin > 0 and tokens[begin - 1].lower == "as"
            self._open(Frame(begin, "main", low=i, host=self._verbal(), group=group))
        return end

    def _form(self, i: int) -> int:
        """A word that can be a finite verb: attached to a clause if one wants it, else a participle or a noun."""
        token = self.tokens[i]
        begin = self._with_adverbs(i)
        group = Group(i, i + 1, token, tuple(t.lower for t in self.tokens[begin : i + 1]))
        tag, token.tag = token.tag, "VFIN"
        sure = tag in ("VPAST", "VPRES")
        if i == 0 and tag == "VED" and self._opens_note():
            self._take(self._top, group)
        elif tag == "N/V" and not self._is_present(i):
            token.tag = "NOUN"
        elif not self._attach(group, sure=sure, tag=tag):
            if tag == "VPAST":
                self._open(Frame(begin, "main", low=i, host=self._verbal(), group=group))
            else:
                token.tag = "VPART" if tag == "VED" else "NOUN"
        return i + 1

    def _opens_note(self) -> bool:
        """Whether a past tense at the head of a note leaves out its subject: "Denied on 29 August that Berlin was late"."""
        form, after = self.tokens[0].verb, self.tokens[1:3]
        if form is None or form.lemma not in _SAYING or self._ahead(0, aside=False, loose=False):
            return False
        told = any(t.lower == "that" for t in self.tokens[1:8])
        return told or (bool(after) and after[0].tag in ("NAME", "DET", "PRON"))

    def _attach(self, group: Group, *, sure: bool, tag: str = "") -> bool:
        """Give a verb to the clause that wants it; False if none does."""
        i, top = group.start, self._top
        if top.group:
            return self._further(group, top, sure=sure, tag=tag)
        if not self._has_subject(top, i) and top.link != "relative":
            before = self.tokens[self._with_adverbs(i) - 1] if self._with_adverbs(i) else None
            waiting = self._waiting()
            if waiting and before and before.text in _MARKS:
                return self._resume(waiting, group)
            joined = before is not None and before.tag == "CONJ"
            if not sure and not joined:
                return False
        elif tag == "VED" and self._is_reduced(i):
            return False
        self._take(top, group)
        return True

    def _take(self, frame: Frame, group: Group) -> None:
        """Give a clause its verb. One that follows a participle at the head of the sentence begins at the comma between."""
        if frame not in self.frames:
            cut = self._new_subject(group.start, frame.low)
            if cut is None:  # the form in -ing is no clause but the subject
                self.frames.clear()
                frame.start = frame.low = 0
            else:
                frame.start, frame.low = cut, cut + 1
            self.frames.append(frame)
        frame.group = group
        frame.extent = frame.extent or (frame.low, group.start)

    def _further(self, group: Group, top: Frame, *, sure: bool, tag: str) -> bool:
        """A verb behind one that the innermost clause has already."""
        tokens, i = self.tokens, group.start
        assert top.group
        begin = self._with_adverbs(i)
        before, waiting = tokens[begin - 1], self._waiting()
        joint = self._joint(begin, top.group.end)
        if joint is not None and self._joins(group, top, tag=tag):
            self._shared(group, top, joint)
            return True
        if tag == "VED" and (self._is_loose(i) or self._is_reduced(i)):
            return False
        interrupted = waiting is not None and has_own_noun(tokens[waiting.low : top.start])
        if waiting and interrupted and (before.text in _MARKS if top.apart else before.tag != "CONJ"):
            return self._resume(waiting, group)
        cut = self._new_subject(i, top.group.end)
        if cut is not None and waiting and not interrupted and tokens[cut].tag != "CONJ":
            return self._resume(waiting, group, cut)
        if cut is not None:
            link: Link = "joined" if tokens[cut].tag == "CONJ" else "main"
            self._open(Frame(cut, link, tokens[cut].lower, top.apart, group, cut + 1, extent=(cut + 1, i)))
            return True
        if before.text in (",", "”", '"') and self._is_said(i):
            self._open(Frame(begin, "main", ",", group=group, low=i, host=self._verbal()))
            return True
        then = begin < i and tokens[begin].lower == "then" and (tokens[i].tag == "VFIN")
        if before.text == "," and tag in ("VED", "VPAST") and (then or self._listed(i)):
            self._shared(group, top, begin - 1)
            return True
        if (bare := self._bare_complement(i, top.group)) is not None:
            self._open(Frame(bare, "main", None, top.apart, group, bare, extent=(bare, i)))
            return True
        return False

    def _resume(self, frame: Frame, group: Group, cut: int | None = None) -> bool:
        """Go on with a clause that another interrupts."""
        tokens, i = self.tokens, group.start
        begin = self._with_adverbs(i) if cut is None else cut
        while len(self.stack) > 1 and self.stack[-1] is not frame:
            self.stack.pop()
        link = frame.link if frame.link != "relative" else "main"
        opener = tokens[begin].text if tokens[begin].text in (",", "–", "—") else None
        extent = (cut + 1, i) if cut is not None and frame.extent is None else frame.extent
        if extent is None:
            later = next((f.start for f in self.frames if f.start > frame.start), i)
            extent = (frame.low, later)
            if not _has_nominal(tokens[frame.low : later]):
                extent = (begin, i)
        onward = Frame(begin, link, opener, frame.apart, group, begin, host=frame.host, extent=extent)
        self._add(onward)
        self.stack[-1] = onward
        return True

    def _shared(self, group: Group, top: Frame, joint: int) -> None:
        """A further verb of one subject; of a passive also the auxiliary is shared: "was signed and ratified"."""
        assert top.group
        if group.head.tag == "VFIN" and top.group.passive and len(group.words) == 1 and _can_be_passive(group.head):
            denies = self.tokens[joint].lower in ("or", "nor")
            shared = [w for w in top.group.words[:-1] if denies or w not in ("not", "never")]
            group.words = (*shared, *group.words)
            group.head.tag = "VPART"
            group.shares = True
        self._open(Frame(joint, "joined", self.tokens[joint].lower, top.apart, group, joint + 1, host=top))

    # What stands around a verb

    def _with_adverbs(self, at: int) -> int:
        while at and self.tokens[at - 1].tag in ("ADV", "NEG"):
            at -= 1
        return at

    def _has_subject(self, frame: Frame, i: int) -> bool:
        return _has_nominal(self.tokens[frame.low : i])

    def _waiting(self) -> Frame | None:
        """The innermost clause below the top that still waits for its verb."""
        return next((f for f in reversed(self.stack[:-1]) if f.group is None), None)

    def _joint(self, begin: int, low: int) -> int | None:
        """The "and" before a verb that shares the subject of the one before: perhaps with when and where between."""
        tokens = self.tokens
        at = begin - 1
        if at >= low and tokens[at].tag == "CONJ":
            return at
        between = begin
        while at >= low and tokens[at].tag in ("DATE", "PREP", "ADV", "PUNCT"):
            between = at
            at -= 1
        dated = any(t.tag == "DATE" for t in tokens[between:begin])
        return at if dated and at >= low and tokens[at].tag == "CONJ" else None

    def _joins(self, group: Group, top: Frame, *, tag: str) -> bool:
        head = group.head
        assert top.group
        if tag == "VED" and head.lower in LOOSE:
            return False
        if tag in ("VPRES", "N/V") and head.verb and not head.verb.third:
            return top.group.tense != "past"
        return True

    def _new_subject(self, i: int, low: int) -> int | None:
        """The mark or "and" behind which a verb's own subject stands, after the verb before."""
        tokens = self.tokens
        for at in range(i - 1, low - 1, -1):
            token = tokens[at]
            if token.tag in ("SUB", "WH"):
                return None
            if token.tag == "CONJ" or token.text in _MARKS:
                if token.tag == "CONJ" and self._joins_nouns_of_subject(at, i, low):
                    continue
                if not has_own_noun(tokens[at + 1 : i]):
                    if token.text in _MARKS and _has_nominal(tokens[at + 1 : i]):
                        return None
                    continue
                if token.tag == "CONJ" and not self._is_clause(at, i):
                    return None
                return self._before_number(at) if token.text == ")" else at
        return None

    def _before_number(self, at: int) -> int:
        """Where an item of a numbered list begins: at the comma or "and" before "(2)"."""
        tokens = self.tokens
        if at > 3 and tokens[at - 1].tag in ("NUM", "QTY") and tokens[at - 2].text == "(":
            return at - 3 if tokens[at - 3].tag == "CONJ" or tokens[at - 3].text in _MARKS else at - 2
        return at

    def _joins_nouns_of_subject(self, at: int, i: int, low: int) -> bool:
        """Whether an "and" stands within a subject that begins behind an earlier comma: ", Peru and Chile signed"."""
        tokens = self.tokens
        if not _has_nominal(tokens[at + 1 : i]):
            return False
        for n in range(at - 1, low - 1, -1):
            if tokens[n].text in (",", "–", "—", "”"):
                between = tokens[n + 1 : at]
                return (
                    bool(between)
                    and tokens[at - 1].text not in _MARKS
                    and has_own_noun(between)
                    and not any(t.tag in ("VPART", "TO", "VBASE", "VING", "DATE") for t in between)
                )
            if tokens[n].tag in ("CONJ", "SUB", "WH"):
                return False
        return False

    def _is_clause(self, at: int, i: int) -> bool:
        """Whether "and" before a subject and a verb that may be a participle opens a clause, not a list of nouns."""
        tokens = self.tokens
        if tokens[i].tag in ("AUX", "MODAL") or (at and tokens[at - 1].text in _MARKS):
            return True
        form = tokens[i].verb
        if form is None or not form.participle or self._with_object(i):
            return True
        after = tokens[i + 1].lower if i + 1 < len(tokens) else ""
        return tokens[i].lower not in LOOSE and after != "by"

    def _bare_complement(self, i: int, group: Group) -> int | None:
        """Where a clause without "that" begins behind a verb of speech: "said exports rose"."""
        if group.lemma not in SPEECH and group.lemma not in ("hope", "fear", "expect", "mean", "ensure"):
            return None
        at = group.end
        between = self.tokens[at:i]
        if any(t.text in ",;:" for t in between) or not has_own_noun(between) or not between:
            return None
        return at if between[0].tag in _OPENS_SUBJECT else None

    def _is_said(self, i: int) -> bool:
        """Whether a verb of speech and its speaker close the sentence: ", said the minister"."""
        form = self.tokens[i].verb
        if form is None or form.lemma not in SPEECH or not form.past:
            return False
        rest = [t for t in self.tokens[i + 1 :] if t.text not in '.”"']
        return bool(rest) and len(rest) <= 12 and _has_nominal(rest) and not any(t.text in ";:" for t in rest)

    def _with_object(self, i: int) -> bool:
        after = self.tokens[i + 1] if i + 1 < len(self.tokens) else None
        return after is not None and (after.tag in _OBJECT or after.lower == "that" or after.tag == "TO")

    def _is_loose(self, i: int) -> bool:
        """Whether a participle hangs on the noun before it: "an increase compared to 2012"."""
        following = self.tokens[i + 1].tag if i + 1 < len(self.tokens) else "PUNCT"
        return self.tokens[i].lower in LOOSE and following not in _OBJECT

    def _is_reduced(self, i: int) -> bool:
        """Whether a form such as "signed" is a participle here: enough other verbs follow for the clauses that wait."""
        tokens, token = self.tokens, self.tokens[i]
        begin = self._with_adverbs(i)
        if begin and tokens[begin - 1].lower in ("which", "who"):
            return False
        aside = begin > 0 and tokens[begin - 1].text in _MARKS
        after = tokens[i + 1] if i + 1 < len(tokens) else None
        to_somebody = after is not None and after.tag == "TO" and [t.tag for t in tokens[i + 2 : i + 3]] == ["NAME"]
        opens = (
            aside
            and self._top.group is None
            and not any(t.text in _MARKS for t in tokens[max(self._top.low, begin - _FAR) : begin - 1])
        )
        if self._with_object(i) and after is not None and not (to_somebody or opens):
            measured = aside and after.tag in ("QTY", "NUM")
            if not measured and not (after.tag == "TO" and (aside or token.lower in LOOSE)):
                return False
        need = sum(f.group is None for f in self.stack) or 1
        loose = aside or token.lower in LOOSE or (after is not None and after.lower == "by")
        return self._ahead(i, aside=aside, loose=loose) >= need

    def _ahead(self, i: int, *, aside: bool, loose: bool) -> int:
        """How many finite verbs follow that clauses now open can take."""
        tokens = self.tokens
        found = owed = 0
        at, commas = i + 1, 0
        while at < len(tokens):
            token, before = tokens[at], tokens[at - 1]
            if token.text in (";", ":"):
                break
            if token.text == "(":
                at = next((n for n in range(at, len(tokens)) if tokens[n].text == ")"), at)
            elif token.tag in ("WH", "SUB") or token.lower == "whose":
                if self._verb_follows(at + 1):
                    owed += 1
            elif (
                token.tag == "CONJ"
                and not loose
                and _opens_subject(tokens, at + 1)
                and tokens[at + 1].tag in ("DET", "PRON")
            ):
                break
            elif token.text in (",", "–", "—"):
                commas += 1
                if commas == 1 and not aside and not self._closes_later(at):
                    break
            elif (token.tag == "N/V" and self._is_onward(at)) or (
                token.tag in ("AUX", "MODAL", "VPAST", "VED", "VPRES") and self._can_be_finite(at)
            ):
                if before.tag == "CONJ" or (before.text == "," and token.tag == "VED" and not aside):
                    if not owed and before.tag == "CONJ" and not loose:
                        break
                elif owed:
                    owed -= 1
                else:
                    found += 1
                while at + 1 < len(tokens) and tokens[at + 1].tag in ("AUX", "ADV", "NEG", "VPART", "VBASE", "VING"):
                    at += 1
            at += 1
        return found

    def _is_onward(self, at: int) -> bool:
        """Whether a word in -s, behind an aside or before "up" and "down", is the verb: ", elected in May, takes office"."""
        token, before = self.tokens[at], self.tokens[at - 1]
        if token.verb is None or not token.verb.third:
            return False
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if after is None:
            return False
        if token.verb.lemma in _verbs_with().get(after.lower, ()) and before.tag in ("NOUN", "NAME", "PRON"):
            return not before.lower.endswith("s") or before.lower.endswith("ss")
        return after.lower in ("up", "down") or (before.text == "," and after.tag in _OBJECT)

    def _closes_later(self, at: int) -> bool:
        """Whether the comma opens an aside that another closes right before a verb: ", a first for both, was"."""
        tokens = self.tokens
        for n in range(at + 1, min(at + 40, len(tokens) - 1)):
            if tokens[n].text in (";", ":"):
                return False
            if tokens[n].text in (",", "–", "—"):
                following = next((t for t in tokens[n + 1 :] if t.tag not in ("ADV", "NEG")), None)
                if following is not None and following.tag in _STRONG | {"VED"}:
                    return tokens[at + 1].tag != "CONJ"
        following = next((t for t in tokens[at + 1 :] if t.tag not in ("ADV", "NEG")), None)
        return following is not None and following.tag in ("AUX", "MODAL")

    def _can_be_finite(self, at: int) -> bool:
        tokens, token, before = self.tokens, self.tokens[at], self.tokens[at - 1]
        if token.lower in _NOT_FINITE or before.tag in ("TO", "DET", "POSS"):
            return False
        if token.tag in ("AUX", "MODAL"):
            return True
        if token.lower in LOOSE or before.tag == "PREP":
            return False
        if token.tag == "VED":
            following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
            return following != "by"
        return True

    def _verb_follows(self, i: int) -> bool:
        """Whether a word that can be a finite verb stands between here and the next strong mark."""
        for token in self.tokens[i : i + 40]:
            if token.text in (";", ":"):
                return False
            if token.tag in ("AUX", "MODAL", "VPAST", "VED", "VPRES", "N/V"):
                return True
        return False

    def _new_clause(self, i: int) -> bool:
        """Whether a subject and its own finite verb follow from here, before the next comma."""
        seen = False
        for j, token in enumerate(self.tokens[i : i + 16], i):
            if token.tag in NOMINAL or (token.tag == "N/V" and j == i):
                seen = True
            elif token.tag in ("AUX", "MODAL", "VPAST", "VED", "VPRES"):
                return seen and not (token.tag == "VED" and token.lower in LOOSE)
            elif token.tag in ("SUB", "WH") or token.text in ",;:" or (token.tag == "VING" and j == i):
                return False
        return False

    def _is_inverted(self, i: int) -> bool:
        """Whether an auxiliary opens a condition: "had Chile agreed"."""
        subject = 0
        for token in self.tokens[i + 1 : i + 8]:
            if token.tag in ("VED", "VPART", "VBASE", "VFIN", "VPAST"):
                return subject > 0
            if token.tag not in NOMINAL | {"DET", "POSS", "NEG", "ADV", "N/V"}:
                return False
            subject += token.tag in NOMINAL
        return False

    def _is_present(self, i: int) -> bool:
        """Whether a word such as "share" or "exports" is a verb here: what stands before agrees, what follows is an object."""
        tokens, form = self.tokens, self.tokens[i].verb
        if i + 1 < len(tokens) and tokens[i + 1].tag in ("MODAL", "AUX"):
            return False  # "that exports will grow"
        if i and form and form.third and self._top.group and tokens[i - 1].tag == "CONJ" and i + 1 < len(tokens):
            present = self._top.group.head.verb is not None and self._top.group.head.verb.third
            return present and tokens[i + 1].tag in ("QTY", "NUM", "DET")  # "takes 27 % of exports and supplies 33 %"
        if i == 0 or form is None or self._top.group or not self._has_subject(self._top, i):
            return bool(i and form and tokens[i - 1].tag == "WH" and self._top.group is None)
        before = tokens[self._with_adverbs(i) - 1]
        if self._ahead(i, aside=False, loose=False) >= 1:
            return False
        after = tokens[i + 1] if i + 1 < len(tokens) else None
        with_object = after is not None and (
            after.tag in _OBJECT - {"NOUN"} or after.lower == "that" or after.tag == "TO"
        )
        if before.tag == "WH":
            return True
        if form.third and self._is_onward(i):
            return True
        if form.third:
            name = before.tag == "NAME" or before.text == ")"
            return (with_object and before.tag in ("NOUN", "NAME", "DATE", "PUNCT")) or (
                name and after is not None and after.tag == "PREP"
            )
        plural = before.tag in ("NOUN", "NAME") and before.lower.endswith("s")
        several = any(t.tag == "CONJ" for t in tokens[max(0, i - 6) : i])
        return with_object and (plural or before.tag == "DATE" or (before.tag == "NAME" and several))

    def _listed(self, i: int) -> bool:
        """Whether a list of verbs goes on: "met Modi, signed a treaty and flew home"."""
        tokens = self.tokens
        for j in range(i + 1, len(tokens) - 1):
            if tokens[j].tag in ("WH", "SUB") or tokens[j].text in ";:":
                return False
            if tokens[j].tag == "CONJ":
                following = next((t for t in tokens[j + 1 :] if t.tag != "ADV"), None)
                if following is not None and following.tag in ("VPAST", "VED", "AUX", "MODAL"):
                    return True
        return False

    def _find_verb(self, frame: Frame, end: int) -> None:
        """The verb of a clause that seems to have none: "The table shows exports"."""
        tokens = self.tokens
        for i in range(frame.low + 1, end - 1):
            before, token, after = tokens[i - 1], tokens[i], tokens[i + 1]
            if token.verb is None or token.tag != "NOUN" or after.tag not in NOMINAL | {"DET"}:
                continue
            if token.verb.third:
                agrees = before.tag == "NOUN" and not before.lower.endswith("s") and after.tag != "DET"
            else:
                agrees = _is_plural_phrase(tokens[frame.low : i])
            if agrees:
                token.tag = "VFIN"
                frame.group, frame.extent = Group(i, i + 1, token, (token.lower,)), (frame.low, i)
                return


@cache
def _verbs_with() -> dict[str, frozenset[str]]:
    """By preposition, the verbs that it tells from nouns."""
    return {row["preposition"]: frozenset(row["verbs"].split()) for row in table("verb_prepositions")}


def _has_nominal(tokens: Sequence[Token]) -> bool:
    return any(t.tag in NOMINAL for t in tokens)


def _is_plural_phrase(tokens: Sequence[Token]) -> bool:
    """Whether some tokens are one noun phrase in the plural, with a further noun behind a preposition: "economists at the
    institute"; where no preposition stands, the next word may be one more noun of it.
    """
    end = next((n for n, t in enumerate(tokens) if t.tag == "PREP"), None)
    if not end or any(t.tag not in _IN_CHUNK | {"PREP"} for t in tokens):
        return False
    head = tokens[end - 1].lower
    return head.endswith("s") and not head.endswith(("ss", "us", "is"))


def _chunks(tokens: Sequence[Token]) -> Iterator[tuple[bool, bool]]:
    """The noun phrases among some tokens: whether each has a noun, and whether a preposition governs it."""
    governed = inside = noun = False
    for token in tokens:
        opens = token.tag == "DET" and inside and noun
        if inside and (token.tag not in _IN_CHUNK or opens):
            yield noun, governed
            governed = governed and not noun
            inside = noun = False
        if token.tag in ("PREP", "TO"):
            governed = True
        elif token.tag in _IN_CHUNK:
            inside = True
            noun = noun or token.tag in NOMINAL
        elif token.tag not in ("ADV", "CONJ"):
            governed = False
    if inside:
        yield noun, governed


def has_own_noun(tokens: Sequence[Token]) -> bool:
    """Whether some tokens hold a noun that no preposition governs: what can be a subject."""
    return any(noun and not governed for noun, governed in _chunks(tokens))


def _opens_subject(tokens: Sequence[Token], i: int) -> bool:
    return i < len(tokens) and tokens[i].tag in _OPENS_SUBJECT


def _is_complement(tokens: Sequence[Token], i: int) -> bool:
    """Whether "that" joins what somebody says, or what is so: "said that", "it is not true that"."""
    if i and tokens[i - 1].tag in ("VFIN", "VPART", "VBASE", "VING"):
        return True
    if (
        i
        and tokens[i - 1].tag == "CONJ"
        and any(t.lower == "that" and t.tag == "WH" for t in tokens[max(0, i - _FAR) : i])
    ):
        return True  # "said that it was ready but that talks should wait"
    opens = i + 1 < len(tokens) and tokens[i + 1].tag in _OPENS_SUBJECT
    if opens and (_is_told(tokens, i) or (i and tokens[i - 1].lower in REPORTS)):
        return True
    if i and tokens[i - 1].lower in ("true", "untrue", "false", "clear", "certain"):
        return True  # "Not true that he left"
    it = next((n for n in range(i - 1, max(-1, i - 6), -1) if tokens[n].lower == "it"), i)
    between = {t.tag for t in tokens[it + 1 : i]}
    return "AUX" in between and between <= {"AUX", "ADV", "NEG", "NOUN"}


def _is_told(tokens: Sequence[Token], i: int) -> bool:
    """Whether a verb of speech stands before "that" with no more than when, where and to whom: "said in Paris that"."""
    for token in reversed(tokens[max(0, i - 6) : i]):
        if token.verb and token.tag.startswith("V"):
            return token.verb.lemma in _SAYING
        if token.tag not in ("DATE", "PREP", "NAME", "ADV", "DET", "NOUN") and token.lower not in LISTENERS:
            return False
    return False


def _can_be_passive(head: Token) -> bool:
    return head.verb is not None and head.verb.participle and head.lower not in BE | HAVE | DO
