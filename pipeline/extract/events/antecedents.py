"""What a relative clause is about: the noun phrase that its "which" or "who" means, whole, and in the number of its verb."""

from collections.abc import Sequence

from pipeline.extract.events.governor import TAKES_PLACE, is_happening, phrase_start
from pipeline.extract.events.lexis import realis_words
from pipeline.extract.language.clauses import Clause, Group
from pipeline.extract.language.lexicon import REPORTS
from pipeline.extract.language.phrases import is_plural
from pipeline.extract.language.tokens import Token
from pipeline.extract.memory.about import is_of_law, last_law
from pipeline.extract.memory.noun_phrases import phrases_before
from pipeline.extract.sentence import Sentence
from pipeline.wordlist import words

_NOT_OF_BODIES = frozenset({"happen", "occur", "take"})
_FARTHEST = 12  # tokens between a person and "who"
_IN_APPOSITION = frozenset({"DET", "NAME", "NOUN", "POSS", "PREP", "PUNCT"})
_NO_PHRASE = frozenset({"ADV", "CONJ", "PREP", "SUB", "TO", "VBASE", "VFIN", "VPART"})
_VERBS = frozenset({"AUX", "MODAL", "SUB", "VFIN", "WH"})
_LEADS = frozenset({"PREP", "TO"})
_HEADS = ("NAME", "NOUN", "NUM", "QTY")
_SINGULAR, _PLURAL = frozenset({"does", "has", "is", "was"}), frozenset({"are", "do", "have", "were"})
_BIDS = frozenset({"ask", "compare", "consider", "note", "recall", "remember", "see", "take", "tell", "thank"})
_OUTWARD = 3  # phrases that hang on each other


def antecedent(sentence: Sentence, clause: Clause) -> tuple[int, int]:
    """The tokens of what a relative clause in "which" or "who" means: a law where it "entered into force", a person of
    "Ms Liu, Vice Minister of Commerce, who"; it does not begin with a preposition or a verb.
    """
    assert clause.subject
    first, last = clause.subject
    start, end = agreeing(sentence, clause, without_verbs(sentence, first, last))
    if (start, end) != (first, last):
        return start, end
    tokens = sentence.tokens
    inner = next((i for i in range(end - 1, start, -1) if tokens[i].tag == "DET"), start)
    if outer := _outer(sentence, clause, inner if tokens[start].tag == "PREP" else start, end):
        return outer
    if is_of_law(sentence, clause) and (law := last_law(sentence, clause.start)) and start > law.at:
        return law.start, law.end
    if seated := _seated(sentence, start, end):
        return seated
    if clause.opener == "who" and (person := _person_before(sentence, clause)):
        return person
    verb = tokens[start].verb
    if inner == start + 1 and verb and verb.base:  # "Sign the treaty that"
        return inner, end
    if tokens[start].tag not in _NO_PHRASE:
        return start, end
    if tokens[start].tag == "VPART":  # "the visit paid by the King, which"
        return next((p.start for p in phrases_before(sentence, start) if p.end == start), start), end
    return next((p.start for p in phrases_before(sentence, end) if start < p.start < end == p.end), start), end


def _outer(sentence: Sentence, clause: Clause, start: int, end: int) -> tuple[int, int] | None:
    """The phrase that ends in a phrase from token `start` on, if it is of what is said, "rumours of a devaluation, which", or if
    it is what takes place or effect, and no body does: "the session of the Council, which opened".
    """
    tokens, first, head = sentence.tokens, start, start
    while tokens[head].tag != "NOUN" or head == start:
        head = first - 2
        if head < 0 or tokens[head + 1].tag not in ("PREP", "TO") or tokens[head].tag not in ("NOUN", "NAME"):
            return None
        low = phrase_start(tokens, head)
        first = next((i for i in range(head, low, -1) if tokens[i].tag == "DET"), low)  # "as unfounded | the rumours"
    if clause.group is None:
        return None
    named = any(m.kind in ("country", "organisation") and m.end == tokens[end - 1].end for m in sentence.mentions)
    lemma = clause.group.lemma
    takes_place = lemma in TAKES_PLACE and (is_happening(tokens[head]) or lemma in _NOT_OF_BODIES)
    takes_place = takes_place or lemma in realis_words()
    held = named and (takes_place or is_of_law(sentence, clause))
    return (first, end) if held or tokens[head].lower in REPORTS else None


