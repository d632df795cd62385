"""Engines that make the pages of `docs/`, each as a process of its own in a private folder.

What they make is finished by us, and published with the news. None of them is imported.
"""
