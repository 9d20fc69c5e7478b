import type { SearchResponse } from "../request";
import type { Step } from "./recording";

/** What differs between a recorded answer and one that was given, each with its place; empty when they agree. */
export function compare(step: Step, got: SearchResponse): string[] {
  const expected = step.response;
  const status =
    expected.status === got.status ? [] : [`status: ${expected.status} expected, ${got.status} given`];
  if (step.compare === "status") return status;
  return [
    ...status,
    ...headerDifferences(expected.headers ?? {}, got.headers),
    ...warningDifferences(expected.warnings, got.headers.warning),
    ...bodyDifferences(step, got.body),
  ];
}

function headerDifferences(expected: Record<string, string>, got: Record<string, string>): string[] {
  return Object.entries(expected).flatMap(([name, value]) => {
    const given = got[name] ?? "";
    const same = name === "allow" ? sortedList(value) === sortedList(given) : textMatches(value, given);
    return same ? [] : [`header ${name}: ${value} expected, ${given} given`];
  });
}

const sortedList = (text: string): string => text.split(/, */).toSorted().join(",");

function warningDifferences(expected: string[] | undefined, header: string | undefined): string[] {
  if (expected === undefined) return [];
  const given = [...(header ?? "").matchAll(/299 \S+ "((?:[^"\\]|\\.)*)"/g)].map((found) => found[1] ?? "");
  const same =
    expected.length === given.length && expected.every((text, i) => textMatches(text, given[i] ?? ""));
  return same ? [] : [`warnings: ${JSON.stringify(expected)} expected, ${JSON.stringify(given)} given`];
}

function bodyDifferences(step: Step, got: string): string[] {
  const expected = step.response;
  if (expected.empty) return got === "" ? [] : ["body: none expected"];
  if (expected.text !== undefined) {
    return textMatches(expected.text, got) ? [] : [`text: ${JSON.stringify(got.slice(0, 200))} given`];
  }
  if (expected.body === undefined) return [];
  try {
    return valueDifferences(expected.body, JSON.parse(got), "");
  } catch (cause) {
    return [`body: not JSON (${String(cause)})`];
  }
}

/** Deep differences; `$NUM` and `$STR` stand for any number and string, wildcards inside a text for parts of it. */
export function valueDifferences(expected: unknown, got: unknown, path: string): string[] {
  if (expected === "$NUM" && typeof got === "number") return [];
  if (expected === "$STR" && typeof got === "string") return [];
  if (typeof expected === "string" && typeof got === "string") {
    if (expected !== "$NUM" && textMatches(expected, got)) return [];
  }
  if (Array.isArray(expected) && Array.isArray(got)) return arrayDifferences(expected, got, path);
  if (isRecord(expected) && isRecord(got)) return objectDifferences(expected, got, path);
  if (expected === got) return [];
  return [`${path || "."}: ${shown(expected)} expected, ${shown(got)} given`];
}

const shown = (value: unknown): string =>
  value === undefined ? "nothing" : JSON.stringify(value).slice(0, 300);

function arrayDifferences(expected: unknown[], got: unknown[], path: string): string[] {
  const length =
    expected.length === got.length ? [] : [`${path}: ${expected.length} items expected, ${got.length} given`];
  const shared = Math.min(expected.length, got.length);
  return [
    ...length,
    ...expected.slice(0, shared).flatMap((item, i) => valueDifferences(item, got[i], `${path}[${i}]`)),
  ];
}

function objectDifferences(
  expected: Record<string, unknown>,
  got: Record<string, unknown>,
  path: string,
): string[] {
  const pattern = Object.keys(expected).find((key) => key.includes("$UUID"));
  const nameOf = (key: string): string =>
    key === pattern ? (Object.keys(got).find((each) => textMatches(key, each)) ?? key) : key;
  const names = new Set(Object.keys(expected).map(nameOf));
  return [
    ...Object.keys(expected).flatMap((key) => {
      const name = nameOf(key);
      if (!Object.hasOwn(got, name))
        return [`${path}.${key}: ${shown(expected[key])} expected, nothing given`];
      return valueDifferences(expected[key], got[name], `${path}.${key}`);
    }),
    ...Object.keys(got)
      .filter((key) => !names.has(key))
      .map((key) => `${path}.${key}: nothing expected, ${shown(got[key])} given`),
  ];
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const wildcards: Record<string, string> = {
  $UUID: "[A-Za-z0-9_-]{20,22}",
  $NUM: "-?[0-9.]+",
  $STR: "[^]*",
  $ANY: "[^]*?",
  $REST: "[^]*",
};

/** Equal, or equal by the wildcards of the recordings. */
export function textMatches(expected: string, got: string): boolean {
  if (expected === got) return true;
  if (!expected.includes("$")) return false;
  const parts = expected.split(/(\$(?:UUID|NUM|STR|ANY|REST))/);
  const source = parts.map((part) => wildcards[part] ?? part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("");
  return new RegExp(`^${source}$`).test(got);
}