def _seated(sentence: Sentence, start: int, end: int) -> tuple[int, int] | None:
    """The body of which a phrase names only the seat: "the government in Lomé, which must face the voters"."""
    tokens = sentence.tokens
    named = any(m.kind in ("capital", "place") and m.end == tokens[end - 1].end for m in sentence.mentions)
    if not named or start < 2 or tokens[start - 1].lower not in ("in", "at") or tokens[start - 2].tag != "NOUN":
        return None
    return (phrase_start(tokens, start - 2), end) if tokens[start - 2].lower in words("acting_nouns") else None


def _person_before(sentence: Sentence, clause: Clause) -> tuple[int, int] | None:
    """The person of the clause before that "who" means, if what stands right before it is an office or a bracket."""
    tokens, first = sentence.tokens, sentence.clauses[clause.place - 1].start if clause.place else 0
    for at in range(clause.start - 1, max(first, clause.start - _FARTHEST) - 1, -1):
        person = next((m for m in sentence.mentions if m.kind == "person" and m.end == tokens[at].end), None)
        if person:
            return sentence.token_at(person.start), at + 1
        if tokens[at].tag not in _IN_APPOSITION:
            return None
    return None


def shared(sentence: Sentence, clause: Clause) -> tuple[int, int] | None:
    """The subject of the clause before that a clause shares, as it stands by itself; None where it is not in the number of this
    one's verb, and so is none of it.
    """
    if clause.subject is None:
        return None
    start, end = clause.subject
    tokens = sentence.tokens
    if tokens[start].tag == "PREP":
        start = _behind_place(tokens, start, end)
    several = _is_of_many(clause.group) if clause.group else None
    return (start, end) if several is None or _fits(tokens[start:end], several=several) else None


def _behind_place(tokens: Sequence[Token], begin: int, end: int) -> int:
    """Where a subject begins behind when or where, with no comma between: "During his stay | Mr Vega visited", "After the vote |
    the government resigned".
    """
    for at in range(end - 1, begin + 1, -1):
        token, before = tokens[at], tokens[at - 1]
        if token.tag == "DET" and before.tag in ("NOUN", "NAME", "DATE"):
            return at
        named = token.tag == "NAME" and before.tag == "NOUN" and all(t.tag == "NAME" for t in tokens[at:end])
        if named and not before.text[0].isupper():
            return at
        if token.tag in ("PREP", "CONJ", "PUNCT"):
            break
    return begin


def object_of(sentence: Sentence, clause: Clause) -> tuple[int, int] | None:
    """What a relative clause with a subject of its own is about: its object, or what its preposition governs; None where the
    words before it are no noun, or the verb has another object: "their bid, which broke the ice".
    """
    if clause.antecedent is None or clause.group is None:
        return None
    tokens, (first, last) = sentence.tokens, clause.antecedent
    start, end = without_verbs(sentence, first, last)
    if [t.lower for t in tokens[start : start + 2]] in (["that", "of"], ["those", "of"]):
        start += 2
    led = tokens[clause.start].tag in _LEADS
    if (
        any(t.tag in _VERBS for t in tokens[start:end])
        or tokens[start].tag == "VPART"
        or tokens[end - 1].tag not in _HEADS
    ):
        return None
    if led and tokens[clause.start - 1].tag not in ("PUNCT", *(() if is_of_subject(sentence, clause) else _HEADS)):
        return None  # "on account | of which"
    apart = tokens[clause.start - 1].text in (",", "–", "—")
    if not led and tokens[clause.group.end : clause.group.end + 1] and tokens[clause.group.end].tag in ("DET", "POSS"):
        return None
    whole = next((p for p in phrases_before(sentence, end) if p.end == end), None) if apart else None
    return (whole.start, end) if whole and whole.start < start and tokens[start].tag != "DET" else (start, end)


