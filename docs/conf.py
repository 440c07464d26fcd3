"""The site of these pages, as Sphinx builds it: `python3 tasks.py docs`.

Pages stand where a code host shows them too, so that the source of the site is the whole checkout and links between
pages are plain relative links. What stands in the margin, and in which order, is read from the links of index pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import is_dataclass
from inspect import getdoc
from typing import TYPE_CHECKING, Any, get_args, get_type_hints

from docutils.nodes import Text
from pydantic import BaseModel
from pydantic.fields import FieldInfo
from sphinx.util.typing import stringify_annotation

from qualityframework import __version__

if TYPE_CHECKING:
    from docutils.nodes import document
    from sphinx.application import Sphinx

project = "qualityframework"
author = "The qualityframework authors"
copyright = f"{author}, Apache License 2.0"
release = version = __version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
root_doc = "docs/index"
include_patterns = ["docs/**", "README.md", "rulesets/README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"]
exclude_patterns = [".*", "build", "examples", "src", "tests"]  # not looked into
language = "en_GB"

myst_heading_anchors = 4
highlight_language = "text"
smartquotes_action = "q"  # two dashes begin an option, and three dots stand for what is left out

html_theme = "furo"
html_title = "qualityframework"
html_static_path = ["site/static"]
html_extra_path = ["site/top"]
html_css_files = ["site.css"]
html_copy_source = False
html_show_sphinx = False

default_role = "code"
autodoc_member_order = "bysource"
autodoc_preserve_defaults = True
python_use_unqualified_type_names = True


LINK = re.compile(r"\]\((?!https?:)([^)#\s]+)\.md\)")
HEADING = re.compile(r"^## (.+)$", re.MULTILINE)
DECISIONS = "\n```{toctree}\n:glob:\n:maxdepth: 1\n\n0*\n```\n"
"""They are in a folder in their order, which a code host shows too."""


MODULES = re.compile(r"~?\b(?:[a-z_]+\.)+(?=[A-Z])|\bdatetime\.")
"""Where a type is at home, which a reader need not know."""
OF_RULES = "docs/reference/rules/"
"""Pages that stand in no margin, as there are too many: the index of their ruleset leads to them."""


def margin(text: str) -> str:
    """The trees of pages that an index page stands for: those it links to, in its order, under its headings.

    A code host shows the links, so that a tree written into the page as well would say the same twice.
    """
    first, *rest = HEADING.split(text)
    parts = zip(rest[::2], rest[1::2], strict=True) if rest else [("", first)]
    return "".join(tree(caption, LINK.findall(part)) for caption, part in parts)


def tree(caption: str, pages: Iterable[str]) -> str:
    """One tree, which is shown in the margin and not in the page."""
    options = ":hidden:\n" + (f":caption: {caption}\n" if caption else "")
    listed = "\n".join(dict.fromkeys(pages))
    return f"\n```{{toctree}}\n{options}\n{listed}\n```\n"


def with_margin(_: Sphinx, page: str, source: list[str]) -> None:
    """Gives an index page the trees of what it links to."""
    if page == "docs/decisions/index":
        source[0] += DECISIONS
    elif page.endswith("/index") and not page.startswith(OF_RULES):
        source[0] += margin(source[0])


def without_margin(app: Sphinx, _: object) -> None:
    """Lets the page of a rule stand in no tree."""
    app.env.metadata[app.env.docname] |= {"orphan": True} if app.env.docname.startswith(OF_RULES) else {}


def with_dashes(_: Sphinx, page: document) -> None:
    """Sets a dash between a parameter and what it is for: Sphinx leaves two of what begins an option elsewhere."""
    for text in list(page.findall(Text)):
        if text == " -- ":
            text.parent.replace(text, Text(" \N{EN DASH} "))


def with_keys(_: Sphinx, kind: str, _name: str, thing: Any, _options: object, lines: list[str]) -> None:
    """Gives a value its keys, each with its type and what it is for; autodoc knows neither of the texts of fields."""
    if kind == "class":
        for key, hint, described in keys_of(thing):
            written = MODULES.sub("", stringify_annotation(hint))
            lines.append(f"* **{key}** (``{written}``){described and ': '}{described}")
    elif kind == "property" and "Raises:" not in (told := getdoc(thing) or ""):
        lines[:] = told.splitlines()  # what stands before a colon is no type, as napoleon takes it


def keys_of(thing: Any) -> Iterator[tuple[str, Any, str]]:
    """The keys of a model, dataclass or named tuple with types and descriptions, unless its docstring tells them."""
    if "Args:" in (thing.__doc__ or "") or not (is_dataclass(thing) or hasattr(thing, "_fields") or is_model(thing)):
        return
    fields = thing.model_fields if is_model(thing) else {}
    bare, full = (hints(thing, extras) for extras in (False, True))
    for key in fields or full:
        told = [one for one in (fields.get(key), *get_args(full[key])) if isinstance(one, FieldInfo)]
        yield key, bare[key], next((one.description for one in told if one.description), "")


def hints(thing: type, extras: bool) -> dict[str, Any]:
    """The types of its keys, as they are written where they name what is known to a type checker alone."""
    try:
        return get_type_hints(thing, include_extras=extras)
    except NameError:
        return {key: hint for one in reversed(thing.__mro__) for key, hint in own_types(one).items()}


def own_types(thing: type) -> dict[str, Any]:
    """The types that a class writes itself."""
    return dict(vars(thing).get("__annotations__", {}))


def is_model(thing: Any) -> bool:
    """Whether something is a class of records that are read from files or written into them."""
    return isinstance(thing, type) and issubclass(thing, BaseModel)


def by_its_keys(
    _: Sphinx, kind: str, _name: str, thing: Any, _options: object, made: str | None, gives: str | None
) -> tuple[str, str | None] | None:
    """Leaves out how a value is made where it tells its keys, and elsewhere what Sphinx cannot read."""
    if kind == "class" and any(keys_of(thing)):
        return "", None
    return (made.replace("<factory>", "..."), gives) if made is not None else None


def without_own_keys(_: Sphinx, _kind: str, name: str, thing: Any, *_rest: object) -> bool | None:
    """Leaves out of the members what is no member to a reader."""
    return True if name == "model_config" or (getdoc(thing) or "").startswith("Alias for field number") else None


def setup(app: Sphinx) -> None:
    """Called by Sphinx."""
    app.connect("source-read", with_margin)
    app.connect("doctree-read", without_margin)
    app.connect("doctree-read", with_dashes)
    app.connect("autodoc-process-docstring", with_keys, priority=600)  # after napoleon
    app.connect("autodoc-process-signature", by_its_keys)
    app.connect("autodoc-skip-member", without_own_keys)
