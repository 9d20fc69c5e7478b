import { readFileSync, writeFileSync } from "node:fs";
import { isMain } from "./main-module";

interface Entry {
  version?: string;
  optional?: boolean;
  optionalDependencies?: Record<string, string>;
  os?: string[];
  cpu?: string[];
  libc?: string[];
}

/** `packages` of a package-lock.json: path in node_modules to what belongs there. */
export type Packages = Record<string, Entry>;

const SYSTEMS = [
  "aix",
  "android",
  "darwin",
  "freebsd",
  "linux",
  "netbsd",
  "openbsd",
  "openharmony",
  "sunos",
  "win32",
];
const PROCESSORS = [
  "arm64",
  "arm",
  "ia32",
  "loong64",
  "mips64el",
  "ppc64",
  "riscv64",
  "s390x",
  "wasm32",
  "x64",
];

/**
 * The entries that a lockfile lacks: builds of a package for other systems. A registry that carries only some of them makes
 * `npm install` leave them out, and `npm ci` then refuses the lockfile everywhere.
 */
export function missingPlatforms(packages: Packages): Packages {
  const wanted = Object.values(packages).flatMap((entry) => Object.entries(entry.optionalDependencies ?? {}));
  const missing = wanted.filter(
    ([name, version]) => !packages[`node_modules/${name}`] && /^\d/.test(version),
  );
  return Object.fromEntries(
    missing.map(([name, version]) => [`node_modules/${name}`, platformEntry(name, version)]),
  );
}

function platformEntry(name: string, version: string): Entry {
  const words = name.split(/[/-]/);
  const os = SYSTEMS.filter((system) => words.includes(system));
  // "arm-musleabihf", "arm-eabi": the processor is a word of its own in every naming we know.
  const cpu = PROCESSORS.filter((processor) => words.includes(processor));
  const libc = name.includes("musl") ? ["musl"] : /-gnu/.test(name) ? ["glibc"] : [];
  return {
    version,
    ...(cpu.length > 0 && { cpu }),
    ...(libc.length > 0 && { libc }),
    optional: true,
    ...(os.length > 0 && { os }),
  };
}

function main(): void {
  const lock = JSON.parse(readFileSync("package-lock.json", "utf8")) as { packages: Packages };
  const missing = missingPlatforms(lock.packages);
  const sorted = Object.entries({ ...lock.packages, ...missing }).sort(([a], [b]) =>
    a.localeCompare(b, "en"),
  );
  writeFileSync(
    "package-lock.json",
    `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`,
  );
  console.error(`Added ${Object.keys(missing).length} entries for other systems.`);
}

if (isMain(import.meta.url)) main();
