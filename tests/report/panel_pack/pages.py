"""A page read back: its elements, texts and links, refused where it is not well formed."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = {"meta", "link", "br", "img", "input", "hr", "rect", "path"}
_FOREIGN = {"src", "srcset", "action", "formaction", "data", "poster", "background", "ping", "xlink:href"}


@dataclass
class Page:
    """What a page has."""

    elements: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    texts: list[tuple[str, str]] = field(default_factory=list)
    open: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All that can be read on it."""
        return " ".join(" ".join(told for tag, told in self.texts if tag != "style").split())

    def of_class(self, name: str, tag: str) -> int:
        """How many elements of that kind there are."""
        return sum(one == tag and name in (given.get("class") or "").split() for one, given in self.elements)

    def all(self, attribute: str) -> list[str]:
        """Every value of an attribute."""
        return [value for _, given in self.elements if (value := given.get(attribute)) is not None]

    @property
    def foreign(self) -> list[str]:
        """What would be fetched from elsewhere, or run."""
        scripts = [tag for tag, _ in self.elements if tag in ("script", "iframe", "object", "embed", "link", "base")]
        fetched = [name for _, given in self.elements for name in given if name in _FOREIGN or name.startswith("on")]
        links = [href for href in self.all("href") if not href.startswith("#")]
        styles = [told for tag, told in self.texts if tag == "style" and ("url(" in told or "@import" in told)]
        return scripts + fetched + links + styles


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _ in attrs}) == len(attrs), (tag, attrs)
        self.page.elements.append((tag, dict(attrs)))
        if tag not in _VOID:
            self.page.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in _VOID
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        assert self.page.open.pop() == tag, tag

    def handle_data(self, data: str) -> None:
        self.page.texts.append((self.page.open[-1] if self.page.open else "", data))


def page_of(text: str) -> Page:
    """The page, every element of which was closed where it should be."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    assert reader.page.open == []
    return reader.page
