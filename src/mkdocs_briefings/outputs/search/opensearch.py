"""The description by which browsers and programs learn how to search the site (OpenSearch 1.1)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from mkdocs_briefings.outputs.output import Output

if TYPE_CHECKING:
    from mkdocs_briefings.rendering.renderer import Renderer


@dataclass(frozen=True, slots=True)
class SearchDescription(Output):
    """What tells browsers and programs how to search the site (OpenSearch 1.1)."""

    follows_look: ClassVar[bool] = False
    name: str
    description: str
    language: str
    search: str
    """Whole address of the search page."""

    self_link: str
    """Its own whole address."""

    icon: str
    """Whole address of a picture; or empty."""

    def render(self, renderer: Renderer) -> bytes:  # noqa: ARG002 - nothing of it is a page
        """Write the description."""
        root = Element("OpenSearchDescription", xmlns="http://a9.com/-/spec/opensearch/1.1/")

        def line(name: str, text: str = "", **attributes: str) -> None:
            if text or attributes:
                SubElement(root, name, attributes).text = text or None

        # The specification allows no more letters than that.
        line("ShortName", self.name[:16])
        line("LongName", self.name[:48])
        line("Description", self.description[:1024])
        line("Language", self.language)
        line("InputEncoding", "UTF-8")
        line("OutputEncoding", "UTF-8")
        line("Image", self.icon)
        line("Url", type="text/html", template=f"{self.search}?q={{searchTerms}}")
        line(
            "Url",
            rel="self",
            type="application/opensearchdescription+xml",
            template=self.self_link,
        )
        indent(root)
        written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
        return written + b"\n"
