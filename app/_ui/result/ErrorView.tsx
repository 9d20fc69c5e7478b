import type { ReactNode } from "react";
import type { ErrorOutcome } from "@/sandbox/outcome";
import { explainCode } from "@/sandbox/sql/explain-code";
import { caretLine } from "./caret-line";

/** Who says it, where that is not PostgreSQL: codes that are no SQLSTATE. */
const leads: Readonly<Record<string, string>> = {
  TS: "TypeScript cannot read this:",
  console_syntax: "This is no request:",
};

/** PostgreSQL's error as it gave it, the line with a caret, and one plain sentence for the codes that beginners meet. */
export default function ErrorView({ error, text }: { error: ErrorOutcome; text: string }): ReactNode {
  const line = caretLine(text, error.position);
  const plain = explainCode(error.code);
  return (
    <div className="failed">
      <p className="msg">
        <b>{leads[error.code] ?? "PostgreSQL cannot run this:"}</b> {error.message}
      </p>
      {line ? (
        // A long line scrolls, so it must take the focus.
        <pre
          className="caret"
          role="group"
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
          aria-label={`Line ${line.number}, character ${line.column + 1}`}
        >
          <span className="ln">{line.number}</span>
          {line.text}
          {"\n"}
          <span className="ln"> </span>
          <span className="caret-line">{`${" ".repeat(line.column)}^`}</span>
        </pre>
      ) : null}
      {plain ? <p>{plain}</p> : null}
      <dl>
        {error.detail ? <Field name="Detail" text={error.detail} /> : null}
        {error.hint ? <Field name="Hint" text={error.hint} /> : null}
        {leads[error.code] ? null : <Field name="Code" text={error.code} />}
      </dl>
    </div>
  );
}

function Field({ name, text }: { name: string; text: string }): ReactNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{text}</dd>
    </div>
  );
}
