"""Feeds: RSS, Atom and JSON Feed of the site, its sections, its editions, and what a site combines.

What a feed holds is planned once (`feed`), and written in each format (`rss`, `atom`, `json_feed`).
"""
