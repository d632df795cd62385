"""The step extract: read the pages of reports, and store their articles."""
