import type { Limits } from "../engine";
import { type EngineFiles, openDatabase, shutLoader } from "./database";
import { fileContents } from "./file-contents";
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

/**
 * Runs every hostile script in a random but repeatable order, restores, and compares memory and files byte by byte
 * and the answers to a fixed list of queries. Shuts this thread's WebAssembly loader: run it in a thread of its own.
 */
export async function runTorture(files: EngineFiles, rounds: number, seed: number): Promise<TortureReport> {
  const { pg, module, snapshot, reason } = await openDatabase(files);
  if (!module || !snapshot) throw new Error(`no snapshot: ${reason ?? "unknown"}`);
  const session = new Session(pg, module);
  await session.types.load(session.askText);
  await session.run(tortureSeed, limits);
  await session.askText("select setseed(0.5)");
  await session.askText("checkpoint");
  snapshot.take();
  shutLoader();
  const memory = snapshot.coveredMemory().slice();
  const disk = fileContents(module);
  const answers = await ask(session);
  snapshot.restore();
  const report: TortureReport = { runs: 0, mismatches: [], endings: {}, restores: [] };
  for (const name of shuffledRounds(rounds, seed)) {
    report.endings[name] = await runScript(session, tortureScripts[name] ?? []);
    const started = performance.now();
    snapshot.restore();
    report.restores.push(performance.now() - started);
    const note = (part: string): unknown => report.mismatches.push(`${name}: ${part}`);
    if (!equal(memory, snapshot.coveredMemory())) note("memory");
    for (const path of differing(disk, fileContents(module))) note(`file ${path}`);
    if ((await ask(session)) !== answers) note("answers");
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
