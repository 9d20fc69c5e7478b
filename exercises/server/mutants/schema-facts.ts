import { parse } from "libpg-query";
import { words } from "./nodes";
import { fieldsOf, type Fields, isFields, listOf, textAt } from "./tree";

/** What a schema promises, as far as mutants are the same query because of it. */
export interface SchemaFacts {
  /** Columns, as "table.column", that may hold NULL. */
  nullable: ReadonlySet<string>;
  /** Columns, as "table.column", that are never NULL and refer to the key `id` of another table, whose name this gives. */
  references: ReadonlyMap<string, string>;
}

/** Reads CREATE TABLE statements, with the constraints at their columns; table constraints other than PRIMARY KEY are passed over. */
export async function readSchemaFacts(ddl: string): Promise<SchemaFacts> {
  const { stmts = [] } = await parse(ddl);
  const columns = stmts.flatMap(({ stmt }) => {
    const table = fieldsOf(stmt, "CreateStmt");
    return table ? columnsOf(table) : [];
  });
  return {
    nullable: new Set(columns.filter(({ notNull }) => !notNull).map(({ name }) => name)),
    references: new Map(
      columns.flatMap(({ name, notNull, refersTo }) =>
        notNull && refersTo ? [[name, refersTo] as const] : [],
      ),
    ),
  };
}

interface Column {
  name: string;
  notNull: boolean;
  refersTo: string | undefined;
}

function columnsOf(table: Fields): Column[] {
  const relation = isFields(table.relation) ? textAt(table.relation, "relname") : "";
  const elements = listOf(table.tableElts);
  const keys = elements
    .map((element) => fieldsOf(element, "Constraint"))
    .filter((one) => textAt(one, "contype") === "CONSTR_PRIMARY")
    .flatMap((one) => words(one?.keys));
  return elements.flatMap((element) => {
    const column = fieldsOf(element, "ColumnDef");
    if (!column) return [];
    const name = textAt(column, "colname");
    const constraints = listOf(column.constraints).map((one) => fieldsOf(one, "Constraint"));
    const kinds = constraints.map((one) => textAt(one, "contype"));
    const target = constraints.find((one) => textAt(one, "contype") === "CONSTR_FOREIGN")?.pktable;
    return [
      {
        name: `${relation}.${name}`,
        notNull: keys.includes(name) || kinds.includes("CONSTR_NOTNULL") || kinds.includes("CONSTR_PRIMARY"),
        refersTo: isFields(target) ? textAt(target, "relname") : undefined,
      },
    ];
  });
}
