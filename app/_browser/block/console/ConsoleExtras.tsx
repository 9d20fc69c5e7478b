import { type ReactNode, useState } from "react";
import type { BlockKind } from "@/content/course";
import { Icon } from "../Icon";
import type { CopyTarget } from "./copy-request";

const targets: readonly CopyTarget[] = ["curl", "JavaScript"];

/** The quiet part of a console's bar: its requests for a real server. */
export default function ConsoleExtras(props: { text: string; kind: Exclude<BlockKind, "sql"> }): ReactNode {
  const { text, kind } = props;
  const [said, say] = useState("");
  return (
    <>
      <span role="status" className="said">
        {said}
      </span>
      {targets.map((target) => (
        <button
          key={target}
          type="button"
          className="b bare small"
          onClick={() => void copy(text, kind, target).then(say)}
        >
          <Icon name="copy" />
          <span className="vh">Copy as </span>
          {target}
        </button>
      ))}
    </>
  );
}

async function copy(text: string, kind: Exclude<BlockKind, "sql">, target: CopyTarget): Promise<string> {
  try {
    const { copyRequests } = await import("./copy-request");
    await navigator.clipboard.writeText(copyRequests(text, kind, target));
    return `Copied as ${target}.`;
  } catch {
    // Refused by the reader, the browser's settings, or a page without https.
    return "This browser did not let the page copy. Select the text and copy it.";
  }
}
