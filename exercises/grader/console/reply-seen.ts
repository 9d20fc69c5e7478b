import type { ReplyOutcome } from "@/sandbox/outcome";
import type { Look } from "../../console-schema";
import { bodyText, bodyValue, valuesAt } from "./body-path";
import type { Json } from "./json-value";

/** One hit of a search. */
export interface HitSeen {
  id: string;
  /** `null` where nothing was scored. */
  score: number | null;
  /** Hits next to each other with one number are equal in what they are sorted by. */
  tie: number;
  /** The compared fields of `_source`, in the order of their names in the definition; or the whole of it. */
  source?: Json;
}

/** The hits of a reply, and how many there are in all. */
export interface HitsSeen {
  hits: HitSeen[];
  total: number | null;
}

/** What is compared of a reply. Whatever the definition does not ask for is left out. */
export interface ReplySeen {
  /** `null` where several replies are put together. */
  status: number | null;
  /** What kind of error it is, in the engine's own words, for telling. */
  reason?: string;
  /** `null`: the reply has none. */
  hits?: HitsSeen | null;
  tokens?: string[] | null;
  /** What each path leads to. */
  values: Json[][];
  headers: (string | null)[];
  body?: string | null;
}

/** Looks at one reply. */
export function replySeen({ status, headers, body }: ReplyOutcome, look: Look): ReplySeen {
  const needed = look.paths.length > 0 || look.hits || look.tokens || status >= 400;
  const value = needed ? bodyValue(body) : null;
  const reason = status >= 400 ? reasonOf(value) : undefined;
  return {
    status,
    ...(reason === undefined ? {} : { reason }),
    ...(look.hits ? { hits: hitsOf(value, look.hits.source) } : {}),
    ...(look.tokens ? { tokens: tokensOf(value) } : {}),
    values: look.paths.map((path) => valuesAt(value, typeof path === "string" ? path : path.path)),
    headers: look.headers.map((name) => headers[name] ?? null),
    ...(look.body ? { body: textOf(body) } : {}),
  };
}

/** What several replies gave together, one after the other. */
export function repliesTogether(replies: ReplyOutcome[], look: Look): ReplySeen {
  const seen = replies.filter(({ status }) => status < 400).map((reply) => replySeen(reply, look));
  const hits = seen.flatMap((one) => one.hits?.hits ?? []);
  return {
    status: null,
    ...(look.hits ? { hits: { hits: hits.map((hit, tie) => ({ ...hit, tie })), total: null } } : {}),
    ...(look.tokens ? { tokens: seen.flatMap((one) => one.tokens ?? []) } : {}),
    values: look.paths.map((_, i) => seen.flatMap((one) => one.values[i] ?? [])),
    headers: look.headers.map((_, i) => seen.findLast((one) => one.headers[i] !== null)?.headers[i] ?? null),
    ...(look.body ? { body: seen.map((one) => one.body ?? "").join("\n") } : {}),
  };
}

/** `mapper_parsing_exception` of Elasticsearch, `AccessDenied` of S3, or the beginning of a text. */
function reasonOf(body: Json): string | undefined {
  const [type] = [...valuesAt(body, "error.type"), ...valuesAt(body, "Error.Code")];
  if (typeof type === "string") return shortened(type);
  const text = typeof body === "string" ? body.trim() : "";
  return text === "" ? undefined : shortened(text);
}

const longest = 120;
const shortened = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}…` : text);

function hitsOf(body: Json, source: "all" | string[] | undefined): HitsSeen | null {
  const [found] = valuesOf(body, "hits");
  const list = found === undefined ? undefined : valuesOf(found, "hits")[0];
  if (found === undefined || !Array.isArray(list)) return null;
  const [total] = valuesAt(body, "hits.total.value");
  let tie = -1;
  let before: string | undefined;
  const hits = list.map((hit): HitSeen => {
    const [id] = valuesOf(hit, "_id");
    const [score] = valuesOf(hit, "_score");
    const sort = JSON.stringify(valuesOf(hit, "sort")[0] ?? score ?? null);
    if (sort !== before) tie += 1;
    before = sort;
    const own = source === undefined ? {} : { source: sourceOf(hit, source) };
    return {
      id: typeof id === "string" ? id : "",
      score: typeof score === "number" ? score : null,
      tie,
      ...own,
    };
  });
  return { hits, total: typeof total === "number" ? total : null };
}

/** As `valuesAt`, one step, with a list as one value. */
function valuesOf(value: Json, name: string): Json[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
  return Object.hasOwn(value, name) ? [value[name] ?? null] : [];
}

function sourceOf(hit: Json, fields: "all" | string[]): Json {
  const [source = null] = valuesOf(hit, "_source");
  return fields === "all" ? source : fields.map((field) => valuesAt(source, field));
}

function tokensOf(body: Json): string[] | null {
  if (typeof body !== "object" || body === null || !Object.hasOwn(body, "tokens")) return null;
  return valuesAt(body, "tokens.token").map((token) => (typeof token === "string" ? token : ""));
}

const textOf = (body: unknown): string =>
  (bodyText(body) ?? JSON.stringify(body ?? null)).replaceAll("\r\n", "\n").trim();
