/** Patterns with `*` for any text that have been walked along a part of a path. */
export interface Globs {
  /** The path so far is named; a pattern that has ended names all that comes behind a dot. */
  readonly fits: boolean;
  /** More of a path could still be named. */
  readonly open: boolean;
  after(text: string): Globs;
}

/** Patterns at the beginning of a path. */
export const globs = (patterns: readonly string[]): Globs =>
  walked(patterns.flatMap((pattern) => spread({ pattern, at: 0 })));

/** A place in a pattern; behind its end and a dot it stands for everything. */
interface Place {
  readonly pattern: string;
  readonly at: number;
}

function walked(places: readonly Place[]): Globs {
  return {
    fits: places.some(({ pattern, at }) => at >= pattern.length),
    open: places.length > 0,
    after: (text) => walked([...text].reduce<readonly Place[]>(step, places)),
  };
}

function step(places: readonly Place[], unit: string): Place[] {
  const next = places.flatMap(({ pattern, at }) => {
    if (at > pattern.length || (at === pattern.length && unit === "."))
      return [{ pattern, at: pattern.length + 1 }];
    if (pattern[at] === "*") return spread({ pattern, at });
    return pattern[at] === unit ? spread({ pattern, at: at + 1 }) : [];
  });
  return next.filter(
    ({ pattern, at }, i) => next.findIndex((other) => other.pattern === pattern && other.at === at) === i,
  );
}

/** A star may stand for nothing. */
function spread(place: Place): Place[] {
  if (place.pattern[place.at] !== "*") return [place];
  return [place, ...spread({ pattern: place.pattern, at: place.at + 1 })];
}
