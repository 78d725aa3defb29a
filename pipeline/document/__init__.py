"""Sections -> a tagged PDF: what is said (`content`, `sections`), where it stands (`layout`), how it is drawn (`pdf`)."""
