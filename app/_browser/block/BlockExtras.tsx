import { type ReactNode, type RefObject, useEffect, useState } from "react";
import type { Block } from "@/content/course";
import type { CodeHandle } from "./CodeField";
import { Icon } from "./Icon";

/** The quiet part of the bar: the way to the workbench. */
export function BlockExtras(props: {
  block: Block;
  before: string[];
  text: string;
  handle: RefObject<CodeHandle>;
  root: RefObject<HTMLElement | null>;
}): ReactNode {
  const { before, text } = props;
  const [href, setHref] = useState("/workbench");
  // Not in the HTML: every text would stand in the page twice.
  useEffect(
    () => setHref(`/workbench#sql=${encodeURIComponent([...before, text].join("\n\n"))}`),
    [before, text],
  );
  return (
    <a className="b bare small" href={href}>
      <Icon name="open" />
      Workbench
    </a>
  );
}
