"""Bring a built site to where readers are: an object storage, or a folder.

A manifest at the destination says what is published there. What to do follows from it and from the
site's own bytes, so that nothing is listed, and no time or ETag is believed.
"""
