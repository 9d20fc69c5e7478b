import { type Kysely, sql } from "kysely";
import type { Tables } from "../database/tables";

/** At most `hits` in `seconds`. */
export interface Rate {
  hits: number;
  seconds: number;
}

/** What may be tried how often. An address may be a whole school behind one router, so its own limit is wide. */
export const rates = {
  /** Wrong passwords for one e-mail from one address. */
  signIn: { hits: 5, seconds: 60 },
  /** Sign-ins from one address, whoever they are for. */
  signInAddress: { hits: 300, seconds: 60 },
  /** Join codes and links of one address. */
  code: { hits: 300, seconds: 60 },
  /** Codes and links that did not exist, of one address. */
  wrongCode: { hits: 20, seconds: 60 },
  /** Repeated passwords on the own account: erasure, a new password. */
  password: { hits: 5, seconds: 60 },
  /** Links, invitations and rosters made by one person. */
  invite: { hits: 60, seconds: 60 },
} satisfies Record<string, Rate>;

/**
 * Counts one try. Undefined: it may go on; else the seconds after which the window is over. One statement, so that the row's lock puts
 * a burst in line: of any number of tries at once, exactly `hits` go on.
 */
export async function countTry(db: Kysely<Tables>, key: string, rate: Rate): Promise<number | undefined> {
  const { rows } = await sql<{ hits: number; rest: number }>`
    INSERT INTO rate_limit AS r (key, window_start, hits) VALUES (${key}, clock_timestamp(), 1)
    ON CONFLICT (key) DO UPDATE SET
      hits = CASE WHEN r.window_start + make_interval(secs => ${rate.seconds}::float8) <= clock_timestamp()
        THEN 1 ELSE least(r.hits + 1, 1000000) END,
      window_start = CASE WHEN r.window_start + make_interval(secs => ${rate.seconds}::float8) <= clock_timestamp()
        THEN clock_timestamp() ELSE r.window_start END
    RETURNING hits,
      ceil(extract(epoch FROM window_start + make_interval(secs => ${rate.seconds}::float8) - clock_timestamp()))::int AS rest
  `.execute(db);
  const [row] = rows;
  if (!row) throw new Error("A try was not counted.");
  return row.hits <= rate.hits ? undefined : Math.max(1, row.rest);
}

/** Whether a key has used up its tries, without counting another. Seconds until it may go on, or undefined. */
export async function spentTries(db: Kysely<Tables>, key: string, rate: Rate): Promise<number | undefined> {
  const { rows } = await sql<{ rest: number }>`
    SELECT ceil(extract(epoch FROM window_start + make_interval(secs => ${rate.seconds}::float8) - clock_timestamp()))::int AS rest
    FROM rate_limit WHERE key = ${key} AND hits >= ${rate.hits}
      AND window_start + make_interval(secs => ${rate.seconds}::float8) > clock_timestamp()
  `.execute(db);
  return rows[0] && Math.max(1, rows[0].rest);
}

/** Forgets the tries of a key: after a right password. */
export async function forgetTries(db: Kysely<Tables>, key: string): Promise<void> {
  await db.deleteFrom("rate_limit").where("key", "=", key).execute();
}
