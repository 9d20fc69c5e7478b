import { figureReply, textAt } from "@/app/_ui/figures/figure-replies";
import { uploadSteps } from "@/content/figures/multipart-upload";
import { xmlElements, xmlText } from "./xml-values";

/** What a store holds after a step of an upload. */
export interface UploadState {
  request: string;
  /** How the upload ends; "" while it goes on. */
  end: string;
  status: number;
  /** It is begun and not ended: the store lists its parts. */
  open: boolean;
  parts: { number: string; bytes: number }[];
  objects: { key: string; bytes: number }[];
}

/** The recorded states; empty when a reply is missing. */
export function uploadStates(rows: Record<string, unknown>): UploadState[] {
  return uploadSteps.flatMap((step) => {
    const body = (query: string): string => textAt(figureReply(rows, `${step.name}-${query}`), "body");
    const reply = figureReply(rows, step.name);
    if (!reply) return [];
    return [
      {
        request: step.shown,
        end: "end" in step ? step.end : "",
        status: reply.status,
        open: figureReply(rows, `${step.name}-parts`)?.status === 200,
        parts: xmlElements(body("parts"), "Part").map((part) => ({
          number: xmlText(part, "PartNumber"),
          bytes: Number(xmlText(part, "Size")),
        })),
        objects: xmlElements(body("objects"), "Contents").map((object) => ({
          key: xmlText(object, "Key"),
          bytes: Number(xmlText(object, "Size")),
        })),
      },
    ];
  });
}

/** Bytes as a person reads them: `19 B`, `5 MiB`, with a blank that does not break. */
export function bytesText(bytes: number): string {
  const mebibytes = bytes / 1024 / 1024;
  return mebibytes < 1 ? `${bytes}\u00a0B` : `${Number(mebibytes.toFixed(1))}\u00a0MiB`;
}
