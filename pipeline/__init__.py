"""Sources in, one account of what they say, a brief out; every word of the account points at its sentence."""

__version__ = "0.1.0"
