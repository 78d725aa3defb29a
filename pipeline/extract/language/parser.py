"""Which of the words that can be finite verbs are, and which clause each belongs to: one pass, from left to right.

A stack holds the clauses that are open. A relative clause or one in "that" waits for its verb above the clause that it
interrupts; the next finite verb is that of the innermost clause that still waits for one. A clause that has its verb
takes another only where "and", a comma or a new subject opens one. A form such as "signed" is the past tense where a
clause waits for its verb and no later verb can be it; else it is a participle.
"""

from collections.abc import Sequence

from pipeline.extract.language.ahead import NOT_FINITE
from pipeline.extract.language.attachment import attach, give, open_with
from pipeline.extract.language.finite import inverted_verb, is_present, overlooked_verb
from pipeline.extract.language.frames import Frame, Parse
from pipeline.extract.language.openers import IF, open_clause, settle_opener
from pipeline.extract.language.phrases import with_adverbs
from pipeline.extract.language.speech import opens_note
from pipeline.extract.language.tokens import INVERTED, Token
from pipeline.extract.language.verbs import Group

_FORMS = frozenset({"VPAST", "VED", "VPRES", "N/V"})
_IDLE = frozenset({"NOUN", "NAME", "QTY", "NUM", "DATE", "DET", "POSS", "PRON", "TO", "NEG"})
"""Classes of words that neither open a clause nor can be its verb, but for the `_OPENERS` among them."""
_OPENERS = frozenset({"as", "since", "whose", *IF, *INVERTED})
_FLOATING = frozenset({"each", "both", "all"})  # "will each lend 41 million"
_SET_PHRASES = frozenset({("as", "a", "whole"), ("as", "a", "result"), ("as", "a", "rule"), ("as", "a", "consequence")})


def frames_of(tokens: Sequence[Token]) -> list[Frame]:
    """The clauses of a sentence in order; the tags of its tokens are settled."""
    parse = Parse(tokens)
    at = 0
    while at < len(tokens):
        at = _read(parse, at)
    frames = parse.frames
    if frames[0].group is None and frames[0].link == "main":
        _find_verb(tokens, frames[0], frames[1].start if len(frames) > 1 else len(tokens))
    return frames


def _read(parse: Parse, i: int) -> int:
    """Read the words of one step from `i` on: the number of the next one."""
    token = parse.tokens[i]
    if token.tag in _IDLE and token.lower not in _OPENERS:
        return i + 1
    if token.lower == "as" and _settle_set_phrase(parse.tokens[i : i + 3]):
        return i + 3
    settle_opener(parse, i)
    if (after := open_clause(parse, i)) is not None:
        return after
    if token.tag in ("MODAL", "AUX"):
        return _read_auxiliary(parse, i)
    if token.tag in _FORMS:
        _read_form(parse, i)
    return i + 1


def _settle_set_phrase(phrase: Sequence[Token]) -> bool:
    """Whether some words are an adverb, such as "as a whole"; if so their tags say it."""
    if tuple(t.lower for t in phrase) not in _SET_PHRASES:
        return False
    for word in phrase:
        word.tag = "ADV"
    return True


def _read_auxiliary(parse: Parse, i: int) -> int:
    """An auxiliary and its verb, attached to a clause unless they are no finite verb."""
    tokens, end = parse.tokens, _end_of_group(parse.tokens, i)
    inverted = parse.top.opener in INVERTED and parse.top.group is None  # "had the treaty | been signed"
    if (i and tokens[i - 1].tag == "TO") or (tokens[i].lower in NOT_FINITE and not inverted):
        return end
    if (verb := inverted_verb(parse, i)) is not None:
        words = (tokens[i].lower, *(t.lower for t in tokens[i + 1 : verb] if t.tag == "NEG"), tokens[verb].lower)
        parse.top.extent = (i + 1, verb)
        give(parse, parse.top, Group(verb, verb + 1, tokens[verb], words))
        return verb + 1
    head = next(t for t in reversed(tokens[i:end]) if t.tag not in ("ADV", "NEG"))
    group = Group(i, end, head, tuple(t.lower for t in tokens[i:end]))
    if not attach(parse, group, tokens[i].tag):
        begin = with_adverbs(tokens, i)
        begin -= begin > 0 and tokens[begin - 1].lower == "as"
        open_with(parse, group, begin)
    return end


def _end_of_group(tokens: Sequence[Token], i: int) -> int:
    """Where the verb that begins with an auxiliary ends, with what is between it and the auxiliary."""
    end = i + 1
    while end < len(tokens) and (
        tokens[end].tag in ("AUX", "MODAL", "ADV", "NEG", "TO") or tokens[end].lower in _FLOATING
    ):
        end += 1
    if end < len(tokens) and tokens[end].tag in ("VPART", "VING", "VBASE"):
        return end + 1
    while end > i + 1 and (tokens[end - 1].tag in ("ADV", "TO") or tokens[end - 1].lower in _FLOATING):
        end -= 1
    return end


def _read_form(parse: Parse, i: int) -> None:
    """A word that can be a finite verb: attached to a clause if one wants it, else a participle or a noun."""
    tokens, token = parse.tokens, parse.tokens[i]
    begin = with_adverbs(tokens, i)
    group = Group(i, i + 1, token, tuple(t.lower for t in tokens[begin : i + 1]))
    tag, token.tag = token.tag, "VFIN"
    if i == 0 and tag == "VED" and opens_note(tokens):
        give(parse, parse.top, group)
    elif tag == "N/V" and not is_present(parse, i):
        token.tag = "NOUN"
    elif not attach(parse, group, tag):
        if tag == "VPAST":
            open_with(parse, group, begin)
        else:
            token.tag = "VPART" if tag == "VED" else "NOUN"


def _find_verb(tokens: Sequence[Token], frame: Frame, end: int) -> None:
    """Give a clause up to token `end` that has no verb the noun that may be it, if there is one."""
    i = overlooked_verb(tokens, frame.low, end)
    if i is not None:
        token = tokens[i]
        token.tag = "VFIN"
        frame.group, frame.extent = Group(i, i + 1, token, (token.lower,)), (frame.low, i)
