import type { Look } from "../../console-schema";
import { GradingFailed } from "../grading-failed";
import type { ReplyDifference, Some, ValueTold } from "./console-difference";
import { equalJson, type Json, nearly, printJson } from "./json-value";
import type { HitSeen, HitsSeen, ReplySeen } from "./reply-seen";

/** The first thing in which a reply differs from the reference's, what explains most first; undefined when nothing does. */
export function compareReplies(look: Look, expected: ReplySeen, got: ReplySeen): ReplyDifference | undefined {
  if (expected.status !== null && got.status !== null && expected.status !== got.status) {
    const reason = got.reason === undefined ? {} : { reason: got.reason };
    return { kind: "status", expected: expected.status, got: got.status, ...reason };
  }
  return (
    (look.hits && compareHits(look.hits, expected.hits ?? null, got.hits ?? null)) ??
    (look.tokens && compareTokens(expected.tokens ?? null, got.tokens ?? null)) ??
    compareValues(look.paths, expected.values, got.values) ??
    compareHeaders(look.headers, expected.headers, got.headers) ??
    (look.body && compareBodies(look.body, expected.body ?? null, got.body ?? null))
  );
}

const shownIds = 3;

function compareHits(
  look: NonNullable<Look["hits"]>,
  expected: HitsSeen | null,
  got: HitsSeen | null,
): ReplyDifference | undefined {
  if (!expected) return undefined;
  if (!got) return { kind: "hits", expected: expected.hits.length };
  const [wanted, found] = [expected.hits.map(({ id }) => id), got.hits.map(({ id }) => id)];
  const missing = some(wanted.filter((id) => !found.includes(id)));
  const extra = some(found.filter((id) => !wanted.includes(id)));
  const twice = some(found.filter((id, i) => found.indexOf(id) !== i && wanted.includes(id)));
  if (missing.count + extra.count + twice.count > 0)
    return { kind: "hits", missing, extra, twice, expected: wanted.length };
  return (
    compareScores(look.scores, expected, got) ??
    compareOrder(look.order, expected.hits, got.hits) ??
    compareSources(expected, got) ??
    (look.total && expected.total !== got.total
      ? { kind: "total", expected: expected.total, got: got.total }
      : undefined)
  );
}

const some = (ids: string[]): Some => ({ ids: ids.slice(0, shownIds), count: ids.length });

function compareScores(
  tolerance: number | undefined,
  expected: HitsSeen,
  got: HitsSeen,
): ReplyDifference | undefined {
  if (tolerance === undefined) return undefined;
  const wanted = new Map(expected.hits.map(({ id, score }) => [id, score]));
  const off = got.hits.filter(({ id, score }) => {
    const other = wanted.get(id) ?? null;
    return other === null || score === null ? other !== score : !nearly(other, score, tolerance);
  });
  const [first] = off;
  if (!first) return undefined;
  const zero = got.hits.every(({ score }) => !score);
  const pair = { id: first.id, expected: wanted.get(first.id) ?? null, got: first.score };
  return { kind: "scores", count: off.length, ...pair, zero };
}

/** Hits that the reference could have given in either order may change places. */
function compareOrder(
  order: NonNullable<Look["hits"]>["order"],
  expected: HitSeen[],
  got: HitSeen[],
): ReplyDifference | undefined {
  if (order === "none") return undefined;
  const places = new Map(expected.map(({ id, tie }, i) => [id, order === "total" ? i : tie]));
  const right = expected.map(({ id }) => places.get(id));
  const at = got.findIndex(({ id }, i) => places.get(id) !== right[i]);
  return at < 0 ? undefined : { kind: "hits-order", from: at + 1 };
}

function compareSources(expected: HitsSeen, got: HitsSeen): ReplyDifference | undefined {
  const wanted = new Map(expected.hits.map(({ id, source }) => [id, source ?? null]));
  const off = got.hits.filter(({ id, source }) => !equalJson(wanted.get(id) ?? null, source ?? null));
  return off[0] && { kind: "source", count: off.length, id: off[0].id };
}

function compareTokens(expected: string[] | null, got: string[] | null): ReplyDifference | undefined {
  if (!expected || (got && equalJson(expected, got))) return undefined;
  return { kind: "tokens", expected, got: got ?? [], none: got === null };
}

/** What may come in any order, sorted; what comes several times, once. */
function arranged(values: Json[], path: Look["paths"][number]): Json[] {
  if (typeof path === "string") return values;
  const seen = new Set<string>();
  const distinct = path.distinct
    ? values.filter((value) => {
        const print = printJson(value);
        return !seen.has(print) && seen.add(print);
      })
    : values;
  const byPrint = (one: Json, other: Json): number => (printJson(one) < printJson(other) ? -1 : 1);
  return path.order === "none" ? distinct.toSorted(byPrint) : distinct;
}

