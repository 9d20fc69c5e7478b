import type { ReactNode } from "react";
import { jsonPart } from "./json-view";

/** A body in JSON. What stands folded opens without scripts too; on paper everything is open. */
export function JsonView({ value }: { value: unknown }): ReactNode {
  return (
    <div className="json">
      <Value value={value} depth={0} name={undefined} tail="" />
    </div>
  );
}

/** `tail` is the comma behind it. */
function Value(props: { value: unknown; depth: number; name: string | undefined; tail: string }): ReactNode {
  const { value, depth, name, tail } = props;
  const part = jsonPart(value, depth, name);
  if (part.kind === "inline") return part.text + tail;
  if (part.kind === "scalar") {
    return (
      <>
        {part.type === "word" ? (
          <b>{part.text}</b>
        ) : (
          <span className={part.type === "string" ? "s" : "n"}>{part.text}</span>
        )}
        {tail}
      </>
    );
  }
  const lines = part.entries.map(({ key, value: inner }, index) => (
    // Entries never change place.
    <div key={index} className="in">
      {key === undefined ? null : `${JSON.stringify(key)}: `}
      <Value value={inner} depth={depth + 1} name={key} tail={index < part.entries.length - 1 ? "," : ""} />
    </div>
  ));
  if (depth === 0) {
    return (
      <>
        {part.open}
        {lines}
        {part.close}
      </>
    );
  }
  return (
    <details open={!part.shut}>
      <summary>
        <span className="shut">{part.folded}</span>
        <span className="tail">{tail}</span>
        <span className="opened">{part.open}</span>
      </summary>
      {lines}
      {part.close}
      {tail}
    </details>
  );
}
