import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Learner, seeded } from "./learner";
import type { Outcome } from "./scenarios";
import { problemsAfter } from "./settle";
import { pgliteWorld } from "./world";

/** Bytes of the disk that is filled. */
const size = 160 * 1024 * 1024;

/** The disk of the data folder is full: answers are refused in words, what was accepted stays, and with room it goes on. */
export async function fullDisk(): Promise<Outcome | { notTried: string }> {
  const disk = mkdtempSync(join(tmpdir(), "rowhouse-disk-"));
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${size}`, "tmpfs", disk], { stdio: "ignore" });
  } catch {
    rmSync(disk, { recursive: true });
    return { notTried: "no disk can be mounted here" };
  }
  try {
    return await onDisk(disk);
  } finally {
    execFileSync("umount", ["-l", disk], { stdio: "ignore" });
    rmSync(disk, { recursive: true });
  }
}

async function onDisk(disk: string): Promise<Outcome> {
  const world = pgliteWorld(join(disk, "data"));
  const site = world.site();
  await site.start();
  await site.ready();
  const learner = new Learner("disk", () => site.url, seeded(5));
  for (let i = 0; i < 3; i += 1) await learner.handIn();
  const ballast = join(disk, "ballast");
  const { bavail, bsize } = statfsSync(disk);
  writeFileSync(ballast, Buffer.alloc(bavail * bsize));
  const problems: string[] = [];
  const refused = await refusedBefore(site.url, 400);
  if (refused === undefined) problems.push("no answer was refused on a full disk");
  else if (!refused.detail) problems.push(`a refusal of ${refused.status} had no words`);
  rmSync(ballast);
  // By itself: nobody starts it again.
  await site.ready();
  await learner.handIn();
  problems.push(...(await problemsAfter(world, site, learner.handed)));
  await site.stop();
  return { problems, seen: `refused with ${refused?.status ?? "nothing"}; nothing accepted was lost` };
}

/** Hands in long answers until one is refused; its status and words. */
async function refusedBefore(
  url: string,
  most: number,
): Promise<{ status: number; detail?: string } | undefined> {
  for (let i = 0; i < most; i += 1) {
    const reply = await fetch(`${url}/api/submissions`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({
        exerciseId: "country-unknown",
        answer: `SELECT 1 -- ${Array.from({ length: 6_000 }, () => Math.random().toString(36))
          .join("")
          .slice(0, 60_000)}`,
        idempotencyKey: `full-disk-${i}-00000000`,
      }),
    });
    const body = (await reply.json().catch(() => ({}))) as { detail?: string };
    if (reply.status !== 202)
      return { status: reply.status, ...(body.detail ? { detail: body.detail } : {}) };
  }
  return undefined;
}
