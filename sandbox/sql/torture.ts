import type { Limits } from "../engine";
import { type EngineFiles, openDatabase, shutLoader } from "./database";
import { fileContents } from "./file-contents";
import type { SavedState } from "./saved-state";
import { Session } from "./session";
import { tortureScripts, tortureSeed } from "./torture-scripts";

/** What the torture suite found. `mismatches` names script and part; empty is good. */
export interface TortureReport {
  runs: number;
  mismatches: string[];
  /** Kinds of the outcomes that each script ended with, for a look at what it did. */
  endings: Record<string, string>;
  /** Milliseconds of each restore. */
  restores: number[];
}

const limits: Limits = { ms: 0, rows: 10, bytes: Number.POSITIVE_INFINITY };

const fingerprint = [
  "select * from users order by id",
  "select id, user_id, total, created from orders order by id",
  "select count(*) from pg_class",
  "select random(), nextval('orders_id_seq'), txid_current()",
  "select name, setting from pg_settings where name not like '%lsn%' order by 1",
  "select datname from pg_database order by 1",
  "select current_user, session_user, now() > '2020-01-01'",
  "select to_tsvector('english', 'running')::text",
];

/** A second state beside the seed: other rows, another table, one index fewer. */
const otherSeed = `${tortureSeed};
  DELETE FROM orders WHERE id % 2 = 0;
  CREATE TABLE other AS SELECT i, repeat('y', 200) AS filling FROM generate_series(1, 500) AS i;
  VACUUM users;`;

/** A state to come back to, and what it must look like then. */
interface Expected {
  name: string;
  state: SavedState;
  memory: Uint8Array;
  disk: Map<string, Uint8Array>;
  answers: string;
}

/**
 * Runs every hostile script in a random but repeatable order, restores one of two states, and compares memory and files
 * byte by byte and the answers to a fixed list of queries. Shuts this thread's WebAssembly loader: run it in a thread of its own.
 */
export async function runTorture(files: EngineFiles, rounds: number, seed: number): Promise<TortureReport> {
  const { pg, module, snapshot, reason } = await openDatabase(files);
  if (!module || !snapshot) throw new Error(`no snapshot: ${reason ?? "unknown"}`);
  const session = new Session(pg, module);
  await session.types.load(session.askText);
  const empty = snapshot.take();
  const states: Expected[] = [];
  for (const [name, text] of Object.entries({ seed: tortureSeed, other: otherSeed })) {
    snapshot.restore(empty);
    await session.run(text, limits);
    await session.askText("select setseed(0.5)");
    await session.askText("checkpoint");
    const state = snapshot.take();
    const [memory, disk] = [snapshot.coveredMemory().slice(), fileContents(module)];
    states.push({ name, state, memory, disk, answers: await ask(session) });
  }
  shutLoader();
  const report: TortureReport = { runs: 0, mismatches: [], endings: {}, restores: [] };
  const random = mulberry32(seed);
  for (const name of shuffledRounds(rounds, seed)) {
    const to = states[random() < 0.5 ? 0 : 1] as Expected;
    report.endings[name] = await runScript(session, tortureScripts[name] ?? []);
    const started = performance.now();
    snapshot.restore(to.state);
    report.restores.push(performance.now() - started);
    const note = (part: string): unknown => report.mismatches.push(`${name}, back to ${to.name}: ${part}`);
    if (!equal(to.memory, snapshot.coveredMemory())) note("memory");
    for (const path of differing(to.disk, fileContents(module))) note(`file ${path}`);
    if ((await ask(session)) !== to.answers) note("answers");
    snapshot.restore();
    report.runs += 1;
  }
  return report;
}

async function runScript(session: Session, texts: string[]): Promise<string> {
  const kinds: string[] = [];
  for (const text of texts) {
    const last = (await session.run(text, limits)).at(-1);
    kinds.push(last?.kind === "error" ? last.code : (last?.kind ?? "nothing"));
  }
  return kinds.join(", ");
}

async function ask(session: Session): Promise<string> {
  const rows: unknown[] = [];
  for (const sql of fingerprint) {
    rows.push(await session.askText(sql).catch((cause: unknown) => String(cause)));
  }
  return JSON.stringify(rows);
}

function shuffledRounds(rounds: number, seed: number): string[] {
  const random = mulberry32(seed);
  const names = Object.keys(tortureScripts);
  return Array.from({ length: rounds }, () =>
    names
      .map((name) => ({ name, at: random() }))
      .sort((a, b) => a.at - b.at)
      .map(({ name }) => name),
  ).flat();
}

/** Tommy Ettinger's mulberry32: a small generator whose order depends on the seed alone. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Paths of files that are new, lost or changed; changed ones with their sizes and the first byte that differs. */
function differing(before: Map<string, Uint8Array>, after: Map<string, Uint8Array>): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((path) => {
    const was = before.get(path);
    const is = after.get(path);
    if (!was || !is) return [`${path} ${was ? "is gone" : "is new"}`];
    if (equal(was, is)) return [];
    return [`${path} ${was.length} -> ${is.length}, from byte ${was.findIndex((byte, i) => byte !== is[i])}`];
  });
}

function equal(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i += 1) if (a[i] !== b[i]) return false;
  return true;
}
