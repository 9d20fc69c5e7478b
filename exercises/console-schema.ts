import { z } from "zod";

const text = (example: string, longest = 2_000) => z.string().trim().min(1).max(longest).meta({ example });

/** A place in a body: see `grader/console/body-path.ts`. */
const bodyPath = text("aggregations.*.buckets", 200);

const comparedPath = z.union([
  bodyPath,
  z.strictObject({
    path: bodyPath,
    /** `none`: what is found there may come in any order. */
    order: z.enum(["none", "total"]).default("total"),
    /** By how much numbers may be off. */
    tolerance: z.number().positive().optional(),
    /** What comes several times counts once. */
    distinct: z.literal(true).optional(),
  }),
]);

/** The hits of a search: their ids always. */
const hitsLook = z.strictObject({
  /** `ties`: hits that are equal in what the reference sorts by may change places. */
  order: z.enum(["ties", "none", "total"]).default("ties"),
  /** Scores are compared, and may be off by this: as a share above 1, else as it stands. */
  scores: z.number().positive().max(1).optional(),
  /** The number of all hits, beyond those that are given. */
  total: z.literal(true).optional(),
  /** Fields of `_source` by their dotted names, or the whole of it. */
  source: z.union([z.literal("all"), z.array(text("title", 100)).min(1).max(20)]).optional(),
});

/** What is looked at in one reply; its status always is. */
const look = {
  hits: hitsLook.optional(),
  /** The texts of the tokens of `_analyze`, in order. */
  tokens: z.literal(true).optional(),
  paths: z.array(comparedPath).max(20).default([]),
  headers: z
    .array(z.string().regex(/^[a-z0-9-]{1,60}$/, "a header's name in lower case"))
    .max(20)
    .default([]),
  /** The body as text without blanks at its ends; `lines`: its lines in any order. */
  body: z.enum(["text", "lines"]).optional(),
};

/** Another run of the whole answer, for this check alone. */
const another = {
  /** Console text that is sent before the answer. */
  given: text('POST /products/_update/1\n{ "doc": { "quantity": 7 } }', 8_000).optional(),
  /** How often the answer is sent. */
  times: z.literal(2).optional(),
};

const replyLook = {
  /** Which reply: the last, the n-th, or the values of all that succeeded put together. */
  of: z.union([z.enum(["last", "all"]), z.number().int().min(1).max(50)]).default("last"),
  ...another,
  ...look,
};

/** Console text that is sent after the answer; its last reply is looked at. */
const probe = z.strictObject({
  send: text("GET /products/_count", 8_000),
  /** What the author expects of the status after the reference; the gate holds it. */
  status: z.number().int().min(100).max(599).optional(),
  says: text("The products are not as they should be."),
  ...look,
});

const probes = z.array(probe).max(40);

const globs = z.array(text("* *refresh=true*", 200)).max(10).default([]);

/** What an answer sends: only for what no behaviour tells. */
const requestsCheck = z.strictObject({
  kind: z.literal("requests"),
  /** No request is like one of these: globs over `METHOD /path?query`, or over `mc` and its words. */
  never: globs,
  /** For each of these some request is like it. */
  some: globs,
  /** No reply has a status of 400 or above. */
  ok: z.literal(true).optional(),
  atMost: z.number().int().min(1).max(1_000).optional(),
  says: text("A refresh must not be forced."),
});

/** Which parts of an object are compared besides its key. */
export const objectParts = ["bytes", "content-type", "metadata", "tags", "versions"] as const;

const holds = z.strictObject({
  bucket: z.string().regex(/^[a-z0-9.-]{3,63}$/, "a bucket's name"),
  prefix: z.string().max(200).default(""),
  compare: z.array(z.enum(objectParts)).max(5).default(["bytes"]),
  says: text("The bucket does not hold what it should.").optional(),
});

/** Checks of kind search. */
export const searchCheckSchema = z.discriminatedUnion("kind", [
  /** What the answer's requests were answered with. */
  z.strictObject({ kind: z.literal("reply"), ...replyLook }),
  /** How the indices behave afterwards. */
  z.strictObject({ kind: z.literal("index-state"), probes: probes.min(1), ...another }),
  requestsCheck,
]);

/** Checks of kind objects. */
export const objectsCheckSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("exchange"), ...replyLook }),
  /** What the buckets hold afterwards, and what they let whom do. */
  z.strictObject({
    kind: z.literal("bucket-state"),
    holds: z.array(holds).max(10).default([]),
    probes: probes.default([]),
    ...another,
  }),
  requestsCheck,
]);

export type SearchCheck = z.infer<typeof searchCheckSchema>;
export type ObjectsCheck = z.infer<typeof objectsCheckSchema>;
export type ConsoleCheck = SearchCheck | ObjectsCheck;
export type RepliesCheck = Extract<ConsoleCheck, { kind: "reply" | "exchange" }>;
export type StateCheck = Extract<ConsoleCheck, { kind: "index-state" | "bucket-state" }>;
export type RequestsCheck = Extract<ConsoleCheck, { kind: "requests" }>;
export type Probe = z.infer<typeof probe>;
export type Holds = z.infer<typeof holds>;
/** What is compared of one reply. */
export type Look = Pick<Probe, "hits" | "tokens" | "paths" | "headers" | "body">;
