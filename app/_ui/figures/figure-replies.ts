/** What an engine answered to the last request of a figure's query. */
export interface FigureReply {
  status: number;
  /** JSON as values, everything else as text. */
  body: unknown;
}

/** The recorded reply of a query; none when it was not recorded. */
export function figureReply(rows: Record<string, unknown>, query: string): FigureReply | undefined {
  return asReply(rows[query]);
}

/** An outcome as a reply; `undefined` for an error, a stop or rows. */
export function asReply(outcome: unknown): FigureReply | undefined {
  const status = valueAt(outcome, "status");
  if (valueAt(outcome, "kind") !== "reply" || typeof status !== "number") return undefined;
  return { status, body: valueAt(outcome, "body") };
}

/** The value at a path of names and places; `undefined` where the path ends early. */
export function valueAt(value: unknown, ...path: (string | number)[]): unknown {
  let at: unknown = value;
  for (const step of path) {
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, step)) return undefined;
    at = Reflect.get(at, step);
  }
  return at;
}

/** The list at a path; empty where there is none. */
export function listAt(value: unknown, ...path: (string | number)[]): unknown[] {
  const found = valueAt(value, ...path);
  return Array.isArray(found) ? found : [];
}

/** The text or number at a path as text; "" where there is none. */
export function textAt(value: unknown, ...path: (string | number)[]): string {
  const found = valueAt(value, ...path);
  return typeof found === "string" || typeof found === "number" ? String(found) : "";
}

/** The number at a path; `NaN` where there is none. */
export function numberAt(value: unknown, ...path: (string | number)[]): number {
  const found = valueAt(value, ...path);
  return typeof found === "number" ? found : Number.NaN;
}
