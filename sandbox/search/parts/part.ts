/**
 * Parts of the engine that few requests need. A page fetches one when a request first asks for it; elsewhere all are there from the
 * start (`all.ts`). Whoever asks for a part has not changed anything yet, or only a copy: the same request may be answered again once it is there.
 */
export interface Parts {
  readonly aggregation: typeof import("./aggregation");
  /** `_analyze`, and components of analyzers that an index defines for itself. */
  readonly analysis: typeof import("./analysis");
  readonly "by-query": typeof import("./by-query");
  readonly cat: typeof import("./cat");
  readonly explain: typeof import("./explain");
  readonly "function-score": typeof import("./function-score");
  readonly geo: typeof import("./geo");
  readonly highlight: typeof import("./highlight");
  readonly lifecycle: typeof import("./lifecycle");
  readonly "query-string": typeof import("./query-string");
  readonly regexp: typeof import("./regexp");
}

export type PartName = keyof Parts;

/** Thrown where a part is asked for that is not there yet; no answer to a request. */
export class PartMissing extends Error {
  constructor(readonly part: PartName) {
    super(`the part [${part}] of the engine is not loaded`);
  }
}

const names: Readonly<Record<PartName, true>> = {
  aggregation: true,
  analysis: true,
  "by-query": true,
  cat: true,
  explain: true,
  "function-score": true,
  geo: true,
  highlight: true,
  lifecycle: true,
  "query-string": true,
  regexp: true,
};

/** All of them. */
export const partNames = Object.keys(names) as readonly PartName[];

const loaded: { [Name in PartName]?: Parts[Name] | undefined } = {};

/** What a part exports; throws `PartMissing`. */
export function part<Name extends PartName>(name: Name): Parts[Name] {
  const found = loaded[name];
  if (!found) throw new PartMissing(name);
  return found;
}

/** From now on the part is there; with `undefined` it no longer is. */
export function setPart<Name extends PartName>(name: Name, exported: Parts[Name] | undefined): void {
  loaded[name] = exported;
}

/** False where nothing can be missed any more. */
export const somePartIsMissing = (): boolean => partNames.some((name) => !loaded[name]);
