import { GradingFailed } from "../../grader/grading-failed";
import type { Engine, Limits } from "@/sandbox/engine";
import type { Value } from "@/sandbox/outcome";

/** A column that rows are written to; generated ones are left out. */
export interface TableColumn {
  name: string;
  /** `integer`, `numeric(10,2)`, `timestamp with time zone` ... */
  type: string;
  oid: number;
  /** Part of the primary key. */
  key: boolean;
  /** Fed by a sequence. */
  counted: boolean;
}

/** A foreign key: these columns (0-based) hold what stands in those of another table. */
export interface Link {
  columns: number[];
  to: string;
  toColumns: number[];
}

/** A table of the schema `public` with its rows, each value as PostgreSQL's text. */
export interface Table {
  name: string;
  columns: TableColumn[];
  links: Link[];
  rows: Value[][];
}

const limits: Limits = { ms: 10_000, rows: 100_000, bytes: 64 * 1024 * 1024 };

/** All base tables of the engine's schema `public`, by name, rows in order of the key. */
export async function readTables(engine: Engine): Promise<Table[]> {
  const columns = await rowsOf(engine, columnsQuery);
  const links = await rowsOf(engine, linksQuery);
  const tables = new Map<string, Table>();
  for (const [table = "", name, type, oid, key, counted] of texts(columns)) {
    const known = tables.get(table) ?? { name: table, columns: [], links: [], rows: [] };
    known.columns.push({
      name: name ?? "",
      type: type ?? "",
      oid: Number(oid),
      key: key === "t",
      counted: counted === "t",
    });
    tables.set(table, known);
  }
  for (const [from = "", own, to = "", theirs] of texts(links)) {
    const [table, other] = [tables.get(from), tables.get(to)];
    if (!table || !other) continue;
    table.links.push({ columns: indexes(table, own), to, toColumns: indexes(other, theirs) });
  }
  for (const table of tables.values()) {
    table.rows = await rowsOf(
      engine,
      `SELECT ${list(table)} FROM public.${quoted(table.name)} ORDER BY ${orderOf(table)}`,
    );
  }
  return [...tables.values()];
}

/** The statements that put these rows, and only these, into empty tables. Foreign keys are not looked at: the rows keep them. */
export function insertScript(tables: Table[]): string {
  const filled = tables.filter(({ rows }) => rows.length > 0);
  const inserts = filled.map((table) => {
    const rows = table.rows.map((row) => `(${row.map(literal).join(", ")})`);
    return `INSERT INTO public.${quoted(table.name)} (${list(table)}) OVERRIDING SYSTEM VALUE VALUES\n  ${rows.join(",\n  ")};`;
  });
  const counters = filled.flatMap(({ name, columns }) =>
    columns
      .filter(({ counted }) => counted)
      .map(
        (column) =>
          `setval(pg_get_serial_sequence(${literal(`public.${quoted(name)}`)}, ${literal(column.name)}), (SELECT max(${quoted(column.name)}) FROM public.${quoted(name)}))`,
      ),
  );
  return [
    "SET session_replication_role = replica;",
    ...inserts,
    ...(counters.length > 0 ? [`SELECT ${counters.join(", ")};`] : []),
    "SET session_replication_role = origin;",
  ].join("\n");
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const literal = (value: Value): string => (value === null ? "NULL" : `'${value.replaceAll("'", "''")}'`);
const list = ({ columns }: Table): string => columns.map(({ name }) => quoted(name)).join(", ");

/** By the key; without one, by everything. */
function orderOf({ columns }: Table): string {
  const keys = columns.flatMap(({ key, type }, i) => (key && type !== "json" ? [String(i + 1)] : []));
  const all = columns.flatMap(({ type }, i) => (type === "json" ? [] : [String(i + 1)]));
  return (keys.length > 0 ? keys : all).join(", ");
}

const indexes = ({ columns }: Table, names: string | undefined): number[] =>
  (JSON.parse(names ?? "[]") as string[]).map((name) => columns.findIndex((column) => column.name === name));

async function rowsOf(engine: Engine, sql: string): Promise<Value[][]> {
  const last = (await engine.run(sql, limits)).at(-1);
  if (last?.kind === "rows" && !last.truncated) return last.rows;
  throw new GradingFailed(
    `The tables could not be read: ${last?.kind === "error" ? last.message : (last?.kind ?? "nothing came")}`,
  );
}

const texts = (rows: Value[][]): string[][] => rows.map((row) => row.map((value) => value ?? ""));

const columnsQuery = `
SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.atttypid,
  EXISTS (SELECT 1 FROM pg_index AS i WHERE i.indrelid = c.oid AND i.indisprimary AND a.attnum = ANY (i.indkey)),
  pg_get_serial_sequence(format('%I.%I', 'public', c.relname), a.attname) IS NOT NULL
FROM pg_class AS c JOIN pg_attribute AS a ON a.attrelid = c.oid
WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
ORDER BY c.relname, a.attnum`;

const linksQuery = `
SELECT c.conrelid::regclass::text,
  (SELECT json_agg(a.attname ORDER BY k.at) FROM unnest(c.conkey) WITH ORDINALITY AS k (num, at)
   JOIN pg_attribute AS a ON a.attrelid = c.conrelid AND a.attnum = k.num)::text,
  c.confrelid::regclass::text,
  (SELECT json_agg(a.attname ORDER BY k.at) FROM unnest(c.confkey) WITH ORDINALITY AS k (num, at)
   JOIN pg_attribute AS a ON a.attrelid = c.confrelid AND a.attnum = k.num)::text
FROM pg_constraint AS c
WHERE c.contype = 'f' AND c.connamespace = 'public'::regnamespace
ORDER BY c.conrelid::regclass::text, c.conname`;
