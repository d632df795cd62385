"""Pagefind's index, written here where what is on a page is known: the same once it is unpacked."""
