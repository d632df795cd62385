"""Say where two builds of this site differ in their news, whatever has made the pages of `docs/`.

    python -m tools.same_news site other

What is the engine's own is left out: pages of `docs/`, the theme's files, the policy's hashes.
"""

from __future__ import annotations

import sys
from pathlib import Path

from mkdocs_briefings.build.files import files_below
from mkdocs_briefings.configuration.load import configuration_path, load_configuration
from mkdocs_briefings.configuration.options import make_settings
from mkdocs_briefings.rendering.page.standing import drop_ours, standing_files

OF_ENGINES = (
    "_headers",
    "assets/images/favicon.png",
    "assets/javascripts/",
    "assets/stylesheets/",
    "search.json",
    "search/search_index.json",
)
"""Files of engines and their themes, and that with the hashes of their scripts."""


def main(one: Path, other: Path) -> int:
    """Print the paths that are not the same; give how many there are."""
    pages = _pages()
    files = {each for folder in (one, other) for each in files_below(folder)}
    news = sorted(each for each in files - pages if not each.startswith(OF_ENGINES))
    wrong = [each for each in news if _bytes(one / each) != _bytes(other / each)]
    for each in wrong:
        print(each)
    print(f"Compared: {len(news)}; different: {len(wrong)}.")
    return len(wrong)


def _pages() -> set[str]:
    config = load_configuration(None, "zensical")
    if config is None:
        sys.exit(f"{configuration_path(None)} cannot be read.")
    settings, files = make_settings(config, config.options), config.files()
    if files is None:
        sys.exit("Two pages of docs/ have one address.")
    drop_ours(files, settings)
    standing_files(files, settings)
    return {each.dest_uri for each in files.documentation_pages()}


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


if __name__ == "__main__":
    sys.exit(min(main(*map(Path, sys.argv[1:])), 1))
