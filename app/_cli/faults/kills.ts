import { setTimeout as wait } from "node:timers/promises";
import { Learner, seeded } from "./learner";
import { problemsAfter } from "./settle";
import type { FaultWorld } from "./world";

/** What to kill, and how often. */
export interface KillPlan {
  seed: number;
  kills: number;
}

/** Learners that hand in while things are killed. */
const learners = 4;
/** Answers that each hands in per second. */
const pace = 1.5;

/**
 * Kills the web process and its graders at random moments while people hand in, and starts what was killed again. Whatever was accepted
 * must be graded exactly once in the end.
 */
export async function randomKills(
  world: FaultWorld,
  { seed, kills }: KillPlan,
  say: (line: string) => void,
): Promise<{ problems: string[]; accepted: number; web: number; graders: number }> {
  const random = seeded(seed);
  const site = world.site();
  await site.start();
  await site.ready();
  const people = Array.from(
    { length: learners },
    (_, i) => new Learner(`${world.name}-${i}`, () => site.url, seeded(seed * 31 + i)),
  );
  const working = Promise.all(people.map((one) => one.work(pace)));
  let web = 0;
  let graders = 0;
  for (let i = 0; i < kills; i += 1) {
    await wait(200 + random() * 2_500);
    const [grader] = site.graders();
    if (grader !== undefined && random() < 0.5) {
      process.kill(grader, "SIGKILL");
      graders += 1;
    } else {
      await site.kill();
      await site.start();
      web += 1;
    }
    if ((i + 1) % 10 === 0) say(`${world.name}: ${i + 1} of ${kills} kills`);
  }
  for (const one of people) one.stop();
  await working;
  const handed = people.flatMap((one) => one.handed);
  const problems = await problemsAfter(world, site, handed);
  await site.stop();
  return { problems, accepted: handed.filter(({ ids }) => ids.size > 0).length, web, graders };
}
