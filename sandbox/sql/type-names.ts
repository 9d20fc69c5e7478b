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

/**
 * PostgreSQL's names of column types, for example `numeric(12,2)`. Names are kept only from before the first statement of a
 * learner: one who replaces `format_type` must not name the columns of whoever comes next.
 */
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
    const unnamed = fields.filter((field) => this.nameOf(field) === undefined);
    const wanted = [...new Set(unnamed.map(keyOf))];
    const found = new Map(wanted.length > 0 ? await this.ask(wanted, ask) : []);
    return fields.map((field) => {
      const type = this.nameOf(field) ?? found.get(keyOf(field)) ?? "unknown";
      return { name: field.name, type, oid: field.dataTypeID };
    });
  }

  private async ask(keys: string[], ask: AskText): Promise<[string, string][]> {
    const names = keys.map((key) => `pg_catalog.format_type(${key.replace(":", ", ")})`);
    const [row] = await ask(`select ${names.join(", ")}`);
    return keys.map((key, i): [string, string] => [key, row?.[i] ?? "unknown"]);
  }

  private nameOf(field: WireField): string | undefined {
    const { dataTypeID: oid, dataTypeModifier: modifier } = field;
    return this.known.get(keyOf(field)) ?? modifiedName(oid, modifier, this.known.get(`${oid}:-1`));
  }
}

/** `timestamp(3) with time zone`: the digits stand after the first word. */
const timeTypes: ReadonlySet<number> = new Set([1083, 1114, 1184, 1266]);
/** Length in the modifier less 4 bytes of header, or as it is for bit strings. */
const lengthTypes: ReadonlyMap<number, number> = new Map([
  [1042, 4],
  [1043, 4],
  [1560, 0],
  [1562, 0],
]);

/** Names of modified built-in types (PostgreSQL source: numerictypmodout, anychar_typmodout, bittypmodout, timestamptypmodout). */
function modifiedName(oid: number, modifier: number, bare: string | undefined): string | undefined {
  if (bare === undefined || modifier < 0) return undefined;
  const header = lengthTypes.get(oid);
  if (header !== undefined) return `${oid === 1042 ? "character" : bare}(${modifier - header})`;
  if (timeTypes.has(oid)) return bare.replace(/^\w+/, (word) => `${word}(${modifier})`);
  if (oid !== 1700) return undefined;
  const bits = modifier - 4;
  // The scale is signed, in 11 bits.
  const scale = ((bits & 0x7ff) ^ 1024) - 1024;
  return `numeric(${(bits >> 16) & 0xffff},${scale})`;
}

const keyOf = (field: WireField): string => `${field.dataTypeID}:${field.dataTypeModifier}`;
