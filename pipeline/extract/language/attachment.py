"""Which clause a verb belongs to: the innermost that waits for one, one that another interrupts, or one that it opens."""

from collections.abc import Sequence
from itertools import takewhile

from pipeline.extract.language.ahead import FAR, STRONG
from pipeline.extract.language.coordination import (
    apposed_subject,
    can_share_subject,
    goes_on_in_list,
    joint,
    share_auxiliary,
    subject_mark,
)
from pipeline.extract.language.finite import is_loose, is_participle
from pipeline.extract.language.frames import Frame, Parse
from pipeline.extract.language.lexicon import SPEECH
from pipeline.extract.language.nouns import LENGTHS, singular
from pipeline.extract.language.phrases import MARKS, NOMINATIVES, has_nominal, has_object, has_own_noun, with_adverbs
from pipeline.extract.language.speech import bare_complement, ends_quote
from pipeline.extract.language.tokens import Token
from pipeline.extract.language.verbs import Group, Link
from pipeline.wordlist import words

_SPEAKER = 5  # words


def attach(parse: Parse, group: Group, tag: str) -> bool:
    """Give a verb, of class `tag` as yet, to the clause that wants it, perhaps a new one; False if none does."""
    tokens, top, i = parse.tokens, parse.top, group.start
    if top.group:
        return _attach_further(parse, group, tag)
    if _is_resumed(parse, group):
        _resume(parse, top, group, with_adverbs(tokens, i))
        return True
    if top.link != "relative" and not has_nominal(tokens[top.low : i]):
        begin = with_adverbs(tokens, i)
        before, waiting = tokens[begin - 1] if begin else None, parse.waiting
        if waiting and before and before.text in MARKS:
            _resume(parse, waiting, group, begin)
            return True
        if tag not in STRONG and not (before and before.tag == "CONJ"):
            return False
    elif tag == "VED" and (is_participle(parse, i) or _is_bare_relative(tokens, with_adverbs(tokens, i), i)):
        return False
    if (mark := _inserted(parse, group)) is not None:
        parse.push(Frame(mark, "main", ",", True, group, mark + 1, extent=(mark + 1, i)))
        return True
    give(parse, top, group)
    return True


def _inserted(parse: Parse, group: Group) -> int | None:
    """The comma before who says so, between a subject and its verb: "The talks, | he said, would open"; None of other verbs."""
    tokens, end = parse.tokens, group.end
    if group.lemma not in SPEECH or end + 1 >= len(tokens) or tokens[end].text != "," or parse.top.link == "relative":
        return None
    mark = next((at for at in range(group.start - 1, parse.top.low, -1) if tokens[at].text in MARKS), None)
    if mark is None or tokens[mark].text != "," or not has_own_noun(tokens[parse.top.low : mark]):
        return None
    speaker = tokens[mark + 1 : group.start]
    somebody = len(speaker) <= _SPEAKER and (speaker[0].lower in NOMINATIVES or has_own_noun(speaker))
    onward = next((t.tag for t in tokens[end + 1 :] if t.tag not in ("ADV", "NEG")), "")
    return mark if speaker and somebody and onward in STRONG | {"VED"} else None


def _is_resumed(parse: Parse, group: Group) -> bool:
    """Whether a verb closes an aside in -ing that stands behind its subject: "The terminal, costing $1 million, was opened"."""
    tokens, top, last = parse.tokens, parse.top, parse.frames[-1]
    if last.link != "participle" or last.start <= top.low or group.head.tag not in ("VFIN", "VPART", "VBASE", "AUX"):
        return False
    begin = with_adverbs(tokens, group.start)
    return tokens[begin - 1].text in MARKS and has_own_noun(tokens[top.low : last.start])


def give(parse: Parse, frame: Frame, group: Group) -> None:
    """Give a clause its verb. One that follows a participle at the head of the sentence begins at the comma between."""
    if frame not in parse.frames:
        cut = subject_mark(parse.tokens, group.start, frame.low)
        if cut is None:  # the form in -ing is no clause but the subject
            parse.frames.clear()
            frame.start = frame.low = 0
        else:
            frame.start, frame.low = cut, cut + 1
        parse.frames.append(frame)
    frame.group = group
    frame.extent = frame.extent or (frame.low, group.start)


def open_with(parse: Parse, group: Group, begin: int, opener: str | None = None) -> None:
    """Open a clause without a subject of its own, in the place of the innermost."""
    parse.replace(Frame(begin, "main", opener, group=group, low=group.start, host=parse.verbal))


