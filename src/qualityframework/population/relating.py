"""Rows of tables that say of each other which inspection they are of: they have to agree, as nobody judges the rest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import pyarrow.compute as pc

from ..expressions import sql
from .layouts import TableOf
from .tables import Tables

_TOP = sql.table_of("inspection")
_NOBODY = -1
"""The position of the inspection of rows that nothing says it of."""


class _Link(NamedTuple):
    """Rows of two tables that are of one inspection each time: `said` is the column of `table` that says so."""

    table: str
    said: str
    told: str
    one: str
    ones: Any
    other: str
    others: Any


def contradictions(tables: Tables, layout: Mapping[str, TableOf]) -> Iterator[str]:
    """Rows that are of two inspections, rows that no list has that should, and lists of others than the rows say.

    Args:
        tables: of the layout, whose keys lead somewhere.
        layout: what there is.
    """
    for of in layout.values():
        if of.lists_all:
            yield from _not_listed(tables, str(of.columns[1].table), [of.name])
            yield from _not_related(tables, of)
        if of.listed_in:
            yield from _not_listed(tables, of.name, of.listed_in)
        if of.way is not None and of.columns[0].table != _TOP:
            yield from _of_another(tables, of, of.way)
    if _TOP not in layout:
        return
    links = sorted(_links(tables, layout), key=lambda link: _TOP not in (link.one, link.other))
    inspections = {name: np.full(len(tables[name]), _NOBODY) for name, of in layout.items() if not of.of_list}
    inspections[_TOP] = np.arange(len(tables[_TOP]))
    for _ in inspections:  # as far as the way from an inspection can be
        for link in links:
            _tell(inspections[link.one], link.ones, inspections[link.other], link.others)
            _tell(inspections[link.other], link.others, inspections[link.one], link.ones)
    for link in links:
        here, there = inspections[link.one][link.ones], inspections[link.other][link.others]
        wrong = (here != there) & (here != _NOBODY) & (there != _NOBODY)
        if not wrong.any():
            continue
        at, keys = int(wrong.argmax()), tables[_TOP].column(sql.KEY)
        said = tables[link.table].column(link.said)[at].as_py()
        yield (
            f"`{link.said}` of {link.table}, row {at + 1}: `{said}` is of inspection {keys[int(there[at])].as_py()}, "
            f"and {link.told} of inspection {keys[int(here[at])].as_py()}{_more(wrong)}"
        )


def _not_listed(tables: Tables, entity: str, lists: Sequence[str]) -> Iterator[str]:
    """Rows that nobody would look at."""
    keys = _ints(tables[entity], sql.KEY)
    lost = ~np.isin(keys, np.concatenate([_ints(tables[name], sql.LISTED) for name in lists]))
    if lost.any():
        at = int(lost.argmax())
        yield f"`{sql.KEY}` of {entity}, row {at + 1}: `{keys[at]}` is in no row of {' or '.join(lists)}{_more(lost)}"


def _not_related(tables: Tables, of: TableOf) -> Iterator[str]:
    denied = pc.fill_null(pc.invert(tables[of.name].column(sql.RELATED)), True).to_numpy()
    if denied.any():
        yield (
            f"`{sql.RELATED}` of {of.name}, row {int(denied.argmax()) + 1}: it should be true, "
            f"as each {of.columns[1].table} is in this list{_more(denied)}"
        )


def _of_another(tables: Tables, of: TableOf, way: str) -> Iterator[str]:
    """Lists of one owner with rows that say themselves that they lie in another."""
    entity, table = str(of.columns[1].table), tables[of.name]
    if way not in tables[entity].column_names:
        return
    listed, owners = _ints(table, sql.LISTED), _ints(table, sql.OWNER)
    said = _ints(tables[entity], way)[_positions(tables, entity, listed)]
    wrong = said != owners
    if wrong.any():
        at = int(wrong.argmax())
        yield (
            f"`{sql.OWNER}` of {of.name}, row {at + 1}: `{owners[at]}` has {entity} {listed[at]} in its list, "
            f"whose `{way}` is {said[at]}{_more(wrong)}"
        )


def _links(tables: Tables, layout: Mapping[str, TableOf]) -> Iterator[_Link]:
    """What rows say themselves comes before the lists that they are in."""
    for of in (of for of in layout.values() if not of.of_list):
        for column in of.columns:
            if column.table is not None:
                others = _positions(tables, column.table, _ints(tables[of.name], column.name))
                yield _Link(of.name, column.name, "the row", of.name, np.arange(len(others)), column.table, others)
    for of in (of for of in layout.values() if of.of_list):
        owner, listed = (str(column.table) for column in of.columns[:2])
        owners = _positions(tables, owner, _ints(tables[of.name], sql.OWNER))
        rows = _positions(tables, listed, _ints(tables[of.name], sql.LISTED))
        yield _Link(of.name, sql.LISTED, f"its `{sql.OWNER}`", owner, owners, listed, rows)


def _tell(from_: Any, rows: Any, to: Any, others: Any) -> None:
    """The inspections of rows go to those that have none yet."""
    new = (to[others] == _NOBODY) & (from_[rows] != _NOBODY)
    to[others[new][::-1]] = from_[rows[new]][::-1]  # the first row that says it is taken


def _positions(tables: Tables, name: str, wanted: Any) -> Any:
    keys = _ints(tables[name], sql.KEY)
    order = np.argsort(keys)
    return order[np.searchsorted(keys, wanted, sorter=order)]


def _ints(table: Any, column: str) -> Any:
    return table.column(column).to_numpy()


def _more(wrong: Any) -> str:
    more = int(wrong.sum()) - 1
    return f" ({more} more like it)" if more else ""
