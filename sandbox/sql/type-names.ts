import type { Column } from "../outcome";

/** A column as the wire describes it. */
export interface WireField {
  name: string;
  dataTypeID: number;
  dataTypeModifier: number;
}

/** Oids from here on belong to types that people made; their names may change between two runs. */
const firstOwnOid = 16_384;

/** Asks for rows of text in the session itself. */
export type AskText = (sql: string) => Promise<(string | null)[][]>;

/** PostgreSQL's names of column types, for example `numeric(12,2)`. Built-in types are asked for once. */
export class TypeNames {
  private readonly known = new Map<string, string>();

  /** Fills the names of all built-in types; call before the snapshot, so that no later question is needed for most results. */
  async load(ask: AskText): Promise<void> {
    const rows = await ask(
      `select oid, pg_catalog.format_type(oid, null), pg_catalog.format_type(oid, -1) from pg_catalog.pg_type where oid < ${firstOwnOid}`,
    );
    for (const [oid, , name] of rows) this.known.set(`${oid}:-1`, name ?? "unknown");
  }

  async columns(fields: WireField[], ask: AskText): Promise<Column[]> {
    const wanted = [...new Set(fields.map(keyOf))].filter((key) => !this.known.has(key));
    const found = new Map(wanted.length > 0 ? await this.ask(wanted, ask) : []);
    return fields.map((field) => {
      const key = keyOf(field);
      const type = this.known.get(key) ?? found.get(key) ?? "unknown";
      return { name: field.name, type, oid: field.dataTypeID };
    });
  }

  private async ask(keys: string[], ask: AskText): Promise<[string, string][]> {
    const names = keys.map((key) => `pg_catalog.format_type(${key.replace(":", ", ")})`);
    const [row] = await ask(`select ${names.join(", ")}`);
    const found = keys.map((key, i): [string, string] => [key, row?.[i] ?? "unknown"]);
    for (const [key, name] of found) if (Number(key.split(":")[0]) < firstOwnOid) this.known.set(key, name);
    return found;
  }
}

const keyOf = (field: WireField): string => `${field.dataTypeID}:${field.dataTypeModifier}`;
