"""Write catalogs as gettext's `.po` files, the same wherever and whenever they are written.

Nothing in them changes but by a message or a translation: they hold neither dates nor lines.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from mkdocs_briefings.words.catalogs import TEMPLATE
from mkdocs_briefings.words.plurals import plural_forms
from mkdocs_briefings.words.words import key_of

if TYPE_CHECKING:
    from mkdocs_briefings.words.words import Texts

_ABOUT = """\
# Words of mkdocs-briefings{language}.
#
# A briefing is a short article of news, an outlet or source a newspaper, a broadcaster or an agency
# that it draws on, and an edition the news of one day. A story goes on: several briefings tell it.
# What is in %(brackets)s is put in; move it where your language has it. Tags such as <a> stay.
"""


def po_file(catalog: Catalog, language: str = "") -> bytes:
    """Give the file of a catalog in a language (BCP 47); without one that of a template."""
    file = BytesIO()
    write_po(
        file, catalog, width=100, omit_header=True, include_previous=True, include_lineno=False
    )
    lines = [
        *_ABOUT.format(language=f" in {language}" if language else "").splitlines(),
        'msgid ""',
        'msgstr ""',
        *([rf'"Language: {language.replace("-", "_")}\n"'] if language else []),
        r'"MIME-Version: 1.0\n"',
        r'"Content-Type: text/plain; charset=utf-8\n"',
        r'"Content-Transfer-Encoding: 8bit\n"',
        *([rf'"Plural-Forms: {plural_forms(language)}\n"'] if language else []),
    ]
    return "\n".join([*lines, "", ""]).encode() + file.getvalue().strip(b"\n") + b"\n"


def catalog_to_fill(language: str, texts: Texts) -> bytes:
    """Give the file of every message of the package, with the translations that there are."""
    with TEMPLATE.open("rb") as file:
        template = read_po(file)
    catalog = Catalog(fuzzy=False)
    catalog.mime_headers = [("Plural-Forms", plural_forms(language))]  # says how many are written
    for message in template:
        if not message.id:
            continue
        one = message.id if isinstance(message.id, str) else message.id[0]
        forms = texts.get(key_of(one, str(message.context or "")))
        string = forms if forms and message.pluralizable else forms[0] if forms else None
        catalog.add(
            message.id,
            string,
            message.locations,
            auto_comments=message.auto_comments,
            context=message.context,
        )
    return po_file(catalog, language)
