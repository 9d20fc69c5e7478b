/** What a run calls its own: the endpoint and the folder. */
export interface RunNames {
  readonly endpoint: string;
  readonly cwd: string;
  /** Folder of the configuration; only a program has one. */
  readonly config?: string;
  readonly accessKey: string;
  readonly secretKey: string;
}

/** Replaces what differs from run to run by placeholders; ids are numbered by their first appearance. */
export interface Normaliser {
  text(text: string): string;
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const RULE = /(?<![0-9a-z])[0-9a-v]{20}(?![0-9a-z])/g;
const TABLE =
  /┌─+┬─+┬─+┬─+┐\n│ Total +│ Transferred +│ Duration +│ Speed +│\n│ ([^│]*?) +│ ([^│]*?) +│[^│]*│[^│]*│\n└─+┴─+┴─+┴─+┘/g;

// Fixed shapes, in the order in which they have to be looked for.
const SHAPES: readonly (readonly [RegExp, string])[] = [
  [TABLE, "{{transfer|$1|$2}}"],
  [/(?!1970)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g, "{{now.iso}}"],
  [/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC/g, "{{now}}"],
  [/X-Amz-Signature=[0-9a-f]{64}/g, "X-Amz-Signature={{signature}}"],
  [/x-amz-signature=[0-9a-f]{64}/g, "x-amz-signature={{signature}}"],
  [/-F policy=\S+/g, "-F policy={{policy}}"],
  [/\d{8}T\d{6}Z/g, "{{amzdate}}"],
  [/(["/%F2])20\d{6}(?=%2F|\/us-)/g, "$1{{day}}"],
  [/"RequestID":"[0-9A-F]{16}"/g, '"RequestID":"{{requestId}}"'],
  [/"HostID":"[0-9a-f]{64}"/g, '"HostID":"{{hostId}}"'],
  [/^NAME:\n[^]*$|^COMMANDS:\n[^]*$/g, "{{usage}}\n"],
  [/SUPPORTED FLAGS:\n[^]*$/g, "{{flags}}\n"],
];

/** Starts with no ids seen. */
export function startNormaliser(names: RunNames): Normaliser {
  const ids = new Map<string, string>();
  const numbered = (kind: string, id: string): string => {
    const known = ids.get(id);
    if (known !== undefined) return known;
    const count = [...ids.values()].filter((name) => name.startsWith(`{{${kind}.`)).length;
    const name = `{{${kind}.${count + 1}}}`;
    ids.set(id, name);
    return name;
  };
  return {
    text(text) {
      const own = text
        .replaceAll(names.endpoint, "{{endpoint}}")
        .replaceAll(names.cwd, "{{cwd}}")
        .replaceAll(names.endpoint.replace(/^https?:\/\//, ""), "{{host}}")
        .replaceAll(names.secretKey, "{{secret}}")
        .replaceAll(names.accessKey, "{{access}}");
      const shaped = SHAPES.reduce((before, [shape, name]) => before.replace(shape, name), own);
      return shaped.replace(UUID, (id) => numbered("vid", id)).replace(RULE, (id) => numbered("rule", id));
    },
  };
}

/** Documents, one a line, or undefined where the text is something else. */
export function parseDocuments(text: string): unknown[] | undefined {
  const lines = text.split("\n").filter((line) => line !== "");
  try {
    return lines.map((line): unknown => JSON.parse(line));
  } catch {
    return undefined;
  }
}

const COUNTED = new Set(["totalCount", "totalSize", "speed", "duration"]);

/** A document with its counters at 0, its keys in order and its lists of texts sorted. */
export function canonical(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map(canonical);
    return items.every((item) => typeof item === "string") ? [...items].sort() : items;
  }
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, item]) => [key, COUNTED.has(key) ? 0 : canonical(item)]));
}
