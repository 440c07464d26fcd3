"""The tables of many inspections, and what stands in their columns: all of it follows from the fact vocabulary.

Each entity has a table, with a row for each that there is. Each list has a table too, with a row for each that is in
it. What stands in nobody's table is not unknown: a table or a column that rules read has to be there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ..expressions import Reads, sql
from ..vocabulary import FACTS, Date, Entity, GradeOf, Kind, Text, Truth, Type, value

FINDINGS = "findings"
"""The list that nobody gives: it is made of what rules find."""


@value
class TableColumn:
    """A column.

    Args:
        name: as queries call it.
        doc: what it says.
        type: of its values; None for keys of rows.
        table: where a key leads; None where there is another type, and where rows have their own.
        may_lack: whether it may be NULL, which is not known.
    """

    name: str
    doc: str
    type: Type | None = None
    table: str | None = None
    may_lack: bool = False

    @property
    def held_as(self) -> str:
        """The type that tables have it in: `BIGINT`, `BOOLEAN`, `DATE` or `TEXT`."""
        match self.type:
            case Truth():
                return "BOOLEAN"
            case Date():
                return "DATE"
            case Text() | Kind():
                return "TEXT"
            case _:
                return "BIGINT"


@value
class TableOf:
    """A table.

    Args:
        name: as queries call it.
        doc: what has a row in it.
        columns: those that have to be there.
        listed_in: of an entity that only lists lead to, their tables, of which one at least has each row; none where a
            row may be in one that is not asked for.
        lists_all: of a list, whether every row that could be in it is in that of some owner.
        way: of a list, the column of what is listed that says its owner too, where that is asked for.
    """

    name: str
    doc: str
    columns: tuple[TableColumn, ...]
    listed_in: tuple[str, ...] = ()
    lists_all: bool = False
    way: str | None = None

    @property
    def of_list(self) -> bool:
        """Whether its rows say what is in a list, and are no rows of an entity."""
        return self.columns[0].name == sql.OWNER


def layout(
    schema: Mapping[str, Entity] = FACTS, reads: Reads | None = None, points: int | None = None
) -> dict[str, TableOf]:
    """The tables by name.

    Args:
        schema: the entities.
        reads: what rules read; everything that they could unless given.
        points: how many the scale of grades has; those of the vocabulary unless given.
    """
    reads = reads if reads is not None else _everything(schema)
    lists = [(entity, name) for entity, name in reads.lists if name != FINDINGS]
    met = {entity for entity, _ in (*reads.facts, *reads.lists, *reads.parents)}
    met |= {schema[entity].relations[name].entity for entity, name in lists}
    met |= {schema[entity].parents[name] for entity, name in reads.parents}
    met |= {name for name, entity in schema.items() if entity.key == ""}
    met -= {
        relation.entity for entity in schema.values() for name, relation in entity.relations.items() if name == FINDINGS
    }
    tables = [_of_entity(schema, name, reads, points) for name in schema if name in met]
    tables += [_of_list(schema, entity, name) for entity in schema for of, name in lists if of == entity]
    return {table.name: table for table in tables}


def _everything(schema: Mapping[str, Entity]) -> Reads:
    def each(part: str) -> dict[tuple[str, str], str]:
        return {(entity.name, name): "" for entity in schema.values() for name in getattr(entity, part)}

    facts = {(of, name): "" for of, name in each("facts") if not schema[of].facts[name].for_texts}
    return Reads(facts, each("relations"), each("parents"))


def _of_entity(schema: Mapping[str, Entity], of: str, reads: Reads, points: int | None) -> TableOf:
    entity = schema[of]

    def read(named: Iterable[tuple[str, str]]) -> Iterator[str]:
        return (name for one, name in named if one == of)

    parents, facts, lists = set(read(reads.parents)), set(read(reads.facts)), set(read(reads.lists)) - {FINDINGS}
    ways = [(one, name) for one in schema for name, list_ in schema[one].relations.items() if list_.entity == of]
    only_listed = entity.key is None and {*ways} <= reads.lists.keys()
    return TableOf(
        sql.table_of(entity.name),
        entity.doc,
        (
            TableColumn(sql.KEY, "a number that no other row of the table has"),
            *(
                TableColumn(name, f"the {name} it lies in", table=sql.table_of(parent))
                for name, parent in entity.parents.items()
                if name in parents
            ),
            *(
                TableColumn(name, fact.doc, _on_scale(fact.type, points), may_lack=True)
                for name, fact in entity.facts.items()
                if name in facts
            ),
            *(
                TableColumn(sql.open_of(name), f"there may be more {name} than are recorded", Truth())
                for name in entity.relations
                if name in lists
            ),
        ),
        tuple(sql.table_of_list(*way) for way in ways) if only_listed else (),
    )


def _on_scale(type_: Type, points: int | None) -> Type:
    return GradeOf(type_.scale, points) if isinstance(type_, GradeOf) and points is not None else type_


def _of_list(schema: Mapping[str, Entity], of: str, name: str) -> TableOf:
    entity, relation = schema[of], schema[of].relations[name]
    listed = schema[relation.entity]
    way = next((way for way, parent in listed.parents.items() if parent == of), None)
    return TableOf(
        sql.table_of_list(entity.name, name),
        f"{relation.doc}, of each {entity.name}",
        (
            TableColumn(sql.OWNER, f"the {entity.name} whose list it is", table=sql.table_of(entity.name)),
            TableColumn(sql.LISTED, f"the {relation.entity} in it", table=sql.table_of(relation.entity)),
            TableColumn(sql.RELATED, "it is in the list; not known where it only may be", Truth(), may_lack=True),
        ),
        lists_all=listed.key == name and way is not None,
        way=way,
    )
