import { type Kysely, sql } from "kysely";
import type { Tables } from "../database/tables";

/** How many answers wait, and for how many seconds the first of them has. */
export interface QueueLoad {
  depth: number;
  oldestSeconds: number;
}

/** Looks at the queue. */
export async function queueLoad(db: Kysely<Tables>): Promise<QueueLoad> {
  const { rows } = await sql<QueueLoad>`
    SELECT count(*)::integer AS depth,
      coalesce(extract(epoch FROM clock_timestamp() - min(enqueued_at))::integer, 0) AS "oldestSeconds"
    FROM job WHERE state = 'queued'`.execute(db);
  return rows[0] ?? { depth: 0, oldestSeconds: 0 };
}
