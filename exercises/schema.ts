import { z } from "zod";
import { objectsCheckSchema, searchCheckSchema } from "./console-schema";

const text = (example: string, longest = 2_000) => z.string().trim().min(1).max(longest).meta({ example });
const key = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "lower-case letters, digits and hyphens");
const sqlstate = z.string().regex(/^[0-9A-Z]{5}$/, "a SQLSTATE looks like 23505, in quotes");

/** How two results are compared. Shown to the learner before the first answer, in the words of `policy.ts`. */
export const compareSchema = z.strictObject({
  /** `by`: only these result columns (1-based) must be in order; rows equal in them may change places. */
  order: z
    .union([
      z.enum(["none", "total"]),
      z.strictObject({ by: z.array(z.number().int().min(1).max(50)).min(1).max(10) }),
    ])
    .default("none")
    .meta({ example: "none" }),
  columns: z.enum(["position", "name"]).default("position").meta({ example: "position" }),
  names: z.enum(["free", "required"]).default("free").meta({ example: "free" }),
  rows: z.enum(["multiset", "set"]).default("multiset").meta({ example: "multiset" }),
  numbers: z
    .union([z.literal("exact"), z.strictObject({ tolerance: z.number().positive() })])
    .default("exact")
    .meta({ example: "exact" }),
});

/** What the syntax tree of an answer is asked for; `syntax.ts` knows how each looks. */
export const constructs = [
  "aggregate",
  "cte",
  "distinct",
  "exists",
  "group-by",
  "having",
  "in",
  "join",
  "limit",
  "order-by",
  "recursive",
  "set-operation",
  "star",
  "subquery",
  "window",
] as const;

const construct = z.enum(constructs);

/** What stands in the tables afterwards: each probe is a query whose result must equal the reference's. */
const stateCheck = z.strictObject({
  kind: z.literal("state"),
  probes: z
    .array(
      z.strictObject({
        sql: text("SELECT * FROM orders"),
        says: text("The orders are not as they should be."),
      }),
    )
    .min(1)
    .max(20),
});

/** One thing that is looked at after the answer has run. */
export const checkSchema = z.discriminatedUnion("kind", [
  /** The result of the answer's only query. */
  z.strictObject({ kind: z.literal("rows") }),
  stateCheck,
  /** What the tables let in: each probe is a statement that must fail with a SQLSTATE, or must pass. Undone afterwards. */
  z.strictObject({
    kind: z.literal("schema"),
    probes: z
      .array(
        z.strictObject({
          sql: text("INSERT INTO profiles (customer_id) VALUES (1), (1)"),
          fails: sqlstate.optional().meta({ example: '"23505"' }),
          says: text("A second profile for one customer was accepted."),
        }),
      )
      .min(1)
      .max(20),
  }),
  /** How the rows were found, by EXPLAIN (ANALYZE, BUFFERS) on the large dataset. Never by cost. */
  z.strictObject({
    kind: z.literal("plan"),
    uses: z.array(text("Index Scan on orders")).max(10).default([]),
    avoids: z.array(text("Seq Scan on orders")).max(10).default([]),
    /** Shared buffers at most this many times the reference's. */
    buffers: z.number().min(1).max(100).optional(),
  }),
  /** The answer must fail, and so. */
  z.strictObject({ kind: z.literal("error"), sqlstate }),
  /** What the query is built of, on its syntax tree. */
  z.strictObject({
    kind: z.literal("syntax"),
    uses: z.array(construct).max(10).default([]),
    avoids: z.array(construct).max(10).default([]),
    says: text("This task is about EXISTS."),
  }),
]);

/** One thing that is looked at after each call of a function. */
export const programCheckSchema = z.discriminatedUnion("kind", [
  /** What the calls return, as JSON with keys in any order; `none`: a list may come in any order. */
  z.strictObject({ kind: z.literal("returns"), order: z.enum(["none", "total"]).default("none") }),
  /** `after`: looked at after these calls only, the first is 1; looking costs more than a call. */
  stateCheck.extend({ after: z.array(z.number().int().min(1).max(10)).min(1).max(10).optional() }),
  /** The statements that a call sends. */
  z.strictObject({
    kind: z.literal("statements"),
    /** No text depends on the data of the call. */
    parameterised: z.literal(true).optional(),
    /** `one`: everything that a call writes stands in one transaction, which is ended. `none`: it begins none. */
    transaction: z.enum(["none", "one"]).optional(),
    /** Statements of one call. */
    atMost: z.number().int().min(1).max(100).optional(),
    /** Rows that come back to one call. */
    rowsAtMost: z.number().int().min(0).max(10_000).optional(),
    says: text("What the caller gives belongs into the values, never into the text."),
  }),
]);

const scalar = z.union([z.string().max(2_000), z.number(), z.boolean(), z.null()]);

/** The arguments of one call, after the client. */
const callSchema = z.strictObject({
  args: z.array(z.union([scalar, z.array(scalar).max(100)])).max(10),
});

