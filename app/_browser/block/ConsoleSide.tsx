import type { ReactNode, RefObject } from "react";
import { lazyPart } from "@/app/_ui/result/lazy-part";
import type { BlockKind } from "@/content/course";
import { Awake } from "./Awake";
import type { Shown } from "./block-phase";

const ConsoleState = lazyPart(() => import("./console/state/ConsoleState"));

/** Beside a console, what its engine holds; nothing beside SQL. */
export function ConsoleSide(props: {
  root: RefObject<Element | null>;
  kind: BlockKind;
  before: readonly string[];
  shown: Shown | undefined;
}): ReactNode {
  const { kind, ...rest } = props;
  if (kind === "sql") return null;
  return (
    <Awake>
      <ConsoleState kind={kind} {...rest} />
    </Awake>
  );
}
