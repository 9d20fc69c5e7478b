import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { createObjectEngine } from "../../engine";
import { freshIdentities } from "../../identity/identities";
import { KNOWN_DIFFERENCES } from "../conformance/known-differences";
import { type MakeCommanded, replaySession, type Verdict } from "../conformance/replay";
import type { Session } from "../conformance/session";
import { engineExchange } from "../engine-exchange";
import { memoryFolder } from "../memory-folder";
import { runMc } from "../run";
import type { Alias, McWorld } from "../world";
import { httpExchange } from "./http-exchange";

const folder = "../shared/conformance/mc";
const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".json")) : [];

// A store that may be emptied: "http://localhost:9000 key secret". Without it only the embedded engine is asked.
const [url = "", accessKey = "", secretKey = ""] = (process.env["ROWHOUSE_EMPTY_S3"] ?? "").split(" ");

const ALPHABET = "0123456789abcdefghijklmnopqrstuv";

function worldOf(
  lab: Alias,
  files: ReadonlyMap<string, Uint8Array>,
  identities: McWorld["identities"],
): McWorld {
  return {
    aliases: new Map([["lab", lab]]),
    files: memoryFolder("/home/learner", files, Date.now),
    now: Date.now,
    random: (length) => Array.from({ length }, () => ALPHABET[Math.floor(Math.random() * 32)]).join(""),
    ...(identities ? { identities } : {}),
  };
}

const onEngine: MakeCommanded = async (files) => {
  const root = { accessKey: "root-key-1", secretKey: "root-secret-1" };
  const engine = createObjectEngine({ root, now: Date.now, random: Math.random });
  const where = { host: "localhost:9000", region: "us-east-1", now: Date.now };
  const exchange = engineExchange((request) => engine.handle(request), root, where);
  const lab = { url: "http://localhost:9000", ...root, region: "us-east-1", exchange };
  const world = worldOf(lab, files, engine.identities);
  return {
    run: (argv, stdin) => runMc(argv, world, stdin),
    names: { endpoint: lab.url, cwd: "/home/learner", ...root },
  };
};

const onServer: MakeCommanded = async (files) => {
  const root = { accessKey, secretKey };
  let state = freshIdentities(root);
  const lab = { url, ...root, region: "us-east-1", exchange: httpExchange(url, root, "us-east-1") };
  const world = worldOf(lab, files, { get: () => state, set: (next) => void (state = next) });
  await runMc(["rb", "--force", "--dangerous", "lab"], world);
  return {
    run: (argv, stdin) => runMc(argv, world, stdin),
    names: { endpoint: url, cwd: "/home/learner", ...root },
  };
};

function unknownFailures(verdicts: readonly Verdict[]): string[] {
  return verdicts
    .filter(
      ({ passed, argv }) =>
        !passed && !KNOWN_DIFFERENCES.some(({ command }) => argv.join(" ").startsWith(command)),
    )
    .map(({ form, argv }) => `${form}: mc ${argv.join(" ")}`);
}

function figures(where: string, name: string, verdicts: readonly Verdict[]): string {
  return `${where} ${name}: ${verdicts.filter(({ passed }) => passed).length} of ${verdicts.length}`;
}

async function replay(where: string, name: string, make: MakeCommanded): Promise<string[]> {
  const session = JSON.parse(readFileSync(`${folder}/${name}`, "utf8")) as Session;
  const verdicts = await replaySession(session, make);
  console.log(figures(where, name, verdicts));
  return unknownFailures(verdicts);
}

describe.skipIf(names.length === 0)("mc on the embedded engine (skipped where ../shared is absent)", () => {
  it.each(names)("prints what mc printed in %s", { timeout: 60_000 }, async (name) => {
    expect(await replay("engine", name, onEngine)).toEqual([]);
  });
});

describe.skipIf(names.length === 0 || url === "")(
  "mc on a real server (skipped without a store in ROWHOUSE_EMPTY_S3)",
  () => {
    it.each(names)("prints what mc printed in %s", { timeout: 60_000 }, async (name) => {
      expect(await replay("server", name, onServer)).toEqual([]);
    });
  },
);
