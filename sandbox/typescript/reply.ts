import type { QueryReply } from "./database";

/**
 * A reply as the JSON that `settle` of the prelude reads. JSON has no dates, so `dates` lists the places, `[row, column]`, of the
 * cells that become one again.
 */
export function encodeReply(reply: QueryReply): string {
  if ("error" in reply) return JSON.stringify(reply);
  const dates = reply.rows.flatMap((row, r) =>
    row.flatMap((cell, c) => (cell instanceof Date ? [[r, c]] : [])),
  );
  return JSON.stringify({ ...reply, dates });
}
