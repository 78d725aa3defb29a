"""What was read, as statements: who says so, whom and what the document names, and what it points at that is not there."""
