/** What the part of an address behind `#` says. */
export type Shared = { kind: "none" } | { kind: "text"; text: string } | { kind: "damaged" };

const prefix = "#sql=";

/** The part behind `#`: browsers never send it. */
export function sharedHash(text: string): string {
  return `${prefix}${encodeURIComponent(text)}`;
}

/** Reads a shared text; one that was cut or changed on its way is damaged, never half a query. */
export function readShared(hash: string): Shared {
  if (!hash.startsWith(prefix)) return { kind: "none" };
  try {
    const text = decodeURIComponent(hash.slice(prefix.length));
    // No text of SQL holds a NUL or a sign that stands for an unreadable one.
    return text.includes("\0") || text.includes("\uFFFD") ? { kind: "damaged" } : { kind: "text", text };
  } catch {
    return { kind: "damaged" };
  }
}
