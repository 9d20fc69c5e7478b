import { type ReactNode, useId } from "react";
import ErrorView from "@/app/_ui/result/ErrorView";
import type { CounterExample } from "@/exercises/grader/counterexample";
import type { Value } from "@/sandbox/outcome";
import { DifferenceTable } from "./DifferenceTable";

/** The fewest rows on which an answer goes wrong, with both results on them. */
export function CounterExampleView(props: {
  example: CounterExample;
  text: string;
  onRun: () => void;
}): ReactNode {
  const { example, text, onRun } = props;
  const { tables, yours, expected } = example;
  const heading = useId();
  const marks = "rows" in yours ? marksOf(yours.rows, expected.rows) : undefined;
  return (
    <section className="example" aria-label="Smallest counter-example">
      <h4 id={heading}>The smallest data on which it goes wrong</h4>
      {tables.length === 0 ? <p className="why">Every table is empty.</p> : null}
      <div className="given">
        {tables.map(({ name, columns, rows }) => (
          <DifferenceTable key={name} title={name} columns={columns} rows={rows} />
        ))}
      </div>
      <div className="pair">
        {"rows" in yours ? (
          <DifferenceTable
            title={titleOf("Your rows", yours.rows)}
            columns={yours.columns}
            rows={yours.rows}
            {...(marks ? { marks: marks.yours, signs: marks.extra, sign: "+" as const } : {})}
          />
        ) : (
          <ErrorView text={text} error={yours} />
        )}
        <DifferenceTable
          title={titleOf("Expected", expected.rows)}
          columns={expected.columns}
          rows={expected.rows}
          {...(marks ? { marks: marks.expected, signs: marks.missing, sign: "−" as const } : {})}
        />
      </div>
      <p className="acts">
        <button type="button" className="b small" onClick={onRun}>
          Run on this data
        </button>
        <span className="meta">
          Made for you from the data on which it failed; hidden values are replaced.
        </span>
      </p>
    </section>
  );
}

const titleOf = (title: string, rows: Value[][]): string => (rows.length === 0 ? `${title}: none` : title);

interface Marks {
  /** Per row, the columns that differ from the row beside it. */
  yours: number[][];
  expected: number[][];
  /** Rows without a partner. */
  extra: boolean[];
  missing: boolean[];
}

/** Rows that both have are left alone; the others are set against each other in order, as far as there are two of them. */
function marksOf(yours: Value[][], expected: Value[][]): Marks {
  const [own, theirs] = [unmatched(yours, expected), unmatched(expected, yours)];
  const marks: Marks = { yours: [], expected: [], extra: [], missing: [] };
  const pairs = own.length === theirs.length ? own.length : 0;
  for (const [i, row] of own.entries()) {
    const other = theirs[i];
    if (i >= pairs || other === undefined) {
      marks.extra[row] = true;
      continue;
    }
    const columns = differing(yours[row] ?? [], expected[other] ?? []);
    marks.yours[row] = columns;
    marks.expected[other] = columns;
  }
  for (const row of theirs.slice(pairs)) marks.missing[row] = true;
  return marks;
}

function unmatched(rows: Value[][], others: Value[][]): number[] {
  const left = others.map((row) => JSON.stringify(row));
  return rows.flatMap((row, i) => {
    const at = left.indexOf(JSON.stringify(row));
    if (at === -1) return [i];
    left.splice(at, 1);
    return [];
  });
}

const differing = (one: Value[], other: Value[]): number[] =>
  Array.from({ length: Math.max(one.length, other.length) }, (_, i) => i).filter((i) => one[i] !== other[i]);
