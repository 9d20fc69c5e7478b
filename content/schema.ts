import { z } from "zod";

/** Every field says by its `example` what to type; a problem quotes it. */
const text = (example: string) => z.string().trim().min(1).meta({ example });
const lessonId = z
  .string()
  .regex(/^\d{1,2}\.\d{1,3}$/, "a lesson id looks like 1.2, in quotes")
  .meta({ example: '"1.2"' });
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "lower-case letters, digits and hyphens");
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, "a date looks like 2026-11-20, in quotes")
  .refine((value) => !Number.isNaN(Date.parse(value)), "no such day")
  .meta({ example: '"2026-11-20"' });

/** Front matter of a lesson. */
export const frontMatterSchema = z.strictObject({
  id: lessonId,
  title: text("Joins"),
  summary: text("You can choose a join and put each condition where it belongs."),
  minutes: z.number().int().min(5).max(180).meta({ example: "40" }),
  requires: z.array(lessonId).meta({ example: '["1.1"]' }),
  dataset: slug.meta({ example: "harbor" }),
  sources: z
    .array(z.url({ protocol: /^https$/ }))
    .meta({ example: "[https://www.postgresql.org/docs/18/sql-select.html]" }),
  checked: day,
  version: z
    .strictObject({
      postgresql: z.string().optional(),
      elasticsearch: z.string().optional(),
      s3: z.string().optional(),
    })
    .meta({ example: '{ postgresql: "18" }' }),
  errata: z.array(z.string().regex(/^[A-Z]\d{2}$/, "an erratum id looks like P03")).meta({ example: "[]" }),
});

/** `content/course.yaml`: the order of modules, and the lessons that are there or will be. */
export const courseSchema = z.strictObject({
  title: text("Rowhouse"),
  summary: text("A course on databases that you learn by running them."),
  modules: z
    .array(
      z.strictObject({
        slug: slug.meta({ example: "01-reading-a-database" }),
        title: text("Reading a database"),
        summary: text("SQL that returns the right rows."),
        lessons: z.array(z.strictObject({ id: lessonId, title: text("Joins") })).meta({ example: "[]" }),
      }),
    )
    .min(1)
    .meta({ example: "[]" }),
});

/** `content/glossary.yaml`. */
export const glossarySchema = z.array(
  z.strictObject({
    id: slug.meta({ example: "half-open-interval" }),
    term: text("half-open interval"),
    short: text("From a start that belongs to it up to an end that does not."),
    long: text("More, as Markdown.").optional(),
    lesson: lessonId,
  }),
);

/** `content/errata.yaml`. */
export const errataSchema = z.array(
  z.strictObject({
    id: z
      .string()
      .regex(/^[A-Z]\d{2}$/, "an erratum id looks like P03")
      .meta({ example: "P03" }),
    claim: text("What was claimed."),
    truth: text("What is true."),
    lessons: z.array(lessonId).meta({ example: '["1.2"]' }),
    outside: text("why no lesson teaches it").optional(),
  }),
);

/** `content/outside-links.yaml`: beginnings of addresses that a lesson may point to. */
export const outsideLinksSchema = z.array(z.url({ protocol: /^https$/ }));

/** `content/timelines/<name>.script.yaml`: what the sessions of a timeline say, in order. */
export const timelineScriptSchema = z.strictObject({
  title: text("Two sessions sell from one stock"),
  sessions: z.array(text("Session A")).min(1).meta({ example: "[Session A, Session B]" }),
  steps: z
    .array(
      z.strictObject({
        session: z.number().int().min(0).meta({ example: "0" }),
        sql: text("BEGIN;"),
        remark: text("Waits for session A.").optional(),
      }),
    )
    .min(1)
    .meta({ example: '[{ session: 0, sql: "BEGIN;" }]' }),
});

/** `content/timelines/<name>.json`. */
export const timelineSchema = z.strictObject({
  name: slug,
  title: text("Two sessions, one row"),
  server: text("PostgreSQL 18.4"),
  sessions: z.array(text("Session A")).min(1),
  steps: z.array(
    z.strictObject({
      session: z.number().int().min(0),
      sql: text("BEGIN;"),
      result: z.string().nullable(),
      waits: z.boolean().optional(),
      remark: text("Waits for session A.").optional(),
    }),
  ),
});
