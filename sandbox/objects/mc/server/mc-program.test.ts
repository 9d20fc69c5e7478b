import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { createObjectEngine } from "../../engine";
import { nodeDigests } from "../../server/node-digests";
import { builtClient } from "../../server/real-minio";
import { serveObjects } from "../../server/serve";
import { type Commanded, type MakeCommanded, replaySession } from "../conformance/replay";
import type { Session } from "../conformance/session";

const folder = "../shared/conformance/mc";
const program = builtClient();

/** Its bodies are encrypted for a MinIO server: in the console they map to the engine, over HTTP they are out of scope. */
const isAdmin = (command: string): boolean => /^(?:admin|quota)\b/.test(command);

/** Sessions that can be played over HTTP, at least in part. */
const sessions = (existsSync(folder) ? readdirSync(folder) : [])
  .filter((name) => name.endsWith(".json"))
  .map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")) as Session)
  .filter(
    ({ setup, commands }) => !setup.some(isAdmin) && !commands.every(({ argv }) => isAdmin(argv.join(" "))),
  );

const root = { accessKey: "root-key-1", secretKey: "root-secret-1" };
const closing: (() => Promise<void>)[] = [];

/** The program itself, in a folder of its own, against this store over HTTP. */
const onOurPort: MakeCommanded = async (files) => {
  const place = await realpath(await mkdtemp(join(tmpdir(), "mc-program-")));
  const [config, cwd] = [join(place, "config"), join(place, "work")];
  for (const [name, bytes] of [...files, [".keep", new Uint8Array(0)] as const]) {
    await mkdir(dirname(join(cwd, name)), { recursive: true });
    if (name !== ".keep") await writeFile(join(cwd, name), bytes);
  }
  const engine = createObjectEngine({ root, now: Date.now, random: Math.random, digests: nodeDigests });
  const served = await serveObjects(engine);
  closing.push(
    () => served.close(),
    () => rm(place, { recursive: true, force: true }),
  );
  const run: Commanded["run"] = (argv, stdin) => mc(["--config-dir", config, ...argv], cwd, stdin);
  const { exit, stdout } = await run(
    ["alias", "set", "lab", served.url, ...Object.values(root)],
    new Uint8Array(0),
  );
  if (exit !== 0) throw new Error(`mc alias set: ${stdout}`);
  return { run, names: { endpoint: served.url, cwd, config, ...root } };
};

function mc(argv: readonly string[], cwd: string, stdin: Uint8Array): ReturnType<Commanded["run"]> {
  const env = { ...process.env, HOME: cwd, TZ: "UTC", LANG: "C.UTF-8" };
  const child: ChildProcessWithoutNullStreams = spawn(program ?? "mc", argv, { cwd, env });
  const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on("data", (piece: Buffer) => void stdout.push(piece));
  child.stderr.on("data", (piece: Buffer) => void stderr.push(piece));
  child.stdin.end(stdin);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) =>
      resolve({
        exit: code ?? 1,
        stdout: Buffer.concat(stdout).toString("utf8"),
        stderr: Buffer.concat(stderr).toString("utf8"),
      }),
    );
  });
}

describe.skipIf(program === undefined || sessions.length === 0)(
  "MinIO's own mc against this store over HTTP (skipped where it is not built: npm run test:real -- objects)",
  () => {
    afterEach(async () => {
      for (const close of closing.splice(0)) await close();
    });

    it.each(sessions)(
      "prints what it prints against MinIO in $name",
      { timeout: 120_000 },
      async (session) => {
        const verdicts = await replaySession(session, onOurPort);
        const compared = verdicts.filter(({ argv }) => !isAdmin(argv.join(" ")));
        const passed = compared.filter((verdict) => verdict.passed).length;
        console.log(`mc itself, ${session.name}: ${passed} of ${compared.length}`);
        expect(compared.filter((verdict) => !verdict.passed)).toEqual([]);
      },
    );
  },
);
