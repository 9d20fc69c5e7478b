import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import type { GraderProgram } from "./grader-program";

/** How a grader process is started. */
export interface GraderCommand {
  program: string;
  args: string[];
  /** What keeps it in, in words, for the line that is printed at start. */
  walls: string;
}

/**
 * All that a grader's environment holds: no credentials, no addresses, since answers run as superusers of their engine. The rest is for
 * glibc (mallopt(3)): one heap for all threads, and large blocks go back to the system. It takes a quarter of the memory away.
 */
export const graderEnvironment = {
  NODE_ENV: "production" as const,
  MALLOC_ARENA_MAX: "2",
  MALLOC_MMAP_THRESHOLD_: "65536",
  MALLOC_TRIM_THRESHOLD_: "65536",
};

/** Where Debian's package puts it. */
const bubblewrap = "/usr/bin/bwrap";

/**
 * The command of a grader. Node's own permissions let it read the project and write its cache, start threads and nothing else; code
 * from strings is off. Where bubblewrap works, it also gets namespaces of its own: no network, no other process, nothing to write
 * but the cache.
 */
export function graderCommand(
  root: string,
  program: GraderProgram,
  sandboxed = bubblewrapWorks(),
): GraderCommand {
  const node = [
    "--disallow-code-generation-from-strings",
    permissionFlag(),
    `--allow-fs-read=${root}`,
    `--allow-fs-write=${join(root, ".cache/sql")}`,
    "--allow-worker",
    "--no-warnings",
    program.file,
    JSON.stringify(program.workers),
  ];
  if (!sandboxed) return { program: process.execPath, args: node, walls: "Node's permissions" };
  return {
    program: bubblewrap,
    args: [...namespaces(root), process.execPath, ...node],
    walls: "Node's permissions, and namespaces without a network (bubblewrap)",
  };
}

/** `--permission` since Node 22.13, before that it was an experiment by another name. */
function permissionFlag(): string {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  return major > 22 || (major === 22 && minor >= 13) ? "--permission" : "--experimental-permission";
}

/** Read-only binds of what Node needs, the cache to write, and nothing shared but the channel to the parent. */
function namespaces(root: string): string[] {
  const system = [
    "/usr",
    "/lib",
    "/lib64",
    "/bin",
    "/etc/ld.so.cache",
    dirname(dirname(process.execPath)),
    root,
  ];
  const cache = join(root, ".cache/sql");
  return [
    "--unshare-all",
    "--die-with-parent",
    "--new-session",
    ...system.filter(existsSync).flatMap((path) => ["--ro-bind", path, path]),
    ...["--bind", cache, cache, "--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp", "--chdir", root],
  ];
}

let works: boolean | undefined;

/** Whether bubblewrap is here and may make namespaces: in many containers it may not. Tried once. */
export function bubblewrapWorks(): boolean {
  works ??=
    existsSync(bubblewrap) &&
    spawnSync(bubblewrap, ["--unshare-all", "--ro-bind", "/", "/", "/bin/true"], { timeout: 5_000 })
      .status === 0;
  return works;
}
