"""What a person is called by when named again: the last word of the name, with the particles that belong to it."""

from pipeline.wordlist import words


def surname(name: str) -> str:
    """The family name of somebody: "Van Houten" of "Sarah Van Houten", "von der Leyen", "El Baradei"; of one word, that word."""
    parts = name.split()
    at = len(parts) - 1
    while at and is_particle(parts[at - 1]) and not (at == 1 and parts[0] in words("given_names")):
        at -= 1
    return " ".join(parts[at:])


def is_particle(word: str) -> bool:
    """Whether a word only leads a family name in: "van", "Ben"."""
    return word.lower() in words("particles")
