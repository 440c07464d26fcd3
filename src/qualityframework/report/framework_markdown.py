"""A page in Markdown for each framework, made of the tree that `frameworks show` draws, with its sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ..frameworks import Framework, Illustration, IllustrationsFile
from .branches import Branch
from .framework_branches import framework_tree
from .rule_markdown import plain_markdown

_STATUSES = (
    "`confirmed` was seen in the source that it names, `reconstructed` is from general knowledge and was not seen, "
    "`drafted` is ours. A page of this kind is generated: change the pack, not the page."
)


def page_of(framework: Framework) -> str:
    """What the file of its page is called."""
    return f"{framework.id}-{framework.edition}.md"


def framework_page(
    framework: Framework, file: IllustrationsFile | None = None, illustrated: Mapping[str, Illustration] | None = None
) -> str:
    """The page of a framework.

    Args:
        framework: the framework.
        file: the head of its illustrations, which says how they are known.
        illustrated: its illustrations by indicator, where it has any.
    """
    tree = framework_tree(framework)
    parts = [f"# {plain_markdown(framework.file.title)}", f"`{framework.name}`. {_STATUSES}"]
    plain = [branch for branch in tree.children if not branch.role]
    parts.append("\n".join(_bullets(plain)))
    for branch in tree.children:
        if branch.role:
            title = plain_markdown(branch.text)
            parts += [f"## {title[:1].upper()}{title[1:]}", "\n".join(_bullets(branch.children))]
    if file is not None and illustrated:
        parts += [f"## Illustrations [{file.status}]", "They are indicative, and no checklist."]
        parts.append("\n".join(_bullets(_illustrations(framework, illustrated))))
    parts += ["## Sources", "\n".join(_bullets(Branch(f"{key}: {one}") for key, one in framework.file.sources.items()))]
    return "\n\n".join(part for part in parts if part) + "\n"


def framework_index(frameworks: Iterable[Framework]) -> str:
    """The page that leads to the pages of all frameworks."""
    rows = [
        f"| [{plain_markdown(one.file.title)}]({page_of(one)}) | `{one.name}` "
        f"| {len(one.file.domains)} / {len(one.file.areas)} / {len(one.file.indicators)} "
        f"| {'yes' if one.own_weighing is not None else 'no'} |"
        for one in frameworks
    ]
    head = [
        "| framework | pack | domains / areas / indicators | records are judged by it |",
        "| --- | --- | --- | --- |",
    ]
    return "# Frameworks\n\n" + _STATUSES + "\n\n" + "\n".join([*head, *rows]) + "\n"


def _illustrations(framework: Framework, illustrated: Mapping[str, Illustration]) -> Iterator[Branch]:
    for code, one in illustrated.items():
        shown = (("very good", one.very_good), ("weak", one.weak))
        children = tuple(Branch(grade, tuple(map(Branch, texts))) for grade, texts in shown)
        yield Branch(f"{code} {framework.indicators[code].title}", children)


def _bullets(branches: Iterable[Branch], depth: int = 0) -> Iterator[str]:
    for branch in branches:
        yield f"{'  ' * depth}- {plain_markdown(branch.text)}"
        yield from _bullets(branch.children, depth + 1)
