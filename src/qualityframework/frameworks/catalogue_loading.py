"""Catalogues of statements from the shelf, and what cites them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from ..documents import Document, refuse
from ..errors import InvalidInput, NotFound
from ..vocabulary import Code, Diagnostic, Place, did_you_mean
from .catalogue_file import CataloguedStatement, CatalogueFile
from .loading import loaded_once, own_name, read_model
from .packs import OnShelf, find
from .references import known, repeated, source_known

_NUMBER = re.compile(r"\d+(\.\d+)*")


@loaded_once
def load_catalogue(ref: str, root: OnShelf = None) -> CatalogueFile:
    """The catalogue called `ref`.

    Raises:
        NotFound: when there is no such pack.
        InvalidInput: when its file has faults.
    """
    pack = find(ref, "catalogue", root)
    document, file = read_model(pack, "catalogue.yaml", CatalogueFile)
    refuse([*own_name(document, pack, file.id, file.edition), *_faults(document, file)])
    return file


def cited(ref: str, root: OnShelf = None) -> CataloguedStatement:
    """The statement that is cited as `pack/edition#number`.

    Raises:
        NotFound: when there is no such catalogue, or the statement is not among those that it carries.
        InvalidInput: when the catalogue has faults.
    """
    name, _, number = ref.partition("#")
    catalogue = load_catalogue(name, root)
    if number in catalogue.by_id:
        return catalogue.by_id[number]
    if _NUMBER.fullmatch(number):
        carried = ", ".join(catalogue.by_id)
        raise NotFound(f"{catalogue.name} carries some statements alone, and {number} is not among them: {carried}")
    raise NotFound(f"there is no statement `{number}` in {catalogue.name}: {did_you_mean(number, catalogue.by_id)}")


def citation_faults(place: Callable[[int], Place], refs: Sequence[str], root: OnShelf) -> Iterator[Diagnostic]:
    """Statements that are cited and not carried, catalogues that are not there, and what is wrong with one that is.

    Args:
        place: where the citation of that number stands.
        refs: the citations.
        root: the shelf that catalogues are looked for on.
    """
    for index, ref in enumerate(refs):
        try:
            cited(ref, root)
        except NotFound as error:
            yield Diagnostic(Code.DANGLING, str(error), place(index))
        except InvalidInput as error:
            yield from error.diagnostics


def _faults(document: Document, file: CatalogueFile) -> Iterator[Diagnostic]:
    for key, items in (("principles", file.principles), ("outcomes", file.outcomes), ("statements", file.statements)):
        ids = [one.id for one in items]
        for index, one in enumerate(items):
            yield from repeated(document, (key,), ids, index)
            yield from source_known(document, file.sources, one, (key, index))
    outcomes = [one.id for one in file.outcomes]
    for index, statement in enumerate(file.statements):
        yield from known(document, ("statements", index, "outcome"), "outcome", statement.outcome, outcomes)
        if not statement.id.startswith(f"{statement.outcome}."):
            message = f"the number of a statement begins with its outcome: `{statement.outcome}.`"
            yield Diagnostic(Code.WRONG_TYPE, message, document.place("statements", index, "id"))