def _attach_further(parse: Parse, group: Group, tag: str) -> bool:
    """Give a verb behind that of the innermost clause to one that it resumes or opens; False if there is none."""
    tokens, top, i = parse.tokens, parse.top, group.start
    assert top.group
    begin = with_adverbs(tokens, i)
    joined = joint(tokens, begin, top.group.end)
    if joined is not None and _is_done_too(parse, tag, i, joined):
        return False
    if joined is not None and can_share_subject(group, top.group, tag):
        _share_subject(parse, group, joined)
        return True
    if tag == "VED" and (is_loose(tokens, i) or is_participle(parse, i) or _is_bare_relative(tokens, begin, i)):
        return False
    waiting, before = parse.waiting, tokens[begin - 1]
    interrupted = waiting is not None and has_own_noun(tokens[waiting.low : _interrupted_at(parse, waiting)])
    if waiting and interrupted and (before.text in MARKS if top.apart else before.tag != "CONJ"):
        _resume(parse, waiting, group, begin)
        return True
    mark = apposed_subject(tokens, begin, top.group.end) or subject_mark(tokens, i, top.group.end)
    if mark is not None and tag == "VED" and _is_beside(tokens, mark, i):
        return False
    if mark is None:
        return _open_without_mark(parse, group, tag, begin)
    if waiting and not interrupted and tokens[mark].tag != "CONJ":
        _resume(parse, waiting, group, mark, own=(mark + 1, i))
        return True
    link: Link = "joined" if tokens[mark].tag == "CONJ" else "main"
    parse.replace(Frame(mark, link, tokens[mark].lower, top.apart, group, mark + 1, extent=(mark + 1, i)))
    return True


def _is_done_too(parse: Parse, tag: str, i: int, joined: int) -> bool:
    """Whether a form with "by" and somebody goes on with a participle before: "a loan agreed in May and rejected by the king"."""
    tokens, top = parse.tokens, parse.top
    if tag != "VED" or top.group is None or top.group.passive or [t.lower for t in tokens[i + 1 : i + 2]] != ["by"]:
        return False
    somebody = [t.tag for t in tokens[i + 2 : i + 3]] in (["NAME"], ["DET"])
    return somebody and any(t.tag == "VPART" for t in tokens[top.group.end : joined])


def _is_bare_relative(tokens: Sequence[Token], begin: int, i: int) -> bool:
    """Whether a form tells of the noun before its pronoun, and a verb of that noun follows: "the shop it promised | was"."""
    nominal = begin > 1 and tokens[begin - 1].lower in NOMINATIVES and tokens[begin - 2].tag in ("NOUN", "NAME", "QTY")
    behind = list(takewhile(lambda t: t.tag not in ("PUNCT", "CONJ", "SUB", "WH"), tokens[i + 1 : i + FAR]))
    own = bool(behind) and behind[0].tag in ("VED", "VPAST")  # "the pact she signed | came"
    return nominal and (own or any(t.tag in ("AUX", "MODAL") for t in behind))


def _is_beside(tokens: Sequence[Token], mark: int, i: int) -> bool:
    """Whether a form with no object ends a noun phrase that says what stands before it: ", a project then priced at"."""
    form, first = tokens[i].verb, tokens[mark + 1]
    noun = tokens[mark + 2]
    beside = tokens[mark].text == "," and first.lower in ("a", "an") and singular(noun.lower) not in LENGTHS
    behind = tokens[i + 1].tag if i + 1 < len(tokens) else ""
    passive = behind == "PREP" and form is not None and form.lemma not in SPEECH | words("intransitive")
    return beside and passive and all(t.tag in ("ADV", "NOUN", "NAME") for t in tokens[mark + 2 : i])


def _interrupted_at(parse: Parse, waiting: Frame) -> int:
    """Where the first clause that interrupts a waiting one begins: "In May, | when they heard that it was lost, Chad paid"."""
    above = next((f for f in parse.stack if f.start > waiting.start), parse.top)
    return _before_length(parse) if above is parse.top else above.start


def _before_length(parse: Parse) -> int:
    """Where the innermost clause begins, or the length of time before it: "In May, | three months after they had met"."""
    tokens, at = parse.tokens, parse.top.start
    if parse.top.opener not in ("after", "before") or not at:
        return at
    length = tokens[at - 1]
    if length.tag == "QTY":
        return at - 1 if singular(length.lower.rpartition(" ")[2]) in LENGTHS else at
    if singular(length.lower) not in LENGTHS:
        return at
    return at - 2 if at > 1 and tokens[at - 2].tag in ("DET", "NUM", "ADV") else at - 1


