"""The step that translates: titles of all reports, and the texts of those to be told."""
