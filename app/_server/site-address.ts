import "server-only";

/** The public address of this course without a slash at its end: `ROWHOUSE_URL`, else where it is served on this machine. */
export function siteAddress(): string {
  const given = process.env["ROWHOUSE_URL"];
  if (given) return given.replace(/\/+$/, "");
  return `http://127.0.0.1:${process.env["PORT"] ?? 3000}`;
}

/** Text as it may stand in XML. */
export function xmlText(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
