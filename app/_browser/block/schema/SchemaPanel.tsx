import { type ReactNode, useState } from "react";
import type { Schema } from "@/sandbox/sql/catalog";
import type { Peek } from "./PeekRows";
import { SchemaDiagram } from "./SchemaDiagram";
import { TableDetails, tableName } from "./TableDetails";

const views = ["Tables", "Foreign keys"] as const;

/** The tables an editor can ask: columns, types and keys, or the foreign keys as a drawing. */
export function SchemaPanel(props: { schema: Schema; peek: Peek; name: string }): ReactNode {
  const { schema, peek, name } = props;
  const [view, setView] = useState<(typeof views)[number]>("Tables");
  if (schema.tables.length === 0) return <p className="meta">There is no table yet.</p>;
  return (
    <section className="schema" aria-label={name}>
      <div className="views" role="group" aria-label="How to show the tables">
        {views.map((one) => (
          <button
            key={one}
            type="button"
            className="b bare small"
            aria-pressed={one === view}
            onClick={() => setView(one)}
          >
            {one}
          </button>
        ))}
      </div>
      {view === "Tables" ? (
        <div className="tables">
          {schema.tables.map((table) => (
            <TableDetails key={tableName(table)} table={table} peek={peek} />
          ))}
        </div>
      ) : (
        <SchemaDiagram schema={schema} />
      )}
    </section>
  );
}
