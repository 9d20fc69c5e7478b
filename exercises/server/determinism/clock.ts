import { columnOf, functionName } from "../mutants/nodes";
import { textAt } from "../mutants/tree";
import type { Place } from "../mutants/walk";
import type { Finding } from "./determinism";

const clocks: ReadonlySet<string> = new Set(
  "now clock_timestamp statement_timestamp transaction_timestamp timeofday".split(" "),
);

const chances: ReadonlySet<string> = new Set(
  "random random_normal setseed gen_random_uuid uuidv4 uuidv7 uuid_generate_v1 uuid_generate_v4 gen_random_bytes".split(
    " ",
  ),
);

const sessions: ReadonlySet<string> = new Set(
  "txid_current pg_current_xact_id pg_backend_pid pg_current_wal_lsn inet_client_port".split(" "),
);

const systemColumns: ReadonlySet<string> = new Set("ctid xmin xmax cmin cmax tableoid".split(" "));

/** What is another value at another time, in another session or in another copy of the table. */
export function clockRule(place: Place): Finding[] {
  if (place.tag === "FuncCall") return callFindings(place);
  if (place.tag === "SQLValueFunction") return valueFindings(place);
  if (place.tag === "RangeTableSample")
    return [finding(place, "TABLESAMPLE takes other rows each time.", "Choose rows by a condition.")];
  if (place.tag !== "ColumnRef") return [];
  const name = columnOf({ ColumnRef: place.node })?.name ?? "";
  return systemColumns.has(name)
    ? [
        finding(
          place,
          `${name} says where a row lies, not what it means.`,
          "Use a column of the table, such as its key.",
        ),
      ]
    : [];
}

function callFindings(place: Place): Finding[] {
  const name = functionName(place.node);
  if (clocks.has(name)) return [clockFinding(place, `${name}()`)];
  if (chances.has(name))
    return [finding(place, `${name}() leans on chance.`, "Write a constant in its place.")];
  if (sessions.has(name))
    return [finding(place, `${name}() differs between sessions.`, "Write a constant in its place.")];
  return [];
}

/** CURRENT_DATE and its like; CURRENT_USER and its like are the session's, and stay what they are. */
function valueFindings(place: Place): Finding[] {
  const name = textAt(place.node, "op").replace("SVFOP_", "").replace(/_N$/, "");
  return /DATE|TIME/.test(name) ? [clockFinding(place, name)] : [];
}

const clockFinding = (place: Place, what: string): Finding =>
  finding(
    place,
    `${what} reads the clock.`,
    "Write an instant, such as timestamptz '2024-07-01 00:00:00+00'.",
  );

const finding = (place: Place, message: string, fix: string): Finding => ({
  about: place.node,
  message,
  fix,
});
