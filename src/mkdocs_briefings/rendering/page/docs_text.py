"""The text of a page of `docs/` without its front matter, as MkDocs takes that off."""

from __future__ import annotations

import re

import yaml

_YAML = re.compile(r"-{3}[ \t]*\n(.*?\n)(?:\.{3}|-{3})[ \t]*\n", re.DOTALL)
_KEY = re.compile(r" {0,3}[A-Za-z0-9_-]+:")
_MORE = re.compile(r" {4}|\t")


def without_front_matter(text: str) -> str:
    """Give what follows the front matter, in YAML or as MultiMarkdown has it; or all of it."""
    found = _YAML.match(text)
    if found is not None:
        try:
            is_matter = isinstance(yaml.load(found[1], yaml.CSafeLoader), dict)
        except (yaml.YAMLError, ValueError):
            is_matter = False
        return text[found.end() :].lstrip("\n") if is_matter else text
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    has_key = False
    for number, line in enumerate(lines):
        if not line.strip():
            return "\n".join(lines[number + 1 :]).lstrip("\n")
        if _KEY.match(line):
            has_key = True
        elif not (has_key and _MORE.match(line)):
            return "\n".join(lines[number:]).lstrip("\n")
    return ""
