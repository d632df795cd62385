"""Python-Markdown, quicker where its code is the one that was read, and the same to the byte."""
