"""What YAML reads of a front matter, with the places of it."""

from __future__ import annotations

import re

import yaml
from yaml import CSafeLoader, Node

# YAML 1.1 ends lines at them, and the reader takes them for spaces.
_OTHER_BREAKS = re.compile("[\x85\u2028\u2029]")


def compose(text: str) -> Node | None:
    """Give the root of a front matter that the reader takes; places are characters of the text."""
    root: Node | None = yaml.compose(_OTHER_BREAKS.sub(" ", text), Loader=CSafeLoader)
    return root
