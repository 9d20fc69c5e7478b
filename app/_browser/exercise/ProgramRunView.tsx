import type { ReactNode } from "react";
import type { ProgramOutcome, SentStatement } from "@/sandbox/typescript/outcome";
import type { ProgramRun } from "./run-program";

/** What a call returned, and the statements that it sent. */
export function ProgramRunView({ run: { args, outcome } }: { run: ProgramRun }): ReactNode {
  return (
    <div className="scroll">
      <p className="after">
        {args === "" ? (
          "Called with the client alone"
        ) : (
          <>
            Called with <code>{args}</code>
          </>
        )}
        : {words(outcome)}
      </p>
      {outcome.kind === "returned" ? (
        <pre className="code">
          <code>{outcome.value === undefined ? "nothing" : JSON.stringify(outcome.value, undefined, 2)}</code>
        </pre>
      ) : null}
      {outcome.kind === "syntax" ? null : <Sent statements={outcome.sent} />}
    </div>
  );
}

function words(outcome: ProgramOutcome): string {
  switch (outcome.kind) {
    case "returned":
      return "it returned";
    case "threw":
      return `it threw ${outcome.name}: ${outcome.message}${outcome.line === undefined ? "" : ` (line ${outcome.line})`}`;
    case "syntax":
      return `it cannot be read: ${outcome.message}${outcome.line === undefined ? "" : ` (line ${outcome.line})`}`;
    case "stopped":
      return `it was stopped by the limit of ${outcome.limit}.`;
  }
}

function Sent({ statements }: { statements: SentStatement[] }): ReactNode {
  if (statements.length === 0) return <p className="after">It sent no statement.</p>;
  return (
    <table className="rows">
      <caption>Statements that it sent</caption>
      <thead>
        <tr>
          <th scope="col">Text</th>
          <th scope="col">Values</th>
        </tr>
      </thead>
      <tbody>
        {statements.map(({ text, values }, index) => (
          // Statements have no name of their own and never change place.
          <tr key={index}>
            <td>
              <code>{text}</code>
            </td>
            <td>{values === undefined ? "none" : <code>{JSON.stringify(values)}</code>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
