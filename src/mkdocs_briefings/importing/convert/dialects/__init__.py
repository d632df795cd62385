"""Read Markdown as the old generator did, and write it so that ours reads the same.

`parsers` knows the dialects, `our_reader` our own. `reading_form` is what both are compared by.
`translation` changes a text where it would read otherwise, and says what still does.
"""
