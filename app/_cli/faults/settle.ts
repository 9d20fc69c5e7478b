import { setTimeout as wait } from "node:timers/promises";
import { requeue } from "@/app/_register/queue/dead-letters";
import type { HandedIn } from "./learner";
import { ledgerProblems } from "./ledger";
import type { SiteUnderFault } from "./site-under-fault";
import type { FaultWorld } from "./world";

/** Milliseconds that the queue may take to empty after a fault: leases of dead workers last a minute. */
const patience = 180_000;

/** Waits until nothing waits and nothing is being graded, as the site itself says. */
export async function queueEmpty(site: SiteUnderFault): Promise<void> {
  const end = Date.now() + patience;
  for (let calm = 0; Date.now() < end; await wait(200)) {
    const health = await healthOf(site);
    calm = health && health.queue.depth === 0 && health.graders.busy === 0 ? calm + 1 : 0;
    if (calm > 5) return;
  }
  throw new Error(`The queue was not empty within ${patience / 1000} s.`);
}

interface Health {
  queue: { depth: number };
  graders: { busy: number };
}

const healthOf = (site: SiteUnderFault): Promise<Health | undefined> =>
  fetch(`${site.url}/api/health`)
    .then((reply) => reply.json() as Promise<Health>)
    .catch(() => undefined);

/**
 * Lets the site finish, puts dead letters back as an operator would, and looks into the books. What is wrong, in words. An answer whose
 * grader was killed three times is a dead letter; it has to be graded once it is put back.
 */
export async function problemsAfter(
  world: FaultWorld,
  site: SiteUnderFault,
  handed: readonly HandedIn[],
): Promise<string[]> {
  await site.ready();
  await queueEmpty(site);
  await leasesEnded(world, site);
  return await inBooks(world, site, (db) => ledgerProblems(db, handed));
}

/** Jobs of workers that are no more are leased for up to a minute, and dead ones wait for somebody. */
async function leasesEnded(world: FaultWorld, site: SiteUnderFault): Promise<void> {
  const end = Date.now() + patience;
  while (Date.now() < end) {
    const open = await inBooks(world, site, async (db) => {
      await requeue(db);
      const found = await db
        .selectFrom("job")
        .select("id")
        .where("state", "in", ["leased", "queued"])
        .execute();
      return found.length;
    });
    if (open === 0) return;
    await wait(world.name === "PGlite" ? 3_000 : 500);
    await queueEmpty(site);
  }
  throw new Error("Jobs were still open at the end.");
}

type Books = Awaited<ReturnType<FaultWorld["open"]>>["db"];

/** Looks into the database. PGlite belongs to one process: there the site is stopped for it and started again. */
async function inBooks<T>(
  world: FaultWorld,
  site: SiteUnderFault,
  look: (db: Books) => Promise<T>,
): Promise<T> {
  if (world.name === "PGlite") await site.stop();
  const database = await world.open();
  try {
    return await look(database.db);
  } finally {
    await database.close();
    if (world.name === "PGlite") {
      await site.start();
      await site.ready();
    }
  }
}
