"""The words of a title that can be read alone: what a pronoun or a short form means stands in their place, in brackets."""

import re
from collections.abc import Sequence

from pipeline.extract.events.antecedents import antecedent, shared
from pipeline.extract.events.owners import own_of, owner_before, owner_of
from pipeline.extract.language.clauses import Clause
from pipeline.extract.language.lexicon import SPEECH
from pipeline.extract.language.nouns import singular
from pipeline.extract.memory import Memory, person_beside
from pipeline.extract.memory.about import is_of_law, offices
from pipeline.extract.names.mention import Mention
from pipeline.extract.sentence import Sentence
from pipeline.surnames import surname
from pipeline.wordlist import sets
from pipeline.wordlist import words as listed

_ANAPHOR = re.compile(
    r"(?i)\A(?P<word>they|he|she|their|his|her|(?:the two|both)(?: (?:leaders|ministers|prime ministers|foreign ministers"
    r"|presidents|countries|governments|nations|neighbours|sides|men|women))?(?=[’']s|\Z))(?P<own>[’']s)?(?= |\Z)"
)
_THING = re.compile(r"(?i)\A(?:it|they|(?P<own>its|their))(?= |\Z)")
_EMPTY = sets("verb_sets")["empty_it"]  # verbs with an "it" that means nothing
_TAKEN = frozenset({"back", "effect", "off", "office", "over", "part", "place", "up"})
_SET = listed("set_for") - {"envisaged", "foreseen", "intended", "planned"} | {"meant", "supposed"}
"""Verbs whose "it" is a thing: "it was meant to open"; not those of "it was planned to build a dam"."""
_OF_WHAT_IS_SAID = frozenset({"admit", "confirm", "contradict", "deny"})
"""Verbs whose "it" is all that was said, and no thing."""
_OF_A_PERSON = frozenset({"he", "she", "his", "her"})


def subject_of(sentence: Sentence, clause: Clause, memory: Memory) -> str:
    """The subject of a clause that has one, readable alone."""
    assert clause.subject
    start, end = clause.subject
    if clause.inherited and (relative := _relative(sentence, clause)):
        start, end = antecedent(sentence, relative)
    elif clause.inherited:
        start, end = shared(sentence, clause) or clause.subject
    if meant := memory.referents.meant(sentence, start, end):
        return f"[{meant}]"
    words = closed(sentence.words(start, end))
    if person := person_beside(sentence, end):
        return f"{words}, {sentence.text[person.start : person.end]},"
    if words.lower() == "they" and clause.group and (clause.group.passive or is_of_law(sentence, clause)):
        return _resolved_thing(sentence, clause, words, memory)  # it is things, more often, to which something is done
    return _resolved_thing(sentence, clause, resolved(words, memory), memory)


def is_of_another(sentence: Sentence, clause: Clause) -> bool:
    """Whether the subject that a clause seems to share is not in the number of its verb: it is that of another."""
    return clause.inherited and _relative(sentence, clause) is None and shared(sentence, clause) is None


def _relative(sentence: Sentence, clause: Clause) -> Clause | None:
    """The relative clause that a clause is, or whose subject it shares: "which was planned for May and was put off"."""
    told = (c for c in sentence.clauses[: clause.place + 1] if c.link == "relative" and c.inherited)
    return next((c for c in told if c.subject == clause.subject), None)


def with_object_named(sentence: Sentence, clause: Clause, body: str, memory: Memory) -> str:
    """What a clause tells from its verb on, with what the "it" or "them" means that its verb has for object."""
    assert clause.group
    tokens, at = sentence.tokens, clause.group.end
    if at < clause.end and tokens[at].tag in ("PREP", "TO"):
        at += 1
    if at >= clause.end or tokens[at].lower not in ("it", "them") or clause.group.lemma in _OF_WHAT_IS_SAID:
        return body
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is not None and after.tag in ("MODAL", "AUX", "VFIN", "VPRES"):
        return body  # "said it would"
    what = memory.referents.object(sentence, clause, tokens[at].lower)
    if what is None or (clause.subject and sentence.words(*clause.subject) == what):
        return body
    before = sentence.words(clause.group.start, at)
    return body.replace(f"{before} {tokens[at].text}", f"{before} [{what}]", 1)


