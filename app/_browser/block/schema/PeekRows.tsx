import { type ReactNode, useState } from "react";
import { ResultTable } from "@/app/_ui/result/ResultTable";
import type { Column, Value } from "@/sandbox/outcome";
import type { SchemaTable } from "@/sandbox/sql/catalog";

/** The first rows of a table, or one sentence why there are none to show. */
export type Peek = (table: SchemaTable) => Promise<Peeked | string>;

interface Peeked {
  columns: Column[];
  rows: Value[][];
}

/** A button that shows the first rows of a table, asked from the engine. */
export function PeekRows({ table, peek }: { table: SchemaTable; peek: Peek }): ReactNode {
  const [state, setState] = useState<Peeked | string>();
  const open = state !== undefined;
  const show = async (): Promise<void> => {
    setState("The rows are on their way.");
    setState(await peek(table));
  };
  return (
    <>
      <button
        type="button"
        className="b bare small"
        aria-expanded={open}
        onClick={() => (open ? setState(undefined) : void show())}
      >
        {open ? "Hide the rows" : "Show the first rows"}
      </button>
      {state !== undefined ? <Shown table={table} state={state} /> : null}
    </>
  );
}

function Shown(props: { table: SchemaTable; state: Peeked | string }): ReactNode {
  const { table, state } = props;
  if (typeof state === "string") return <p className="meta">{state}</p>;
  if (state.rows.length === 0) return <p className="meta">This table has no rows.</p>;
  return (
    // Wide tables scroll sideways, so the box must take the focus.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="out" tabIndex={0} aria-label={`First rows of ${table.name}`}>
      <ResultTable {...state} caption={`First rows of ${table.name}`} />
    </section>
  );
}
