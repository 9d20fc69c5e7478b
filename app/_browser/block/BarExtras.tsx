import type { ReactNode } from "react";
import { lazyPart } from "@/app/_ui/result/lazy-part";
import type { BlockKind } from "@/content/course";
import { Awake } from "./Awake";

const BlockExtras = lazyPart(() => import("./BlockExtras"));
const ConsoleExtras = lazyPart(() => import("./console/ConsoleExtras"));

/** What a block of a language offers in its bar besides Run. */
export function BarExtras(props: {
  kind: BlockKind;
  before: string[];
  text: string;
  schema: boolean;
  onSchema: () => void;
}): ReactNode {
  const { kind, ...rest } = props;
  return (
    <Awake>
      {kind === "sql" ? <BlockExtras {...rest} /> : <ConsoleExtras text={rest.text} kind={kind} />}
    </Awake>
  );
}
