import "server-only";
import { readEnvironment } from "@/app/_register/environment";
import { filesAway } from "@/app/_register/files/open-files";
import type { GradingService } from "@/app/_register/grading/grading-service";
import { startGrading } from "@/app/_register/grading/start-grading";
import { serverLog, terminalLog } from "@/app/_register/operations/log";
import { startUpkeep, type Upkeep } from "@/app/_register/operations/upkeep";
import { openRegister, type Register } from "@/app/_register/open-register";
import { Watch } from "@/app/_register/submissions/watch";
import { exerciseVersions, type ExerciseVersions } from "@/exercises/server/exercise-version";
import { getCatalog } from "./exercises";

/** The register of this process with the graders that work on it. */
export interface RunningRegister extends Register {
  grading: GradingService;
  upkeep: Upkeep;
  /** Tells how answers stand that somebody follows. */
  watch: Watch;
  versions: ExerciseVersions;
}

/** One per process: route handlers are bundled apart from each other. */
const shared = globalThis as typeof globalThis & {
  rowhouseRegister?: Promise<RunningRegister> | undefined;
  /** Set while the register is open, for those who only want to know. */
  rowhouseOpen?: RunningRegister | undefined;
  rowhouseStopping?: boolean;
};

/** The register is away: the database is down, or this process is about to end. */
export class RegisterAway extends Error {}

/** The register of this process, opened with its first use. Rejects with `RegisterAway` while it cannot be had; the next call tries again. */
export function register(): Promise<RunningRegister> {
  if (shared.rowhouseStopping) return Promise.reject(new RegisterAway("The server is stopping."));
  shared.rowhouseRegister ??= open().catch((cause: unknown) => {
    delete shared.rowhouseRegister;
    throw new RegisterAway(cause instanceof Error ? cause.message : String(cause), { cause });
  });
  return shared.rowhouseRegister;
}

/** The register if it is open, without waiting for it. */
export const openedRegister = (): RunningRegister | undefined => shared.rowhouseOpen;

/** Stops the graders and closes the database; afterwards the register is away. */
export async function closeRegister(): Promise<void> {
  shared.rowhouseStopping = true;
  const opened = await shared.rowhouseRegister?.catch(() => undefined);
  if (!opened) return;
  delete shared.rowhouseOpen;
  await opened.grading.stop();
  await opened.upkeep.stop();
  await opened.close();
}

/**
 * Opens the register anew. PGlite does not outlive a failed write, as on a full disk: every later query would fail. What was
 * acknowledged before is in its files, and comes back when they are opened.
 */
export function reopenRegister(broken: RunningRegister): void {
  if (shared.rowhouseOpen !== broken || shared.rowhouseStopping) return;
  delete shared.rowhouseOpen;
  const reopened = closeBroken(broken).then(open);
  shared.rowhouseRegister = reopened;
  reopened.catch((cause: unknown) => {
    say("ALERT: the register could not be opened anew", { cause: String(cause) });
    if (shared.rowhouseRegister === reopened) delete shared.rowhouseRegister;
  });
}

async function closeBroken(broken: RunningRegister): Promise<void> {
  broken.upkeep.abandon();
  await broken.grading.stop().catch(() => undefined); // its leases are given back when the files are opened
  await broken.close().catch((cause: unknown) => say("The database broke", { cause: String(cause) }));
}

async function open(): Promise<RunningRegister> {
  const environment = readEnvironment(process.env);
  if (environment.kind === "bad") throw new Error(environment.problems.join("\n"));
  const root = process.cwd();
  const opened = await openRegister(environment.value, root);
  const [grading, versions] = await Promise.all([
    startGrading({
      db: opened.db,
      root,
      graders: environment.value.graders,
      catalog: getCatalog,
      log: say,
    }),
    exerciseVersions(root),
  ]);
  const watch = new Watch(opened.db, (changed) => grading.subscribe(changed));
  const upkeep = startUpkeep(opened, environment.value.dataFolder, say, filesAway(environment.value));
  shared.rowhouseOpen = { ...opened, grading, upkeep, watch, versions };
  return shared.rowhouseOpen;
}

/** The log of this process. */
export const say = process.stderr.isTTY ? terminalLog : serverLog();
