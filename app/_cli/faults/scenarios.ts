import { spawn } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";
import { checksum } from "@/app/_register/backup/checksum";
import { backupsIn } from "@/app/_register/backup/backup-folder";
import { restoreBackup } from "@/app/_register/backup/restore-backup";
import { gradeTables } from "@/app/_register/backup/table-order";
import { readMigrations } from "@/app/_register/database/migrate";
import { memoryDatabase } from "@/app/_register/database/test-databases";
import { join } from "node:path";
import { Learner, seeded } from "./learner";
import { problemsAfter } from "./settle";
import type { FaultWorld } from "./world";

/** What a fault came to: what is wrong in words, and what was seen. */
export interface Outcome {
  problems: string[];
  seen: string;
}

/** One answer, fifty times at once. */
export async function sameAnswerFiftyTimes(world: FaultWorld): Promise<Outcome> {
  const site = world.site();
  await site.start();
  await site.ready();
  const body = JSON.stringify({
    exerciseId: "country-unknown",
    answer: "SELECT id, email FROM customers WHERE country IS NULL",
    idempotencyKey: "fifty-times-the-same",
  });
  const replies = await Promise.all(
    Array.from({ length: 50 }, async () => {
      const headers = { "Content-Type": "application/json" };
      const reply = await fetch(`${site.url}/api/submissions`, { method: "POST", headers, body });
      return { status: reply.status, id: ((await reply.json()) as { id: string }).id };
    }),
  );
  const ids = new Set(replies.map(({ id }) => id));
  const one = { key: "fifty-times-the-same", exercise: "", answer: "", ids, right: "passed" };
  const problems = await problemsAfter(world, site, [one]);
  await site.stop();
  return {
    problems,
    seen: `${replies.filter(({ status }) => status === 202).length} times accepted, ${ids.size} id`,
  };
}