function compareValues(paths: Look["paths"], expected: Json[][], got: Json[][]): ReplyDifference | undefined {
  for (const [i, path] of paths.entries()) {
    const [all, own] = [expected[i], got[i]];
    if (!all || !own) throw new GradingFailed("A path was not looked at.");
    const tolerance = typeof path === "string" ? undefined : path.tolerance;
    const [wanted, found] = [arranged(all, path), arranged(own, path)];
    if (equalJson(wanted, found, tolerance)) continue;
    const name = typeof path === "string" ? path : path.path;
    return valueDifference(name, wanted, found, tolerance);
  }
  return undefined;
}

/** Where two lists of values part; of two values in one place, the innermost part that differs. */
function valueDifference(
  path: string,
  wanted: Json[],
  found: Json[],
  tolerance: number | undefined,
): ReplyDifference {
  const at = wanted.findIndex((value, i) => !equalJson(value, found[i] ?? null, tolerance));
  const first = at < 0 ? wanted.length : at;
  const parted = part(wanted[first], found[first], tolerance);
  const prints = (values: Json[]): string =>
    values
      .map((value) => printJson(value))
      .sort()
      .join();
  return {
    kind: "value",
    path,
    ...(parted.path.length > 0 ? { inner: parted.path.join(".") } : {}),
    expected: { count: wanted.length, ...toldValue(parted.wanted) },
    got: { count: found.length, ...toldValue(parted.found) },
    orderOnly: wanted.length > 1 && prints(wanted) === prints(found),
  };
}

interface Parted {
  path: string[];
  wanted: Json | undefined;
  found: Json | undefined;
}

function part(wanted: Json | undefined, found: Json | undefined, tolerance: number | undefined): Parted {
  if (isObject(wanted) && isObject(found)) {
    const keys = [...Object.keys(wanted), ...Object.keys(found)];
    const of = (value: { [key: string]: Json }, key: string): Json | undefined =>
      Object.hasOwn(value, key) ? value[key] : undefined;
    for (const key of keys) {
      const [one, other] = [of(wanted, key), of(found, key)];
      if (one !== undefined && other !== undefined && equalJson(one, other, tolerance)) continue;
      const inner = part(one, other, tolerance);
      return { ...inner, path: [key, ...inner.path] };
    }
  }
  return { path: [], wanted, found };
}

const isObject = (value: Json | undefined): value is { [key: string]: Json } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const toldValue = (value: Json | undefined): Pick<ValueTold, "text"> =>
  value === undefined ? {} : { text: shortened(JSON.stringify(value)) };

const longest = 200;
const shortened = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}…` : text);

function compareHeaders(
  names: string[],
  expected: (string | null)[],
  got: (string | null)[],
): ReplyDifference | undefined {
  const at = names.findIndex((_, i) => (expected[i] ?? null) !== (got[i] ?? null));
  const name = names[at];
  return name === undefined
    ? undefined
    : { kind: "headers", name, expected: expected[at] ?? null, got: got[at] ?? null };
}

const linesOf = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .sort();

function compareBodies(
  mode: NonNullable<Look["body"]>,
  expected: string | null,
  got: string | null,
): ReplyDifference | undefined {
  const [wanted, found] = [expected ?? "", got ?? ""];
  if (mode === "text") {
    return wanted === found
      ? undefined
      : { kind: "body", expected: shortened(wanted), got: shortened(found) };
  }
  const [all, own] = [linesOf(wanted), linesOf(found)];
  const at = [...all, ...own].findIndex((_, i) => all[i] !== own[i]);
  if (at < 0) return undefined;
  return { kind: "body", expected: shortened(all[at] ?? ""), got: shortened(own[at] ?? "") };
}

/** A text that two replies share when nothing that is compared tells them apart. */
export function printReply(look: Look, { status, hits, tokens, values, headers, body }: ReplySeen): string {
  const found = values.map((list, i) => {
    const path = look.paths[i];
    if (path === undefined) return "";
    const tolerance = typeof path === "string" ? undefined : path.tolerance;
    return arranged(list, path)
      .map((value) => printJson(value, tolerance))
      .join();
  });
  return [
    String(status),
    look.hits ? printHits(look.hits, hits ?? null) : "",
    JSON.stringify(tokens ?? null),
    ...found,
    JSON.stringify(headers),
    look.body === "lines" ? linesOf(body ?? "").join("\n") : (body ?? ""),
  ].join("\u0001");
}

function printHits({ order, scores, total }: NonNullable<Look["hits"]>, seen: HitsSeen | null): string {
  if (!seen) return "none";
  const place = ({ tie }: HitSeen): number => (order === "none" ? 0 : tie);
  const ordered =
    order === "total"
      ? seen.hits
      : seen.hits.toSorted((one, other) => place(one) - place(other) || (one.id < other.id ? -1 : 1));
  const lines = ordered.map(({ id, score, source }) =>
    [
      id,
      scores === undefined ? "" : printJson(score, scores),
      source === undefined ? "" : printJson(source),
    ].join(),
  );
  return `${lines.join("\n")}\n${total ? seen.total : ""}`;
}
