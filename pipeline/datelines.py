"""Where a report is from, as its first words tell: "NAIROBI, March 14 (SPA) - "."""

import re

DATELINE = re.compile(
    r"(?:[^\W\d_][\w .,'’/-]{1,50}\([A-Z][\w .&/-]{1,30}\)|[A-Z][A-Z.' -]{2,29}(?:, [\w .,]{1,30})?) ?(?:--?|[–—]) (?=\w)"
)
"""A dateline at the begin of a passage, and the dash behind it."""
