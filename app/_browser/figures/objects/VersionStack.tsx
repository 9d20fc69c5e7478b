import type { ReactNode } from "react";
import { FigureFrame } from "@/app/_ui/figures/FigureFrame";
import { Stacks } from "@/app/_ui/figures/Stacks";
import type { FigureProps } from "@/content/components";
import { type VersionStack as Stack, versionStacks } from "./version-stacks";

/** The versions of one key after each of several requests, and what GET answers each time. */
export function VersionStack({ figure, rows, children }: FigureProps): ReactNode {
  const stacks = versionStacks(rows);
  return (
    <FigureFrame alt={figure.alt} caption={children} empty={stacks.length === 0}>
      <Stacks steps={stacks.map(stepOf)} />
    </FigureFrame>
  );
}

function stepOf({ request, names, versions, answer }: Stack): Parameters<typeof Stacks>[0]["steps"][number] {
  return {
    does: (
      <>
        <code>{request}</code>
        {names === "" ? null : <> the {names}, by its id</>}
      </>
    ),
    boxes: versions.map(({ label, id, size, kind, isNew }) => ({
      name: label,
      detail: kind === "marker" ? id.slice(0, 4) : `${id.slice(0, 4)}, ${size} B`,
      lit: isNew,
      hollow: kind === "marker",
    })),
    empty: "nothing",
    answers: (
      <>
        <code>GET</code> answers{" "}
        <b className={answer.status === 200 ? undefined : "refused"}>{answer.status}</b> {answer.text}
      </>
    ),
  };
}