def phrase_of(sentence: Sentence, start: int, end: int, memory: Memory) -> str:
    """Tokens `start` to `end`, a noun phrase, readable alone."""
    if meant := memory.referents.meant(sentence, start, end):
        return f"[{meant}]"
    if end - start > 1 and (owner := owner_of(sentence, start, memory.referents)):
        return f"[{own_of(owner)}] {sentence.words(start + 1, end)}"
    return resolved(sentence.words(start, end), memory)


def _resolved_thing(sentence: Sentence, clause: Clause, subject: str, memory: Memory) -> str:
    """A subject with the "it", "they" or "its" that begins it replaced by what it means, in brackets; not that of "it is likely
    that", "it was planned to".
    """
    if subject.lower().startswith("whose ") and (owner := owner_before(sentence, clause)):
        return f"[{own_of(owner)}]{subject[len('whose') :]}"
    m = _THING.match(subject)
    if m is None or clause.group is None:
        return subject
    several, referents = m.group().lower() in ("they", "their"), memory.referents
    what = referents.its(sentence, several=several) if m["own"] else referents.it(sentence, clause, several=several)
    if what is None:
        return subject
    if m["own"] and subject[m.end() :].startswith(" own ") and not referents.it_acts(sentence):
        return subject  # of a state or a body named farther back
    if m["own"]:
        of_a_state = singular(subject.rsplit(maxsplit=1)[-1].lower()) in offices()
        owned = not of_a_state or referents.it_acts(sentence)
        return f"[{own_of(what)}]{subject[m.end() :]}" if owned else subject
    return subject if _is_empty(sentence, clause) else f"[{what}]{subject[m.end() :]}"


def _is_empty(sentence: Sentence, clause: Clause) -> bool:
    """Whether an "it" before a verb means nothing: that of "it is likely that", "it was planned to"; not of "it was to", "it is
    scheduled to".
    """
    group = clause.group
    assert group
    behind = [t.lower for t in sentence.tokens[group.end : group.end + (4 if group.passive else 1)]]
    if group.lemma == "take" and not _TAKEN.isdisjoint(behind):
        return False
    if "to" in behind and (group.lemma == "be" or group.head.lower in _SET):
        return "that" in behind
    says = group.lemma in SPEECH and not group.passive  # "it announced that"
    return group.lemma in _EMPTY or (not says and not {"to", "that"}.isdisjoint(behind))


def resolved(phrase: str, memory: Memory) -> str:
    """A phrase with the pronoun at its beginning replaced by whom it means, in brackets."""
    m = _ANAPHOR.match(phrase)
    passage = memory.referents.sentences[-1].passage.ordinal if memory.referents.sentences else None
    who = memory.who(m["word"], passage) if m else ()
    if m and memory.called and m["word"].lower() in _OF_A_PERSON:
        return f"[{memory.called}{'’s' if m['word'].lower() in ('his', 'her') else ''}]{phrase[m.end() :]}"
    if not m or not who:
        return phrase
    named = any(w.name.split()[-1] in phrase for w in who)
    own = m["word"].lower() in ("their", "his", "her") or m["own"]
    return phrase if named else f"[{_listed(who)}{'’s' if own else ''}]{phrase[m.end() :]}"


def closed(text: str) -> str:
    """Words without a bracket that they open and do not close, or close and do not open."""
    if text.count(")") > text.count("("):
        return text.replace(")", "", 1)
    return text[: text.rindex("(")].rstrip() if text.count("(") > text.count(")") else text


def _listed(who: Sequence[Mention]) -> str:
    names = [surname(m.name) if m.kind == "person" else m.name for m in who]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
