/** The description of one API in `yaml/api/`: its paths, methods and parameters. */
export interface ApiDescription {
  url: { paths: { path: string; methods: string[]; parts?: Record<string, unknown> }[] };
  params?: Record<string, unknown>;
  body?: { serialize?: string } | null;
}

/** A request that a test's `do` asks for. */
export interface ApiRequest {
  method: string;
  path: string;
  body: string | undefined;
  contentType: string;
}

/** Builds the URL of a call: the path that takes most of the given parts, everything else as query; `undefined` when a part is missing. */
export function buildRequest(api: ApiDescription, given: Record<string, unknown>): ApiRequest | undefined {
  const { body, ignore: _, ...values } = given;
  const candidates = api.url.paths
    .filter(({ parts }) => Object.keys(parts ?? {}).every((part) => values[part] !== undefined))
    .toSorted((a, b) => Object.keys(b.parts ?? {}).length - Object.keys(a.parts ?? {}).length);
  const [best] = candidates;
  if (!best) return undefined;
  const parts = Object.keys(best.parts ?? {});
  const path = best.path.replace(/\{(\w+)\}/g, (__, name: string) =>
    encodeURIComponent(asText(values[name])),
  );
  const query = Object.entries(values)
    .filter(([name]) => !parts.includes(name))
    .map(([name, value]) => `${name}=${encodeURIComponent(asText(value))}`)
    .join("&");
  const lines = api.body?.serialize === "bulk";
  const method =
    best.methods.length > 1 && body !== undefined
      ? (best.methods.find((each) => each !== "GET") ?? "GET")
      : (best.methods[0] ?? "GET");
  return {
    method,
    path: query === "" ? path : `${path}?${query}`,
    body: bodyText(body, lines),
    contentType: lines ? "application/x-ndjson" : "application/json",
  };
}

const asText = (value: unknown): string => (Array.isArray(value) ? value.join(",") : String(value));

function bodyText(body: unknown, lines: boolean): string | undefined {
  if (body === undefined || body === null) return undefined;
  if (!lines) return typeof body === "string" ? body : JSON.stringify(body);
  if (typeof body === "string") return body.endsWith("\n") ? body : `${body}\n`;
  const items = Array.isArray(body) ? body : [body];
  return items
    .map((item) => `${typeof item === "string" ? item.trimEnd() : JSON.stringify(item)}\n`)
    .join("");
}
