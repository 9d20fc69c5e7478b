/** One part of a presigned address. */
export interface AddressField {
  name: string;
  value: string;
  says: string;
}

// AWS, "Authenticating requests: using query parameters (AWS Signature Version 4)".
const meanings: Record<string, string> = {
  "X-Amz-Algorithm": "how it was signed",
  "X-Amz-Credential": "whose key, and the day, region and service it was signed for",
  "X-Amz-Date": "from when",
  "X-Amz-Expires": "for how many seconds",
  "X-Amz-SignedHeaders": "which headers count too",
  "X-Amz-Signature": "made of all of the above and the secret key, which is not in the address",
};

/** The address in a text; `undefined` where there is none. */
export function addressIn(text: string): URL | undefined {
  const found = /https?:\/\/\S+[?&]X-Amz-Signature=\S+/.exec(text)?.[0];
  return found !== undefined && URL.canParse(found) ? new URL(found) : undefined;
}

/** The parts of an address in their order. */
export function addressFields(address: URL): AddressField[] {
  return [
    { name: "host", value: address.host, says: "where to" },
    { name: "path", value: decodeURIComponent(address.pathname), says: "bucket and key" },
    ...[...address.searchParams].map(([name, value]) => ({ name, value, says: meanings[name] ?? "" })),
  ];
}

/** When an address was signed and when it ends, milliseconds since 1970; `NaN` for one without dates. */
export function addressSpan(address: URL): { from: number; to: number } {
  const date = address.searchParams.get("X-Amz-Date") ?? "";
  const from = Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z"));
  return { from, to: from + 1000 * Number(address.searchParams.get("X-Amz-Expires")) };
}

/** The time of day of an instant, `10:01`. */
export function timeText(instant: number): string {
  return Number.isNaN(instant) ? "" : new Date(instant).toISOString().slice(11, 16);
}

/** What the store answered to somebody who opened an address, in a sentence. */
export function openedReading(reply: { status: number; body: unknown }): string {
  const body = typeof reply.body === "string" ? reply.body : "";
  const code = /<Code>(.*?)<\/Code>/.exec(body)?.[1];
  const message = /<Message>(.*?)<\/Message>/.exec(body)?.[1];
  if (code === undefined) return `${reply.status}: the store hands it out.`;
  return `${reply.status} ${code}: ${message}`;
}
