import type { ReactNode } from "react";
import { FigureFrame } from "@/app/_ui/figures/FigureFrame";
import { Stacks } from "@/app/_ui/figures/Stacks";
import type { FigureProps } from "@/content/components";
import { bytesText, type UploadState, uploadStates } from "./upload-states";

/** An upload in parts: what the store holds after each step, and after each of its three ends. */
export function MultipartUpload({ figure, rows, children }: FigureProps): ReactNode {
  const states = uploadStates(rows);
  return (
    <FigureFrame alt={figure.alt} caption={children} empty={states.length === 0}>
      <Stacks steps={states.map((state, at) => stepOf(state, states[at - 1]))} />
    </FigureFrame>
  );
}

function stepOf(
  state: UploadState,
  before: UploadState | undefined,
): Parameters<typeof Stacks>[0]["steps"][number] {
  const { request, end, status, parts, objects, open } = state;
  const old = end === "" ? (before?.parts ?? []) : parts;
  return {
    does: (
      <>
        {end === "" ? null : <b>{end}: </b>}
        <code>{request}</code> {end === "forgotten" ? null : status}
      </>
    ),
    boxes: [
      ...objects.map(({ key, bytes }) => ({
        name: key,
        detail: `object, ${bytesText(bytes)}`,
        lit: true,
        hollow: false,
      })),
      ...parts.toReversed().map(({ number, bytes }) => ({
        name: `part ${number}`,
        detail: bytesText(bytes),
        lit: !old.some((part) => part.number === number),
        hollow: true,
      })),
    ],
    empty: open ? "an upload id" : "nothing is left",
    answers: objectsText(state),
  };
}

function objectsText({ objects, parts }: UploadState): string {
  if (objects.length > 0) return "The listing shows 1 object.";
  const hidden = parts.reduce((sum, { bytes }) => sum + bytes, 0);
  return hidden === 0
    ? "The listing shows no object."
    : `The listing shows no object; ${bytesText(hidden)} are stored.`;
}
