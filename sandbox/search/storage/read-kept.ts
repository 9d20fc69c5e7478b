import * as z from "zod/mini";
import type { JournalRecord } from "./journal";

const recordSchema = z.strictObject({
  at: z.number(),
  ids: z.int().check(z.minimum(0)),
  request: z.strictObject({
    method: z.string(),
    path: z.string(),
    headers: z.record(z.string(), z.string()),
    body: z.optional(z.string()),
  }),
});

/** A record as it was kept; undefined for what is none. */
export function readKept(value: unknown): JournalRecord | undefined {
  const parsed = recordSchema.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}
