"""Of which kind an event may be, and what speaks for each kind: what the rules say, the verb with its subject and its object,
which words it is told with and of which kind of happening these tell, what is named and measured there, how fine its date is.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain

from pipeline.extract.events.happening import Happening
from pipeline.extract.events.lexis import event_kinds, kind_words
from pipeline.extract.events.signs import fineness, object_of, subject_of, unit
from pipeline.extract.judging.option import Option
from pipeline.extract.language.clauses import Clause
from pipeline.extract.language.nouns import singular
from pipeline.extract.sentence import Sentence, once_a_sentence
from pipeline.extract.spans import near

_TELLING = frozenset({"NOUN", "NAME", "ADV", "VPART", "VING", "VBASE", "VFIN"})
_BEHIND = 4  # tokens behind a verb, in which its preposition stands
_NONE = ("-",)
_base_form = lru_cache(maxsize=1 << 13)(singular)


def kinds(sentence: Sentence, event: Happening) -> list[Option]:
    """The kinds of which an event may be, first that which the rules say: another is guessed. All have the same signs, which
    weigh differently for each.
    """
    signs, known = _signs(sentence, event), event.kind
    every = dict.fromkeys((known, *event_kinds()))
    return [Option(kind, (), (kind,), kind == known, kind == known, shared=signs) for kind in every]


def _signs(sentence: Sentence, event: Happening) -> list[str]:
    """What an event is told with."""
    clause, words = event.clause, _words(sentence)
    signs = [f"grammar {event.kind}", f"fine {fineness(event.value) if event.value else ''}"]
    if clause and clause.group:
        first, last = clause.start, clause.end
        told = dict.fromkeys(words[first:last])
        if clause.subject:
            told.update(dict.fromkeys(words[slice(*clause.subject)]))
        signs += _of_verb(sentence, clause)
        signs.append(f"verb {clause.group.lemma} grammar {event.kind}")
    else:
        first, last = sentence.token_at(event.start), sentence.token_at(event.end - 1) + 1
        told = dict.fromkeys(words[first:last])
        nouns = [_base_form(t.lower) for t in sentence.tokens[first:last] if t.tag == "NOUN"]
        signs.append("by noun")
        if nouns:
            signs += (*_of("first", nouns[0]), *_of("last", nouns[-1]))
    told.pop("", None)
    signs += [f"with {word}" for word in told]
    for kind, times in Counter(_kinds_of(told)).items():
        signs.append(f"with of {kind}")
        if times > 1:
            signs.append(f"with of {kind} again")
    signs += [f"beside of {kind}" for kind in dict.fromkeys(_kinds_of({*words[:first], *words[last:]}))]
    a, b = sentence.span(first, last)
    signs += [f"names {kind}" for kind in dict.fromkeys(m.kind for m in near(sentence.mentions, a, b))]
    signs += [f"measures {of}" for of in dict.fromkeys(map(unit, near(sentence.quantities, a, b))) or ("nothing",)]
    return signs


def _of_verb(sentence: Sentence, clause: Clause) -> list[str]:
    """What the verb of a clause tells, alone and with what it is of."""
    assert clause.group
    group, tokens = clause.group, sentence.tokens
    verb, passive = group.lemma, group.passive
    behind, noun, _ = object_of(sentence, clause)
    head, named = subject_of(sentence, clause) if clause.subject else ("-", "-")
    noun, head = _base_form(noun), _base_form(head)
    return [
        *_of("verb", verb),
        f"verb {verb} {passive}",
        f"verb {verb} behind {behind}",
        f"verb {verb} object {noun}",
        f"verb {verb} named {named}",
        f"named {named}",
        *_of("object", noun),
        f"object {noun} {passive}",
        *_of("subject", head),
        f"subject {head} {passive}",
        *(
            f"verb {verb} {t.lower}"
            for t in tokens[group.end : min(clause.end, group.end + _BEHIND)]
            if t.tag == "PREP"
        ),
    ]


@lru_cache(maxsize=1 << 12)
def _of(what: str, word: str) -> Sequence[str]:
    """A word, and of which kinds it tells."""
    return f"{what} {word}", *(f"{what} of {kind}" for kind in kind_words().get(word, _NONE))


def _kinds_of(words: Iterable[str]) -> Iterable[str]:
    """The kinds of which some words tell, as often as they do."""
    known = kind_words()
    return chain.from_iterable(known[word] for word in words if word in known)


@once_a_sentence
def _words(sentence: Sentence) -> Sequence[str]:
    """The telling words of a sentence, verbs in their base form, nouns singular; empty for other tokens."""
    return [
        "" if t.tag not in _TELLING else t.verb.lemma if t.verb and t.tag[0] == "V" else _base_form(t.lower)
        for t in sentence.tokens
    ]
