/** How a value of a reply is drawn. */
export type JsonPart =
  | { kind: "scalar"; type: "string" | "number" | "word"; text: string }
  /** On one line: `{ "value": 3, "relation": "eq" }`. */
  | { kind: "inline"; text: string }
  | {
      kind: "nested";
      open: "{" | "[";
      close: "}" | "]";
      /** `{ 4 fields }`, `[ 12 items ]`. */
      folded: string;
      /** Whether it stands folded at first. */
      shut: boolean;
      entries: { key: string | undefined; value: unknown }[];
    };

/** A nested value that fits on a line of this many characters stands on one. */
const lineLength = 72;
/** A value with more entries than this stands folded where it is nested deep. */
const manyEntries = 12;

/**
 * One value of a reply. `depth` is 0 for the whole body, `key` its name in the object around it. What says nothing about the answer
 * (`_shards`) stands folded, and so do long values below the second level.
 */
export function jsonPart(value: unknown, depth: number, key?: string): JsonPart {
  if (typeof value === "string") return { kind: "scalar", type: "string", text: JSON.stringify(value) };
  if (typeof value === "number") return { kind: "scalar", type: "number", text: JSON.stringify(value) };
  if (typeof value !== "object" || value === null)
    return { kind: "scalar", type: "word", text: String(value) };
  const list = Array.isArray(value);
  const entries = list
    ? value.map((item: unknown) => ({ key: undefined, value: item }))
    : Object.entries(value).map(([name, inner]: [string, unknown]) => ({ key: name, value: inner }));
  const line = oneLine(value);
  const shut = key === "_shards" || (depth > 2 && entries.length > manyEntries);
  if (depth > 0 && !shut && line !== undefined) return { kind: "inline", text: line };
  const [open, close] = list ? (["[", "]"] as const) : (["{", "}"] as const);
  const noun = list ? "item" : "field";
  const folded = `${open} ${entries.length} ${noun}${entries.length === 1 ? "" : "s"} ${close}`;
  return { kind: "nested", open, close, folded, shut, entries };
}

function oneLine(value: object): string | undefined {
  const text = Array.isArray(value)
    ? `[${value.map((item: unknown) => spaced(item)).join(", ")}]`
    : `{ ${Object.entries(value)
        .map(([key, inner]: [string, unknown]) => `${JSON.stringify(key)}: ${spaced(inner)}`)
        .join(", ")} }`;
  if (text === "{  }") return "{}";
  return text.length <= lineLength && !text.includes("\n") ? text : undefined;
}

const spaced = (value: unknown): string =>
  typeof value === "object" && value !== null
    ? (oneLine(value) ?? " ".repeat(lineLength + 1))
    : JSON.stringify(value);
