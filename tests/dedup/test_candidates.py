"""What is compared does not depend on how much of it fits into memory at once."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.dedup import candidates

FORMS = st.lists(
    st.lists(st.sampled_from(b"peace war treaty lima accra 1987 agreed refused".split()), min_size=4, max_size=30).map(
        b" ".join
    ),
    max_size=12,
)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(forms=FORMS)
def test_pairs_are_the_same_in_partitions_and_chunks_of_any_size(
    forms: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = list(candidates.pairs(forms.__getitem__, len(forms)))
    with monkeypatch.context() as small:
        small.setattr(candidates, "PARTITION", 3)
        small.setattr(candidates, "CHUNK", 40)
        assert list(candidates.pairs(forms.__getitem__, len(forms))) == whole
    assert whole == sorted(set(whole))
    assert all(a < b for a, b in whole)


def test_a_changed_word_in_a_passage_of_any_length_leaves_it_to_be_compared() -> None:
    for length in range(16, 400, 16):
        words = [f"w{n}" for n in range(length)]
        changed = [*words[: length // 2], "another", *words[length // 2 + 1 :]]
        forms = [" ".join(w).encode() for w in (words, changed)]
        assert list(candidates.pairs(forms.__getitem__, 2)) == [(0, 1)]
