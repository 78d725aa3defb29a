"""Pages -> PDF: drawn with reportlab, then given their structure, links and data with pikepdf."""