/** A second server on a data folder. */
export async function secondProcess(world: FaultWorld): Promise<Outcome> {
  const site = world.site();
  await site.start();
  await site.ready();
  const started = performance.now();
  const env = { ...process.env, ROWHOUSE_DATA: world.folder, PORT: "0" };
  const second = spawn(process.execPath, ["app/_cli/start.mjs"], {
    env: { ...env, PORT: "39517" },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let errors = "";
  second.stderr.on("data", (chunk: Buffer) => (errors += chunk.toString()));
  const code = await new Promise<number | null>((done) => second.on("close", done));
  const seconds = (performance.now() - started) / 1_000;
  await site.stop();
  const problems: string[] = [];
  if (code !== 2) problems.push(`it ended with ${code}`);
  if (!errors.includes("is in use by process")) problems.push(`it said: ${errors.slice(0, 200)}`);
  return { problems, seen: `refused in a sentence after ${seconds.toFixed(1)} s` };
}

/** The server of the database is down when the site starts. */
export async function databaseDownAtStart(world: FaultWorld): Promise<Outcome> {
  const { server } = world;
  if (!server) throw new Error("PGlite has no server.");
  await server.pause();
  const site = world.site();
  await site.start();
  const problems: string[] = [];
  const lesson = await fetch(`${site.url}/`);
  if (lesson.status !== 200) problems.push(`the course answered ${lesson.status}`);
  const health = await fetch(`${site.url}/api/health`);
  if (health.status !== 503) problems.push(`health answered ${health.status}`);
  const learner = new Learner("down", () => site.url, seeded(1));
  const handing = learner.handIn();
  await wait(1_500);
  await server.resume();
  await handing;
  problems.push(...(await problemsAfter(world, site, learner.handed)));
  await site.stop();
  return { problems, seen: "the course opens, health is 503, answers are taken once it is up" };
}

/** The server of the database is restarted while 20 answers a second come. */
export async function databaseRestart(world: FaultWorld): Promise<Outcome> {
  const { server } = world;
  if (!server) throw new Error("PGlite has no server.");
  const site = world.site();
  await site.start();
  await site.ready();
  const people = Array.from({ length: 10 }, (_, i) => new Learner(`restart-${i}`, () => site.url, seeded(i)));
  const working = Promise.all(people.map((one) => one.work(2)));
  for (let i = 0; i < 2; i += 1) {
    await wait(2_500);
    await server.pause();
    await wait(500);
    await server.resume();
  }
  await wait(2_000);
  for (const one of people) one.stop();
  await working;
  const handed = people.flatMap((one) => one.handed);
  const problems = await problemsAfter(world, site, handed);
  await site.stop();
  return { problems, seen: `2 restarts, ${handed.length} answers` };
}

/** Two versions side by side on one database, each restarted in turn: what a rolling deploy is. */
export async function rollingDeploy(world: FaultWorld): Promise<Outcome> {
  const [older, newer] = [world.site(), world.site()];
  await Promise.all([older.start(), newer.start()]);
  await Promise.all([older.ready(), newer.ready()]);
  const sites = [older, newer];
  const people = Array.from(
    { length: 4 },
    (_, i) => new Learner(`deploy-${i}`, () => sites[i % 2]?.url ?? "", seeded(i)),
  );
  const working = Promise.all(people.map((one) => one.work(2)));
  for (const site of sites) {
    await wait(1_500);
    await site.stop();
    await site.start();
    await site.ready();
  }
  for (const one of people) one.stop();
  await working;
  const handed = people.flatMap((one) => one.handed);
  const problems = await problemsAfter(world, newer, handed);
  await Promise.all([older.stop(), newer.stop()]);
  return { problems, seen: `2 sites, each restarted once, ${handed.length} answers` };
}

/** The clock of the web process is an hour off: the database's counts. */
export async function clockAnHourOff(world: FaultWorld): Promise<Outcome> {
  const shift =
    "const D=Date;globalThis.Date=class extends D{constructor(...a){a.length?super(...a):super(D.now()+36e5)}static now(){return D.now()+36e5}static UTC=D.UTC;static parse=D.parse}";
  const site = world.site({ NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(shift)}` });
  await site.start();
  await site.ready();
  const learner = new Learner("clock", () => site.url, seeded(3));
  for (let i = 0; i < 3; i += 1) await learner.handIn();
  const problems = await problemsAfter(world, site, learner.handed);
  const [id = ""] = learner.handed[0]?.ids ?? [];
  const { submittedAt } = (await (await fetch(`${site.url}/api/submissions/${id}`)).json()) as {
    submittedAt: string;
  };
  const off = Math.abs(Date.parse(submittedAt) - Date.now()) / 60_000;
  if (off > 10) problems.push(`an answer was received ${off.toFixed(0)} minutes away from now`);
  await site.stop();
  return { problems, seen: "received by the clock of the database" };
}

/** A backup is put back on a clean machine: the same rows, the same grades. */
export async function restoredBackup(world: FaultWorld): Promise<Outcome> {
  const site = world.site();
  await site.start();
  await site.ready();
  const learner = new Learner("backup", () => site.url, seeded(4));
  for (let i = 0; i < 4; i += 1) await learner.handIn();
  const problems = await problemsAfter(world, site, learner.handed);
  // Stopping takes a backup.
  await site.stop();
  const [latest] = await backupsIn(join(world.folder, "backups"));
  if (!latest) return { problems: ["there is no backup"], seen: "" };
  const [was, fresh] = [await world.open(), await memoryDatabase()];
  await restoreBackup(fresh.pool, latest.file, await readMigrations(process.cwd()));
  if ((await checksum(was.pool)) !== (await checksum(fresh.pool))) problems.push("the rows differ");
  if ((await checksum(was.pool, gradeTables)) !== (await checksum(fresh.pool, gradeTables)))
    problems.push("the grades differ");
  await Promise.all([was.close(), fresh.close()]);
  return { problems, seen: "equal sums over all rows and over the grades" };
}