const misconception = z.union([
  text("= NULL is never true: a comparison with NULL is unknown."),
  z.strictObject({
    says: text("= NULL is never true: a comparison with NULL is unknown."),
    /** Anchor in the lesson that explains it. */
    see: key.optional(),
  }),
]);

const choice = z.strictObject({ id: key, text: text("SELECT 1") });

/** Speaks to a wrong pick: `<item>:<choice>` in a match, `<place>:<choice>` in an order, else `<choice>`; `missing`: something was left out. */
const explains = z
  .record(z.string().max(100), text("Durability is about what survives a power cut."))
  .default({});

/** What a quiz asks. */
export const questionSchema = z.discriminatedUnion("form", [
  z.strictObject({ form: z.literal("one"), choices: z.array(choice).min(2).max(12), explains }),
  z.strictObject({ form: z.literal("many"), choices: z.array(choice).min(2).max(12), explains }),
  /** `choices` in the order in which they are shown; distractors belong to no place. */
  z.strictObject({ form: z.literal("order"), choices: z.array(choice).min(2).max(12), explains }),
  z.strictObject({
    form: z.literal("match"),
    items: z.array(choice).min(2).max(12),
    choices: z.array(choice).min(2).max(12),
    explains,
  }),
  z.strictObject({
    form: z.literal("numeric"),
    unit: z.string().max(20).default(""),
    tolerance: z.number().min(0),
  }),
]);

/** `reference.yaml` and `wrong/*.yaml` of a quiz. */
export const quizAnswerSchema = z.discriminatedUnion("form", [
  z.strictObject({ form: z.literal("one"), choice: key }),
  z.strictObject({ form: z.literal("many"), choices: z.array(key).max(12) }),
  z.strictObject({ form: z.literal("order"), choices: z.array(key).max(12) }),
  z.strictObject({ form: z.literal("match"), pairs: z.record(key, key) }),
  z.strictObject({ form: z.literal("numeric"), value: z.number() }),
]);

const common = {
  title: text("Country unknown", 80),
  points: z.number().int().min(1).max(20).meta({ example: "2" }),
  hints: z.array(text("What is NULL = NULL?")).max(5).default([]).meta({ example: "[What is NULL = NULL?]" }),
  misconceptions: z.record(key, misconception).default({}),
  /** Why no lesson asks it. */
  unplaced: text("Its lesson is not written yet.", 200).optional(),
};

/** Another task of the same kind: counts for who gave the first one up. */
const variantSchema = z.strictObject({
  task: text("Give `id` and `full_name` of every customer in Denmark.", 4_000),
  /** Applied in order to every text of the author: the reference, the other answers, hints and sentences. */
  replace: z
    .array(z.tuple([text("'DE'"), text("'DK'")]))
    .min(1)
    .max(20),
});

/** Mutants of the reference that no data can tell from it, each with the reason. */
const equivalents = z
  .array(z.strictObject({ mutant: text("distinct-added-1"), reason: text("The column is a key.") }))
  .max(40)
  .default([]);

/** What the exercises on consoles have in common. */
const consoleTask = { ...common, equivalents, variant: variantSchema.optional() };

/** Front matter of `prompt.mdx`. */
export const definitionSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    ...common,
    kind: z.literal("sql"),
    dataset: key.meta({ example: "harbor" }),
    compare: compareSchema.default(compareSchema.parse({})),
    checks: z.array(checkSchema).min(1).max(5).meta({ example: "[{ kind: rows }]" }),
    equivalents,
    variant: variantSchema.optional(),
  }),
  z.strictObject({ ...common, kind: z.literal("quiz"), question: questionSchema }),
  z.strictObject({
    ...common,
    kind: z.literal("typescript"),
    dataset: key.meta({ example: "harbor" }),
    checks: z.array(programCheckSchema).min(1).max(5).meta({ example: "[{ kind: returns }]" }),
    /** Each starts from the dataset. */
    calls: z.array(callSchema).min(1).max(10),
  }),
  z.strictObject({
    ...consoleTask,
    kind: z.literal("search"),
    dataset: key.meta({ example: "harbor-search" }),
    checks: z.array(searchCheckSchema).min(1).max(8).meta({ example: "[{ kind: reply, hits: {} }]" }),
  }),
  z.strictObject({
    ...consoleTask,
    kind: z.literal("objects"),
    dataset: key.meta({ example: "harbor-media" }),
    /** `aws`: bucket policies judge signed users too, and incomplete uploads expire. */
    dialect: z.enum(["minio", "aws"]).default("minio"),
    checks: z
      .array(objectsCheckSchema)
      .min(1)
      .max(8)
      .meta({ example: "[{ kind: bucket-state, holds: [{ bucket: media }] }]" }),
  }),
]);

export type Compare = z.infer<typeof compareSchema>;
export type Check = z.infer<typeof checkSchema>;
export type ProgramCheck = z.infer<typeof programCheckSchema>;
export type Construct = z.infer<typeof construct>;
export type Question = z.infer<typeof questionSchema>;
export type Variant = z.infer<typeof variantSchema>;
export type Definition = z.infer<typeof definitionSchema>;