def is_of_subject(sentence: Sentence, clause: Clause) -> bool:
    """Whether the "of which" before a clause belongs to its subject: "Gas, of which no cargo had left"; not "of which they
    complained".
    """
    first = sentence.tokens[clause.start]
    begins = clause.subject is not None and clause.subject[0] == clause.start + 2
    return first.lower == "of" and begins and clause.group is not None and clause.group.lemma not in words("with_of")


def without_verbs(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """The last noun phrase of tokens that hold a verb, or begin with one, and so are none: "Annex 2 reviews | the law, which"."""
    tokens = sentence.tokens
    noun = start + (tokens[start].tag in _LEADS)
    if end > noun + 2 and tokens[noun].lower in words("noun_prepositions") and tokens[noun + 1].tag in _LEADS:
        start = noun + 2  # "in spite of | the floods that"
    first = tokens[start]
    bids = first.verb is not None and first.verb.base and end - start > 1 and _begins(sentence, start)
    places = range(end - 1, start - 1, -1)
    verb = next((i for i in places if tokens[i].tag in _VERBS), None)
    verb = start if verb is None and bids else verb
    if verb is None:
        return start, end
    behind = [p for p in phrases_before(sentence, end) if p.end == end and p.start >= start and p.at > verb]
    return (max(behind[-1].start, verb + 1), end) if behind else (start, end)


def _begins(sentence: Sentence, start: int) -> bool:
    """Whether a token begins a sentence and bids: "Compare Peru, which", "Sign the treaty that"; not "Trade with Peru, which"."""
    tokens = sentence.tokens
    behind = tokens[start + 1]
    opens = all(t.tag in ("CONJ", "PUNCT", "NUM", "ADV") for t in tokens[:start])
    form = tokens[start].verb
    only_verb = form is not None and (not form.noun or form.lemma in _BIDS)
    return opens and (behind.tag in ("DET", "POSS") or (behind.tag in ("NAME", "PREP") and only_verb))


def agreeing(sentence: Sentence, clause: Clause, place: tuple[int, int]) -> tuple[int, int]:
    """Of the phrases that hang on each other before a relative clause, the innermost in the number of its verb: "training of |
    forty operators, which was".
    """
    tokens, (start, end) = sentence.tokens, place
    several = _is_of_many(clause.group) if clause.group else None
    inner = tokens[start:end]
    if several is None or (_fits(inner, several=several) and not (several and _is_one_name(inner))):
        return place
    for _ in range(_OUTWARD):
        joint = tokens[start - 1] if start > 1 else None
        if joint is None or not (joint.tag in _LEADS or (joint.tag == "CONJ" and several)):
            return place
        start = phrase_start(tokens, start - 2)
        if joint.tag == "CONJ" or _fits(tokens[start:end], several=several):
            return start, end
    return place


def _is_one_name(phrase: Sequence[Token]) -> bool:
    """Whether a phrase is one thing by its name: "the Safeguard Mechanism"."""
    head = phrase[-1]
    return head.tag == "NAME" and phrase[0].tag == "DET" and not is_plural(head.lower)


def _is_of_many(group: Group) -> bool | None:
    """Whether a verb has several for its subject, None where its form does not tell."""
    if not group.words:
        return None
    first = group.words[0]
    if first in _SINGULAR | _PLURAL:
        return first in _PLURAL
    form = group.head.verb
    present = len(group.words) == 1 and form is not None and group.head.tag == "VFIN" and not form.past
    return not form.third if present and form else None


def _fits(phrase: Sequence[Token], *, several: bool) -> bool:
    """Whether a noun phrase can be in a number; of names and amounts it is not known."""
    end = next((i for i, t in enumerate(phrase) if i and t.tag in _LEADS | {"VPART", "PUNCT"}), len(phrase))
    head = phrase[end - 1]
    if any(t.tag == "CONJ" for t in phrase):
        return True
    if head.tag == "QTY":
        counted = head.lower.rpartition(" ")[2]
        return several or not (is_plural(counted) and counted.isalpha())
    if head.tag != "NOUN" or head.lower in words("either_number"):
        return True
    return is_plural(head.lower) == several
