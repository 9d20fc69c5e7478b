// What must hold before any TypeScript of ours can run: a Node that is new enough, and the packages of the lockfile.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Says in one sentence why this Node cannot run the course, or undefined. `floor` is the lowest version, "20.20.0". */
export function nodeProblem(version, floor) {
  const have = version.split(".").map(Number);
  const want = floor.split(".").map(Number);
  const at = want.findIndex((part, index) => have[index] !== part);
  if (at === -1 || have[at] > want[at]) return undefined;
  return `Rowhouse needs Node ${floor} or newer, this is Node ${version}. Install one from https://nodejs.org and start again.`;
}

/** Says why node_modules differs from the lockfile, or undefined when every package of the lockfile is there. */
export function installProblem(root) {
  const wanted = readLock(join(root, "package-lock.json"));
  // npm writes this file as the last step of an install, so a broken install has none.
  const present = readLock(join(root, "node_modules", ".package-lock.json"));
  if (!wanted) throw new Error("package-lock.json cannot be read: restore it from the repository.");
  if (!present) return "no packages are installed yet";
  for (const [path, entry] of Object.entries(wanted)) {
    // An optional package may belong to another operating system.
    if (path === "" || entry.optional || entry.devOptional || entry.link) continue;
    const there = present[path];
    if (!there) return `${path} is missing`;
    if (there.version !== entry.version)
      return `${path} is ${there.version}, the lockfile says ${entry.version}`;
  }
  return undefined;
}

function readLock(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8")).packages;
  } catch {
    return undefined;
  }
}

/** Checks Node and installs what the lockfile names; false when that failed, with the reason printed. */
export function prepare(root, log = console.error) {
  const floor = JSON.parse(readFileSync(join(root, "package.json"), "utf8")).engines.node.replace(">=", "");
  const problem = nodeProblem(process.versions.node, floor);
  if (problem) {
    log(problem);
    return false;
  }
  const reason = installProblem(root);
  if (!reason) return true;
  log(`Installing packages: ${reason}. This takes a minute or two, once.`);
  const started = Date.now();
  const done = spawnSync("npm", ["ci", "--include=dev", "--no-progress", "--loglevel=error"], {
    cwd: root,
    stdio: ["ignore", 2, 2],
    shell: process.platform === "win32",
  });
  if (done.status === 0) {
    log(`Packages installed in ${Math.round((Date.now() - started) / 1000)} s.`);
    return true;
  }
  log("The packages could not be installed (npm's reason stands above). Check the network and start again.");
  return false;
}
