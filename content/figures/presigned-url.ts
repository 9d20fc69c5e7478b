import type { FigureDefinition } from "./figure";

/** What is tried with the address: as it was signed, or with one thing changed. */
export const addressChanges = {
  none: { label: "as it was signed", field: "", from: "", to: "" },
  key: { label: "another key", field: "path", from: "invoice.pdf", to: "contract.pdf" },
  expires: {
    label: "a longer time",
    field: "X-Amz-Expires",
    from: "X-Amz-Expires=3600",
    to: "X-Amz-Expires=86400",
  },
  method: { label: "DELETE instead of GET", field: "method", from: "", to: "" },
} as const;

/** Which change a reader chose. */
export type AddressChange = keyof typeof addressChanges;

/** Makes two objects and an address for one of them, good for an hour. */
export const presignSetUp = `PUT /sample

PUT /sample/sellers/3/invoice.pdf

an invoice

PUT /sample/sellers/3/contract.pdf

a contract

presign GET /sample/sellers/3/invoice.pdf?X-Amz-Expires=3600

`;

/** Moves the clock so many minutes on from the signature. */
export const clockAt = (minutes: number): string => (minutes > 0 ? `@clock +${minutes}m\n\n` : "");

/** Opens an address (path and query) so many minutes after it was signed. */
export function openRequest(address: string, change: AddressChange, minutes: number): string {
  const { from, to } = addressChanges[change];
  const method = change === "method" ? "DELETE" : "GET";
  const target = from === "" ? address : address.replace(from, to);
  return `${clockAt(minutes)}${method} ${target}\n`;
}

/** A presigned address, field by field, and what becomes of it when the clock moves or somebody changes it. */
export const presignedUrl: FigureDefinition = {
  name: "presigned-url",
  alt: "A presigned address taken apart: where it leads, which object, how it was signed, with whose key, from when, for how long, which headers count, and the signature over all of that. Within the hour GET answers 200. After it, or with any field changed, the answer is 403.",
  queries: {
    address: presignSetUp,
    opened: presignSetUp + openRequest("{{url}}", "none", 0),
    expired: presignSetUp + openRequest("{{url}}", "none", 61),
  },
};
