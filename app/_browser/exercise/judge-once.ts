import type { Judged } from "./judged";

/** The code or the data that judges did not arrive. */
export function notArrived(cause: unknown): Judged {
  const detail = cause instanceof Error ? cause.message : String(cause);
  const reason = navigator.onLine ? "download" : "offline";
  return { kind: "unavailable", why: { reason, detail, retry: true } };
}

/** Names one submission; `randomUUID` is missing where a page is not served securely. */
export const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join(
    "",
  );

/** The server, or the code that speaks to it, is out of reach. */
export const notHandedIn: Judged = {
  kind: "open",
  fault: "network",
  title: "Kept here, not handed in yet.",
  says: ["The server cannot be reached. Run and Check still work; hand it in when you are connected again."],
};
