"""A page of the news: its head, its body, its addresses, and what MkDocs knows of it."""
