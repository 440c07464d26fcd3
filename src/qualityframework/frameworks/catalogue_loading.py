"""Catalogues of statements from the shelf, and what cites them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from ..documents import Document, refuse
from ..errors import InvalidInput, NotFound
from ..vocabulary import Code, Diagnostic, Place, did_you_mean
from .catalogue_file import NUMBER, Catalogued, CatalogueFile
from .changed import Change, words_of
from .loading import changes_of, loaded_once, own_name, read_model
from .packs import OnShelf, Pack, find
from .references import known, source_known

_HEAD = "catalogue.yaml"


@loaded_once
def load_catalogue(ref: str, root: OnShelf = None) -> CatalogueFile:
    """The catalogue called `ref`.

    Raises:
        NotFound: when there is no such pack.
        InvalidInput: when its file has faults.
    """
    pack = find(ref, "catalogue", root)
    document, file = read_model(pack, _HEAD, CatalogueFile)
    refuse([*own_name(document, pack, file.id, file.edition), *_faults(document, file)])
    return file


def cited(ref: str, root: OnShelf = None) -> Catalogued:
    """The statement, headline outcome or principle that is cited as `pack/edition#number`, or by its name.

    Raises:
        NotFound: when there is no such catalogue, or it is not among what the catalogue carries.
        InvalidInput: when the catalogue has faults.
    """
    name, _, number = ref.partition("#")
    return looked_up(load_catalogue(name, root), number)


def looked_up(catalogue: CatalogueFile, number: str) -> Catalogued:
    """What a catalogue has under a number or a name.

    Raises:
        NotFound: telling a number that it may only not carry from one that it cannot have.
    """
    if number in catalogue.citable:
        return catalogue.citable[number]
    outcomes = [one.id for one in catalogue.outcomes]
    outcome, _, rest = number.partition(".")
    if catalogue.thin is not None and catalogue.could_have(number):
        carried = ", ".join(one.id for one in catalogue.statements)
        raise NotFound(f"{catalogue.name} carries some statements alone, and {number} is not among them: {carried}")
    if outcome not in outcomes and NUMBER.fullmatch(number):
        so = f", and so no `{number}`" if rest else ""
        named = ", ".join(f"`{one}`" for one in outcomes)
        raise NotFound(f"there is no outcome `{outcome}` in {catalogue.name}{so}: it has {named}")
    raise NotFound(f"there is no `{number}` in {catalogue.name}: {did_you_mean(number, catalogue.citable)}")


def citation_faults(place: Callable[[int], Place], refs: Sequence[str], root: OnShelf) -> Iterator[Diagnostic]:
    """What is cited and not carried, or twice; catalogues that are not there, and what is wrong with one that is.

    Args:
        place: where the citation of that number stands.
        refs: the citations.
        root: the shelf that catalogues are looked for on.
    """
    for index, ref in enumerate(refs):
        if ref in refs[:index]:
            first = (("first here", place(refs.index(ref))),)
            yield Diagnostic(Code.DUPLICATE_ID, f"`{ref}` is cited twice", place(index), first)
            continue
        try:
            cited(ref, root)
        except NotFound as error:
            yield Diagnostic(Code.DANGLING, str(error), place(index))
        except InvalidInput as error:
            yield from error.diagnostics


def catalogue_changes(pack: Pack) -> tuple[Change, ...]:
    """What overlays changed of a catalogue."""
    return changes_of(pack, (_HEAD,))


def whose_words(ref: str, changes: Iterable[Change]) -> str | None:
    """The overlay in whose words something that is cited stands; None where it is the pack that says it."""
    name, _, number = ref.partition("#")
    parts = (("principles", "title"), ("outcomes", "text"), ("statements", "text"))
    told = (words_of(changes, f"{name}/{_HEAD}", (part, number), text) for part, text in parts)
    return next((overlay for overlay in told if overlay is not None), None)


def _faults(document: Document, file: CatalogueFile) -> Iterator[Diagnostic]:
    first: dict[str, Place] = {}  # over all three, as each is cited by its identifier alone
    parts: Mapping[str, Sequence[Catalogued]] = {
        "principles": file.principles,
        "outcomes": file.outcomes,
        "statements": file.statements,
    }
    for key, items in parts.items():
        for index, one in enumerate(items):
            at = document.place(key, index, "id")
            if first.setdefault(one.id, at) is not at:
                related = (("first here", first[one.id]),)
                yield Diagnostic(Code.DUPLICATE_ID, f"`{one.id}` is there twice", at, related)
            yield from source_known(document, file.sources, one, (key, index))
    outcomes = [one.id for one in file.outcomes]
    for index, statement in enumerate(file.statements):
        yield from known(document, ("statements", index, "outcome"), "outcome", statement.outcome, outcomes)
        if not statement.id.startswith(f"{statement.outcome}."):
            message = f"the number of a statement begins with its outcome: `{statement.outcome}.`"
            yield Diagnostic(Code.WRONG_TYPE, message, document.place("statements", index, "id"))
