import { sql } from "kysely";
import { expect, it } from "vitest";
import { fillRegister } from "../backup/fill-register";
import { describeOnEach } from "../database/each-database";
import { sweepOld } from "./retention";

describeOnEach("sweepOld(db)", (database) => {
  it("removes what nobody looks at again, and nothing else", async () => {
    const { db } = database();
    await fillRegister(database());
    expect(await sweepOld(db)).toEqual({});
    await sql`UPDATE session SET expires_at = now() - interval '8 days'`.execute(db);
    await sql`UPDATE rate_limit SET window_start = now() - interval '2 days'`.execute(db);
    await sql`UPDATE invite SET expires_at = now() - interval '91 days'`.execute(db);
    await sql`UPDATE verification SET expires_at = now() - interval '2 days'`.execute(db);
    await sql`UPDATE job SET ended_at = now() - interval '31 days' WHERE id < 3`.execute(db);
    await sql`UPDATE job SET state = 'dead' WHERE id = 1`.execute(db);
    expect(await sweepOld(db)).toEqual({ session: 1, rate_limit: 1, invite: 1, verification: 1, job: 1 });
    expect(await sweepOld(db)).toEqual({});
    const kept = await sql<{
      n: string;
    }>`SELECT (SELECT count(*) FROM submission) + (SELECT count(*) FROM verdict) AS n`.execute(db);
    expect(kept.rows).toEqual([{ n: "2300" }]);
  });
});
