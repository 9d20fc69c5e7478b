import { type ReactNode, useId } from "react";
import ErrorView from "@/app/_ui/result/ErrorView";
import type { CounterExample } from "@/exercises/grader/counterexample";
import { pairedLines } from "@/exercises/grader/side-by-side";
import type { Value } from "@/sandbox/outcome";
import { DifferenceTable } from "./DifferenceTable";
import { RunOnExample } from "./RunOnExample";

/** The fewest rows on which an answer goes wrong, with both results on them. */
export function CounterExampleView(props: {
  example: CounterExample;
  text: string;
  onRun: () => void;
}): ReactNode {
  const { example, text, onRun } = props;
  const { tables, yours, expected } = example;
  const heading = useId();
  const lines = "rows" in yours ? beside(yours.rows, expected.rows) : undefined;
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
        {"rows" in yours && lines ? (
          <DifferenceTable
            title={titleOf("Your rows", yours.rows)}
            columns={yours.columns}
            rows={lines.yours}
            marks={lines.marks}
            signs={lines.expected.map((row) => row === null)}
            sign="+"
          />
        ) : null}
        {"rows" in yours ? null : <ErrorView text={text} error={yours} />}
        <DifferenceTable
          title={titleOf("Expected", expected.rows)}
          columns={expected.columns}
          rows={lines?.expected ?? expected.rows}
          {...(lines
            ? { marks: lines.marks, signs: lines.yours.map((row) => row === null), sign: "−" as const }
            : {})}
        />
      </div>
      <RunOnExample onRun={onRun} />
    </section>
  );
}

const titleOf = (title: string, rows: Value[][]): string => (rows.length === 0 ? `${title}: none` : title);

interface Beside {
  yours: (Value[] | null)[];
  expected: (Value[] | null)[];
  /** Per line, the columns (0-based) in which two rows that stand beside each other differ. */
  marks: number[][];
}

function beside(yours: Value[][], expected: Value[][]): Beside {
  const lines = pairedLines(expected, yours);
  return {
    yours: lines.map(({ got }) => got),
    expected: lines.map((line) => line.expected),
    marks: lines.map((line) => (line.got && line.expected ? differing(line.got, line.expected) : [])),
  };
}

const differing = (one: Value[], other: Value[]): number[] =>
  Array.from({ length: Math.max(one.length, other.length) }, (_, i) => i).filter((i) => one[i] !== other[i]);
