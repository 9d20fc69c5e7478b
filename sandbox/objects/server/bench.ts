import { type ChildProcess, execFile, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { build, type BuildOptions } from "esbuild";
import { type Measured, makeBucket, roundTrip } from "./bench-client";
import type { Times } from "./bench-program";
import { startMinio } from "./real-minio";

/** One line of `npm run bench -- --json`. */
interface BenchRow {
  name: string;
  value: number;
  unit: string;
  p50?: number;
  p95?: number;
  n: number;
  rival?: { name: string; value: number };
  /** Ours divided by the rival's. */
  ratio?: number;
}

const root = { accessKey: "rowhouse-root", secretKey: "rowhouse-root-secret" };

/** The benchmarks of the object store; the rival is a real MinIO over loopback where one can be started. */
export const benchmarks: {
  name: string;
  slow?: boolean;
  run(options: { quick: boolean }): Promise<BenchRow[]>;
}[] = [
  {
    name: "objects",
    run: ({ quick }) =>
      withPrograms(async (programs) => [
        ...(await benchHttp(programs, quick)),
        ...(await benchEngine(programs, quick)),
        await bundleRow(),
      ]),
  },
  { name: "objects.memory-1g", slow: true, run: () => withPrograms(benchMemory) },
];

const bundled: BuildOptions = {
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  logLevel: "error",
};

/** The programs that are measured, each bundled as what is shipped is: a loader of TypeScript slows what it has loaded. */
interface Programs {
  /** Figures of the engine in process. */
  readonly engine: string;
  /** A store over HTTP. */
  readonly server: string;
  /** The load on a store, so that no client shares its process. */
  readonly load: string;
}

async function withPrograms<T>(work: (programs: Programs) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "rowhouse-bench-objects-"));
  const made = async (name: string): Promise<string> => {
    const outfile = join(folder, `${name}.mjs`);
    const entry = fileURLToPath(new URL(`${name}.ts`, import.meta.url));
    await build({ ...bundled, entryPoints: [entry], outfile, platform: "node" });
    return outfile;
  };
  try {
    const [engine, server, load] = await Promise.all(
      ["bench-program", "bench-server", "bench-load"].map(made),
    );
    if (!engine || !server || !load) throw new Error("a program was not built");
    return await work({ engine, server, load });
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function output(program: string, ...args: string[]): Promise<unknown> {
  const { stdout } = await promisify(execFile)(process.execPath, [program, ...args], { maxBuffer: 1e8 });
  return JSON.parse(stdout);
}

/** Small objects through the port: ours, then the rival, each under the same load. */
async function benchHttp({ server, load }: Programs, quick: boolean): Promise<BenchRow[]> {
  const count = quick ? 2_000 : 20_000;
  const measure = async ({ url, accessKey, secretKey }: Measured): Promise<{ put: number; get: number }> =>
    (await output(load, url, accessKey, secretKey, String(count))) as { put: number; get: number };
  const own = await startOwn(server);
  let found;
  try {
    found = await measure(own.store);
  } finally {
    await own.close();
  }
  if (quick) console.error("objects: without its rival, the real MinIO, with --quick");
  const rival = quick ? undefined : await benchRival(measure);
  return [
    withRival({ name: "objects.put", value: Math.round(found.put), unit: "per s", n: count }, rival?.put),
    withRival({ name: "objects.get", value: Math.round(found.get), unit: "per s", n: count }, rival?.get),
  ];
}

async function benchRival<T>(measure: (store: Measured) => Promise<T>): Promise<T | undefined> {
  const minio = await startMinio((line) => console.error(line));
  if ("reason" in minio) {
    console.error(`no rival for objects: ${minio.reason}`);
    return undefined;
  }
  try {
    return await measure(minio);
  } finally {
    await minio.close();
  }
}

function withRival(row: BenchRow, value: number | undefined): BenchRow {
  if (value === undefined) return row;
  return { ...row, rival: { name: "MinIO", value: Math.round(value) }, ratio: rounded(row.value / value) };
}

/** In process: PUT and GET, a list of 10,000 keys with a delimiter, a signature, back to a snapshot. */
async function benchEngine({ engine }: Programs, quick: boolean): Promise<BenchRow[]> {
  const times = (await output(engine, quick ? "few" : "many")) as Times;
  return [
    rowOf("objects.in-process", "per s", times.requests),
    rowOf("objects.list-10k", "ms", times.lists),
    rowOf("objects.sigv4", "µs", times.signatures),
    rowOf("objects.reset", "ms", times.resets),
  ];
}

/** 1 GB up and down through a store in a folder; the growth of its process. */
async function benchMemory({ server }: Programs): Promise<BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), "objects-bench-"));
  const own = await startOwn(server, folder);
  try {
    await makeBucket(own.store, "/bench");
    await roundTrip(own.store, "/bench/small", 16 * 1024 * 1024);
    const before = await own.peak();
    const bytes = 1024 ** 3;
    const got = await roundTrip(own.store, "/bench/large", bytes);
    if (got !== bytes) throw new Error(`${got} of ${bytes} bytes came back`);
    return [{ name: "objects.memory-1g", value: rounded((await own.peak()) - before), unit: "MB", n: 1 }];
  } finally {
    await own.close();
    await rm(folder, { recursive: true, force: true });
  }
}

interface OwnServer {
  readonly store: Measured;
  /** The most memory that the process has held, in MB. */
  peak(): Promise<number>;
  close(): Promise<void>;
}

async function startOwn(program: string, ...folder: string[]): Promise<OwnServer> {
  const child = spawn(process.execPath, [program, ...folder], { stdio: ["pipe", "pipe", "inherit"] });
  const url = await nextLine(child);
  return {
    store: { url, ...root },
    async peak() {
      child.stdin.write("?\n");
      return Number(await nextLine(child));
    },
    close: () =>
      new Promise((resolve) => {
        child.once("exit", () => resolve());
        child.kill();
      }),
  };
}

function nextLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once("exit", () => reject(new Error("the store ended")));
    child.stdout?.once("data", (piece: Buffer) => resolve(piece.toString("utf8").trim()));
  });
}

/** What a page loads for its first request, with the files that it fetches at once. */
async function bundleRow(): Promise<BenchRow> {
  const { outputFiles, metafile } = await build({
    ...bundled,
    entryPoints: [fileURLToPath(new URL("../objects-engine.ts", import.meta.url))],
    splitting: true,
    metafile: true,
    write: false,
    outdir: "bundle",
  });
  const later = (path: string): boolean => /\/run-[^/]*\.js$/.test(path);
  const first = outputFiles.filter(({ path }) => !later(path));
  const bytes = first.reduce((sum, { contents }) => sum + gzipSync(contents, { level: 9 }).length, 0);
  const n = Object.keys(metafile.outputs).length;
  return { name: "objects.bundle", value: rounded(bytes / 1024), unit: "KB gz", n };
}

function rowOf(name: string, unit: string, all: readonly number[]): BenchRow {
  const sorted = all.toSorted((one, other) => one - other);
  const at = (share: number): number => rounded(sorted[Math.floor(share * (sorted.length - 1))] ?? 0);
  return { name, value: at(0.5), unit, p50: at(0.5), p95: at(0.95), n: all.length };
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;
