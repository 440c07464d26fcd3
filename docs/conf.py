"""The site of these pages, as Sphinx builds it: `python3 tasks.py docs`.

Pages stand where a code host shows them too, so that the source of the site is the whole checkout and links between
pages are plain relative links. What stands in the margin, and in which order, is read from the links of index pages.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TypeGuard

from pydantic import BaseModel

from qualityframework import __version__

if TYPE_CHECKING:
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

html_theme = "furo"
html_title = "qualityframework"
html_static_path = ["site/static"]
html_extra_path = ["site/top"]
html_css_files = ["site.css"]
html_copy_source = False
html_show_sphinx = False

default_role = "code"
autodoc_member_order = "bysource"
python_use_unqualified_type_names = True


LINK = re.compile(r"\]\((?!https?:)([^)#\s]+)\.md\)")
HEADING = re.compile(r"^## (.+)$", re.MULTILINE)
DECISIONS = "\n```{toctree}\n:glob:\n:maxdepth: 1\n\n0*\n```\n"
"""They are in a folder in their order, which a code host shows too."""


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


def as_told(_: Sphinx, kind: str, name: str, *rest: Any) -> None:
    """Gives a key of a model what the model says that it is for, and a key of a tuple nothing instead of its number."""
    lines: list[str] = rest[-1]
    owner, _dot, key = name.rpartition(".")
    room, _dot, model = owner.rpartition(".")
    described = getattr(sys.modules.get(room), model, None) if kind == "attribute" else None
    if is_model(described) and key in described.model_fields:
        lines[:] = [described.model_fields[key].description or ""]
    elif lines and lines[0].startswith("Alias for field number"):
        lines.clear()


def by_its_keys(_: Sphinx, _kind: str, _name: str, thing: object, *_rest: object) -> tuple[str, None] | None:
    """Leaves out how a model is made: by keywords alone, which its keys say better."""
    return ("", None) if is_model(thing) else None


def is_model(thing: Any) -> TypeGuard[type[BaseModel]]:
    """Whether something is a class of records that are read from files or written into them."""
    return isinstance(thing, type) and issubclass(thing, BaseModel)


def setup(app: Sphinx) -> None:
    """Called by Sphinx."""
    app.connect("source-read", with_margin)
    app.connect("doctree-read", without_margin)
    app.connect("autodoc-process-docstring", as_told)
    app.connect("autodoc-process-signature", by_its_keys)
