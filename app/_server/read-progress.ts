import { z } from "zod";
import type { LearnerEvent } from "@/app/_register/people/progress";

const event = z.object({
  at: z
    .string()
    .max(40)
    .refine((text) => {
      const year = new Date(text).getUTCFullYear();
      return year >= 2000 && year < 2200;
    }),
  kind: z.enum(["read", "ran", "predicted", "failed", "right", "passed", "shown", "review"]),
  lesson: z.string().regex(/^\d{1,2}\.\d{1,2}$/),
  block: shortText(),
  value: shortText(),
});

function shortText() {
  // PostgreSQL keeps no NUL in a text.
  return z
    .string()
    .max(500)
    .refine((text) => !text.includes("\0"))
    .optional();
}

const log = z.object({ version: z.literal(1), events: z.array(event).max(20_000) });

/** A browser's own log, as it exports it; or where it is none. */
export function readProgress(
  version: unknown,
  events: unknown,
): { events: LearnerEvent[] } | { detail: string } {
  const read = log.safeParse({ version, events });
  if (!read.success) {
    const [issue] = read.error.issues;
    return {
      detail: `${issue?.path.join(".") ?? "The log"} is not as the course writes it: ${issue?.message ?? "unreadable"}. Send {"version": 1, "events": […]}, at most 20,000 events.`,
    };
  }
  return {
    events: read.data.events.map(({ block, value, ...known }) => ({
      ...known,
      ...(block === undefined ? {} : { block }),
      ...(value === undefined ? {} : { value }),
    })),
  };
}
