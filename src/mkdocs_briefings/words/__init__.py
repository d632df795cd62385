"""The words of the interface, in the language of the site.

The English text of each word stands in the code, and is what the word is known by, as gettext has
it. `catalogs/` has the translations, a file for each language; they are read for sites that need
them, and an English site reads none.
"""
