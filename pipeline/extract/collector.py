"""The collector of cycles, which rests while a document is read."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def resting() -> Iterator[None]:
    """Let the collector rest. What reading makes holds no cycle and goes by itself: to look through it again and again, as
    more of it is made, would free nothing and take a tenth of the time.
    """
    was_at_work = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_at_work:
            gc.enable()
