import { quoteName } from "@/app/_ui/result/copy-formats";
import { type Dataset, pageLimits } from "@/sandbox/engine";
import type { SchemaTable } from "@/sandbox/sql/catalog";
import { describeUnavailable } from "../block-phase";
import type { PageEngine } from "../page-engine";
import type { Peek } from "./PeekRows";

const shownRows = 5;

/** Asks the engine for the first rows of a table; from a fresh `dataset`, or from the rows as they are now. */
export function peekTable(engine: () => PageEngine, dataset?: () => Promise<Dataset>): Peek {
  return async (table: SchemaTable) => {
    const text = `TABLE ${quoteName(table.schema)}.${quoteName(table.name)} LIMIT ${shownRows}`;
    const end = await engine().run({ ...(dataset ? { dataset } : {}), before: [], text, limits: pageLimits });
    if (end.kind === "unavailable") return describeUnavailable(end.why);
    const last = end.outcomes.at(-1);
    if (last?.kind === "rows") return last;
    return last?.kind === "error"
      ? `PostgreSQL cannot show them: ${last.message}.`
      : "The rows could not be read; run it again.";
  };
}
