import type { ReactNode } from "react";
import { Icon } from "./Icon";

/** The quiet part of the bar: the tables, and the way to the workbench. */
export default function BlockExtras(props: {
  before: string[];
  text: string;
  /** Whether the tables are shown. */
  schema: boolean;
  onSchema: () => void;
}): ReactNode {
  const { before, text, schema, onSchema } = props;
  return (
    <>
      <button type="button" className="b bare small" aria-expanded={schema} onClick={onSchema}>
        <Icon name="table" />
        Schema
      </button>
      <a
        className="b bare small"
        href={`/workbench#sql=${encodeURIComponent([...before, text].join("\n\n"))}`}
      >
        <Icon name="open" />
        Workbench
      </a>
    </>
  );
}
