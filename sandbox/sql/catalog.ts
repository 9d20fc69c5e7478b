import type { Engine, Limits } from "../engine";

/** The tables of a loaded dataset, as the schema panel and completion need them. Plain data. */
export interface Schema {
  tables: SchemaTable[];
}

export interface SchemaTable {
  schema: string;
  name: string;
  kind: "table" | "view" | "materialized view" | "partitioned table" | "foreign table";
  /** Counted, not estimated; `null` for views. */
  rows: number | null;
  columns: SchemaColumn[];
  primaryKey: string[];
  uniqueKeys: string[][];
  foreignKeys: ForeignKey[];
}

export interface SchemaColumn {
  name: string;
  /** As PostgreSQL names it, modifiers included. */
  type: string;
  notNull: boolean;
  /** The text of the default or generation expression. */
  default: string | null;
}

export interface ForeignKey {
  columns: string[];
  table: string;
  references: string[];
}

const limits: Limits = { ms: 10_000, rows: 10, bytes: 16 * 1024 * 1024 };

/** One JSON document. Names are qualified with pg_catalog: a learner may have shadowed them. */
const query = `
select pg_catalog.coalesce(pg_catalog.json_agg(t order by t.schema, t.position), '[]')
from (
  select c.oid::pg_catalog.int8 as position, n.nspname as schema, c.relname as name,
    case c.relkind when 'v' then 'view' when 'm' then 'materialized view' when 'p' then 'partitioned table'
      when 'f' then 'foreign table' else 'table' end as kind,
    case when c.relkind in ('r', 'p', 'm') then (pg_catalog.xpath('/row/c/text()', pg_catalog.query_to_xml(
      pg_catalog.format('select pg_catalog.count(*) as c from %I.%I', n.nspname, c.relname), false, true, '')))[1]::pg_catalog.text::pg_catalog.int8
    end as rows,
    (select pg_catalog.json_agg(pg_catalog.json_build_object('name', a.attname,
        'type', pg_catalog.format_type(a.atttypid, a.atttypmod), 'notNull', a.attnotnull,
        'default', case when a.attidentity <> '' then 'identity' else pg_catalog.pg_get_expr(d.adbin, d.adrelid) end)
        order by a.attnum)
      from pg_catalog.pg_attribute a left join pg_catalog.pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
    (select pg_catalog.json_agg(pg_catalog.json_build_object('type', k.contype, 'columns', cols(k.conrelid, k.conkey),
        'table', f.relname, 'references', cols(k.confrelid, k.confkey)) order by k.conname)
      from pg_catalog.pg_constraint k left join pg_catalog.pg_class f on f.oid = k.confrelid
      where k.conrelid = c.oid and k.contype in ('p', 'u', 'f')) as keys
  from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'v', 'm', 'p', 'f') and not c.relispartition
    and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
) t`
  .replace("pg_catalog.coalesce", "coalesce")
  .replace(/cols\(([\w.]+), ([\w.]+)\)/g, (_all, table: string, key: string) => columnNames(table, key));

/** Reads the schema of whatever the engine holds now. Throws when the engine does not answer. */
export async function readSchema(engine: Pick<Engine, "run">): Promise<Schema> {
  const outcome = (await engine.run(query, limits)).at(-1);
  if (outcome?.kind !== "rows") {
    const why = outcome?.kind === "error" ? `${outcome.code} ${outcome.message}` : outcome?.kind;
    throw new Error(`The catalogue could not be read: ${why ?? "no outcome"}`);
  }
  const found = JSON.parse(outcome.rows[0]?.[0] ?? "[]") as FoundTable[];
  return { tables: found.map(asTable) };
}

interface FoundTable extends Pick<SchemaTable, "schema" | "name" | "kind" | "rows"> {
  columns: SchemaColumn[] | null;
  keys:
    | { type: "p" | "u" | "f"; columns: string[]; table: string | null; references: string[] | null }[]
    | null;
}

function asTable(found: FoundTable): SchemaTable {
  const { schema, name, kind, rows, columns } = found;
  const keys = found.keys ?? [];
  return {
    schema,
    name,
    kind,
    rows,
    columns: columns ?? [],
    primaryKey: keys.find((key) => key.type === "p")?.columns ?? [],
    uniqueKeys: keys.filter((key) => key.type === "u").map((key) => key.columns),
    foreignKeys: keys
      .filter((key) => key.type === "f")
      .map((key) => ({ columns: key.columns, table: key.table ?? "", references: key.references ?? [] })),
  };
}

function columnNames(table: string, key: string): string {
  return `(select pg_catalog.json_agg(a.attname order by u.place) from pg_catalog.unnest(${key}) with ordinality u(number, place)
    join pg_catalog.pg_attribute a on a.attrelid = ${table} and a.attnum = u.number)`;
}
