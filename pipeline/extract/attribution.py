"""Who says what a clause tells: "the ministry said that ...", "according to the central bank", "reportedly"."""

from collections.abc import Iterator, Sequence

from pipeline.extract.language.clauses import Clause
from pipeline.extract.language.lexicon import SPEECH
from pipeline.extract.language.tokens import Token
from pipeline.extract.memory import Memory
from pipeline.extract.sentence import Sentence, once
from pipeline.wordlist import table, words

_HEARSAY = words("hearsay")
_SPEAKERS = words("speakers") | {w.lower() for w in words("body_words")} | {row["title"] for row in table("offices")}
_NAMED = frozenset({"person", "organisation", "country", "capital"})
_OBJECT = frozenset({"NOUN", "NAME", "DET", "QTY", "NUM", "PRON"})
_ENDS = frozenset({"PUNCT", "VFIN", "AUX", "MODAL", "SUB", "WH", "DATE"})


def attribution(sentence: Sentence, clause: Clause, memory: Memory) -> str | None:
    """Who says what a clause tells, in the text's words; of a hearsay without a speaker the word that marks it;
    None where the text says it in its own name.
    """
    return (
        _host(sentence, clause, memory)
        or _according_to(sentence, clause, memory)
        or _afterwards(sentence, clause, memory)
        or _hearsay(sentence, clause)
    )


def _host(sentence: Sentence, clause: Clause, memory: Memory) -> str | None:
    """The subject of the verb that a clause hangs on: "officials said that exports had risen"."""
    before = sentence.clauses[clause.place - 1] if clause.place else None
    if before is None:
        return None
    if clause.link in ("joined", "relative", "participle", "sub") and before.link == "that":
        return _host(sentence, before, memory)
    group = before.group
    bare = group is not None and group.end == clause.start and clause.link == "main"
    if group is None or group.passive or group.lemma not in SPEECH or not (clause.link == "that" or bare):
        return None
    return _speaker(sentence, *before.subject, memory) if before.subject else None


def _according_to(sentence: Sentence, clause: Clause, memory: Memory) -> str | None:
    """The speaker named by "according to": the next one behind the beginning of a clause, or the last before it."""
    tokens = sentence.tokens
    places = _accordingly(sentence, sentence.clauses[0])
    near = [i for i in places if i >= clause.start][:1] or places[-1:]
    return _speaker(sentence, near[0] + 2, _phrase_end(tokens, near[0] + 2), memory) if near else None


@once
def _accordingly(sentence: Sentence, _: Clause) -> list[int]:
    """The tokens that begin "according to", all over a sentence."""
    tokens = sentence.tokens
    return [i for i in range(len(tokens) - 2) if (tokens[i].lower, tokens[i + 1].lower) == ("according", "to")]


def _afterwards(sentence: Sentence, clause: Clause, memory: Memory) -> str | None:
    """The speaker behind what he says: "a pact was signed, the ministry said", "..., said the ministry"."""
    last, tokens = sentence.clauses[-1], sentence.tokens
    group = last.group
    if group is None or last is clause or group.lemma not in SPEECH or group.passive:
        return None
    if tokens[group.start - 1].text in (",", "”", '"'):
        return _speaker(sentence, group.end, _phrase_end(tokens, group.end), memory)
    opens = last.subject and not last.inherited and tokens[last.subject[0] - 1].text in (",", "”", '"')
    if last.subject is None or not opens or any(t.tag in _OBJECT for t in tokens[group.end : last.end]):
        return None
    return _speaker(sentence, *last.subject, memory)


def _hearsay(sentence: Sentence, clause: Clause) -> str | None:
    here = sentence.tokens[clause.start : clause.end]
    return next((t.lower for t in here if t.lower in _HEARSAY), None)


def _speaker(sentence: Sentence, first: int, last: int, memory: Memory) -> str | None:
    """Tokens `first` to `last` as a speaker, if they name one; "he" as whom it means."""
    if first >= last:
        return None
    words = sentence.words(first, last)
    if who := memory.who(words):
        return ", ".join(m.name for m in who)
    a, b = sentence.span(first, last)
    named = any(m.kind in _NAMED for m in sentence.inside(sentence.mentions, a, b))
    if not named and not any(w in _SPEAKERS for w in _words(sentence.tokens[first:last])):
        return None
    return " ".join(words.split())


def _words(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        yield from token.lower.split() if token.tag == "NAME" else (token.lower,)


def _phrase_end(tokens: Sequence[Token], first: int) -> int:
    """Where a noun phrase with what hangs on it ends."""
    return next((i for i in range(first, len(tokens)) if tokens[i].tag in _ENDS), len(tokens))
