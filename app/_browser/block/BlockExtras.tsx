import { type ReactNode, useEffect, useState } from "react";
import { Icon } from "./Icon";

/** The quiet part of the bar: the tables, and the way to the workbench. */
export function BlockExtras(props: {
  before: string[];
  text: string;
  /** Whether the tables are shown. */
  schema: boolean;
  onSchema: () => void;
}): ReactNode {
  const { before, text, schema, onSchema } = props;
  const [href, setHref] = useState<string>();
  // Not in the HTML: without scripts neither works, and every text would stand in the page twice.
  useEffect(
    () => setHref(`/workbench#sql=${encodeURIComponent([...before, text].join("\n\n"))}`),
    [before, text],
  );
  if (href === undefined) return null;
  return (
    <>
      <button type="button" className="b bare small" aria-expanded={schema} onClick={onSchema}>
        <Icon name="table" />
        Schema
      </button>
      <a className="b bare small" href={href}>
        <Icon name="open" />
        Workbench
      </a>
    </>
  );
}
