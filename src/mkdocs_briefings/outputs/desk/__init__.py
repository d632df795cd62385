"""The desk: a page on which editors change what the site is made of, and what it is told."""
