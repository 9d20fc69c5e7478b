// What is of this run alone.
const OF_THE_RUN =
  /^(?:requestid|hostid|x-amz-request-id|x-amz-id-2|amzRequestid|amzId2|amzBucketRegion|stack|resource)$/i;

const ISO = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g;
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

// MinIO keeps tags in no order.
function tagsSorted(items: unknown[]): unknown[] {
  const keyOf = (item: unknown): string =>
    typeof item === "object" && item !== null && "Key" in item ? String(item.Key) : "";
  return items.every((item) => keyOf(item) !== "")
    ? items.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
    : items;
}

/** Turns what calls gave into plain values that two runs can be compared by; ids are numbered as they appear. */
export class Normaliser {
  private readonly ids: string[] = [];

  constructor(private readonly port: number) {}

  plain(value: unknown): unknown {
    if (value instanceof Date) return "<time>";
    if (value instanceof Error) return this.error(value);
    if (Array.isArray(value)) return tagsSorted(value.map((item) => this.plain(item)));
    if (typeof value === "object" && value !== null) return this.record(value);
    if (typeof value === "string") return this.text(value);
    return value === undefined ? null : value;
  }

  private error(error: Error): unknown {
    const told = Object.entries(error).filter(([name]) => !OF_THE_RUN.test(name));
    return this.record({ message: error.message, ...Object.fromEntries(told) });
  }

  private record(value: object): unknown {
    const known = Object.entries(value).filter(([name]) => !OF_THE_RUN.test(name));
    return Object.fromEntries(
      known.map(([name, inner]: [string, unknown]) => [
        name,
        name === "uploadId" ? "<upload>" : this.plain(inner),
      ]),
    );
  }

  private text(value: string): string {
    return value
      .replace(UUID, (id) => `<id ${this.numberOf(id)}>`)
      .replaceAll(String(this.port), "<port>")
      .replace(ISO, (time) => (time.startsWith("2100") ? time : "<time>"))
      .replace(/<(RequestId|HostId)>[^<]*/g, "<$1>");
  }

  private numberOf(id: string): number {
    if (!this.ids.includes(id)) this.ids.push(id);
    return this.ids.indexOf(id) + 1;
  }
}
