"""The text of a page: its headline, blocks, date, authors, image, language and rights."""
