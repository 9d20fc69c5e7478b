import { type ReactNode, type RefObject, useEffect, useState } from "react";
import type { BlockKind } from "@/content/course";
import type { Shown } from "../../block-phase";
import { StateGroups } from "./StateGroups";
import { type StateGroup, stateGroups } from "./state-changes";

/** Where there is room beside a block. */
const wide = "(min-width: 76rem)";

type Read = { kind: "reading" } | { kind: "missing" } | { kind: "read"; groups: StateGroup[] };

/**
 * What the engine of a console holds: before the first run as the block finds it, then as the last run left it, with what changed
 * marked. It opens by itself where there is room beside the block; the engine is asked only while it is open.
 */
export default function ConsoleState(props: {
  root: RefObject<Element | null>;
  kind: Exclude<BlockKind, "sql">;
  /** Earlier texts of the session. */
  before: readonly string[];
  shown: Shown | undefined;
}): ReactNode {
  const { root, kind, before, shown } = props;
  const whole = shown?.outcomes.every(({ kind: how }) => how !== "stopped" && how !== "broken") ?? false;
  const ran = whole ? shown?.text : undefined;
  const [open, setOpen] = useState(false);
  const read = useGroups(root, before, ran, open);
  // Decided once, when the first result is there: whoever folds it wants it folded.
  const first = ran !== undefined;
  useEffect(() => {
    if (first && matchMedia(wide).matches) setOpen(true);
  }, [first]);
  const what = kind === "http" ? "Indices" : "Buckets";
  return (
    // No landmark: a page has one for each of its consoles.
    <div role="group" className="holds" aria-label={what}>
      <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{`${what} ${first ? "after this run" : "before this block"}`}</summary>
        {read.kind === "reading" ? <p className="meta">The engine is starting.</p> : null}
        {read.kind === "missing" ? (
          <p className="meta">The engine did not arrive. Check the connection.</p>
        ) : null}
        {read.kind === "read" ? <StateGroups kind={kind} groups={read.groups} /> : null}
      </details>
    </div>
  );
}

/** Asks the engine while it is wanted; the last answer stands until the next one is there. */
function useGroups(
  root: RefObject<Element | null>,
  before: readonly string[],
  ran: string | undefined,
  wanted: boolean,
): Read {
  const [read, setRead] = useState<Read>({ kind: "reading" });
  useEffect(() => {
    const element = root.current;
    if (!wanted || !element) return;
    let current = true;
    groupsOf(element, before, ran).then(
      (groups) => current && setRead({ kind: "read", groups }),
      (cause: unknown) => {
        console.info("No state of the engine:", cause);
        if (current) setRead({ kind: "missing" });
      },
    );
    return () => {
      current = false;
    };
  }, [root, before, ran, wanted]);
  return read;
}

async function groupsOf(
  element: Element,
  before: readonly string[],
  ran: string | undefined,
): Promise<StateGroup[]> {
  const { stateAfter } = await import("./page-state");
  const first = await stateAfter(element, before);
  const last = ran === undefined ? first : await stateAfter(element, [...before, ran]);
  if (!last) throw new Error("The page names no engine of ours");
  return stateGroups(last, first);
}