def _open_without_mark(parse: Parse, group: Group, tag: str, begin: int) -> bool:
    """Open a clause for a verb that has no mark or "and" before a subject of its own; False if it opens none."""
    tokens, top, i = parse.tokens, parse.top, group.start
    assert top.group
    before = tokens[begin - 1]
    if before.text in (",", "”", '"') and ends_quote(tokens, i):
        open_with(parse, group, begin, ",")
        return True
    then = begin < i and tokens[begin].lower == "then" and tokens[i].tag == "VFIN"
    if before.text == "," and tag in ("VED", "VPAST") and (then or goes_on_in_list(tokens, i)):
        _share_subject(parse, group, begin - 1)
        return True
    bare = bare_complement(tokens, i, top.group)
    if bare is not None:
        parse.replace(Frame(bare, "main", None, top.apart, group, bare, extent=(bare, i)))
    return bare is not None


def _resume(parse: Parse, frame: Frame, group: Group, begin: int, own: tuple[int, int] | None = None) -> None:
    """Go on, from token `begin`, with a clause that another interrupts; `own` are the tokens of a new subject."""
    opener = parse.tokens[begin].text if parse.tokens[begin].text in (",", "–", "—") else None
    extent = frame.extent or own or _subject_before(parse, frame, group) or (begin, group.start)
    link = frame.link if frame.link != "relative" else "main"
    parse.close_above(frame)
    parse.replace(Frame(begin, link, opener, frame.apart, group, begin, host=frame.host, extent=extent))


def _subject_before(parse: Parse, frame: Frame, group: Group) -> tuple[int, int] | None:
    """The tokens of a clause before what interrupts it, if one of them can be the subject of its verb."""
    end = next((f.start for f in parse.frames if f.start > frame.start), group.start)
    return (frame.low, end) if has_nominal(parse.tokens[frame.low : end]) else None


def _comes_into(tokens: Sequence[Token], group: Group) -> bool:
    """Whether a verb is that of "entered into force", which has no passive."""
    return group.lemma in ("enter", "come") and group.end < len(tokens) and tokens[group.end].lower == "into"


def _share_subject(parse: Parse, group: Group, joined: int) -> None:
    """Open a clause for a further verb of one subject, at the "and" or comma that joins it."""
    top, word = _host_of_joined(parse, joined), parse.tokens[joined].lower
    assert top.group
    if not has_object(parse.tokens, group.start) and not _comes_into(parse.tokens, group):
        share_auxiliary(group, top.group, word)
    parse.close_above(top)
    parse.replace(Frame(joined, "joined", word, top.apart, group, joined + 1, host=top))


def _says_on(parse: Parse, joined: int) -> bool:
    """Whether who said a thing "that" says another behind an "and": "said that Chad would pay, and added that it had means"."""
    below = parse.stack[-2] if len(parse.stack) > 1 else None
    if parse.top.link != "that" or below is None or below.group is None or below.group.lemma not in SPEECH:
        return False
    verb = next((t for t in parse.tokens[joined + 1 : joined + 4] if t.tag == "VFIN"), None)
    says = verb is not None and verb.verb is not None and verb.verb.lemma in SPEECH
    return says and any(t.lower == "that" for t in parse.tokens[joined + 2 : joined + 5])


def _told_by(parse: Parse, mark: int) -> Frame | None:
    """The clause that goes on behind who said it: "It was not sent, the minister answered, | but will be": it will be sent."""
    top, before = parse.top, parse.frames[-2] if len(parse.frames) > 1 else None
    if top.group is None or before is None or before.group is None or before.link not in ("main", "joined"):
        return None
    says = top.group.lemma in SPEECH or top.group.lemma in ("answer", "reply")
    inserted = top.link == "main" and top.opener == "," and says
    return before if inserted and parse.tokens[mark].text == "," and top.group.end == mark else None


def _host_of_joined(parse: Parse, joined: int) -> Frame:
    """The clause with which a verb at an "and" shares its subject: behind a comma not one in "as" or "after" but that around it,
    "Chad left, as prices fell, and did not return".
    """
    top, mark = parse.top, joined - 1
    if _says_on(parse, joined):
        return parse.stack[-2]
    if (told := _told_by(parse, mark)) is not None:
        return told
    first = top
    while first.link == "joined" and first.host and first.host.link in ("joined", "sub"):
        first = first.host  # "when they met and talked, and"
    if (
        first.link != "sub"
        or first.group is None
        or parse.tokens[mark].text != ","
        or parse.tokens[joined].tag != "CONJ"
    ):
        return top
    aside = any(t.text == "," for t in parse.tokens[first.group.end : mark])  # "when, on 3 May, they fired, and killed"
    below = parse.stack[-2] if len(parse.stack) > 1 and not aside else None
    return below if below and below.group and below.link in ("main", "joined") else top
