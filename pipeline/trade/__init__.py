"""Observations -> tidy tables, for charts and pages as records, for people as files."""

from pipeline.trade.rows import rows

__all__ = ["rows"]
