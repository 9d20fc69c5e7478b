import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { startRealPostgres } from "@/sandbox/sql/server/real-postgres";
import { timelineScriptSchema } from "../schema";
import { readDataset } from "../server/datasets";
import { describeProblem } from "../server/problem-list";
import { readYaml } from "../server/yaml-file";
import type { Timeline, TimelineStep } from "../timeline";

interface Script {
  title: string;
  sessions: string[];
  steps: { session: number; sql: string; remark?: string | undefined }[];
}

/** Plays `content/timelines/<name>.script.yaml` on a real server and writes what came back beside it. */
export async function recordTimeline(root: string, [name, ...rest]: string[]): Promise<number> {
  const path = `content/timelines/${name}.script.yaml`;
  if (name === undefined || rest.length > 0 || !existsSync(join(root, path))) {
    console.error(`Name one script of content/timelines, such as: timeline lost-stock. There is no ${path}.`);
    return 2;
  }
  const script = readYaml(timelineScriptSchema, await readFile(join(root, path), "utf8"), path);
  if (!script.ok) {
    for (const problem of script.problems) console.error(describeProblem(problem));
    return 1;
  }
  const server = await startRealPostgres();
  if ("skipped" in server) {
    console.error(server.skipped);
    return 2;
  }
  try {
    const timeline = await play(name, script.value, server.url, root);
    await writeFile(join(root, `content/timelines/${name}.json`), `${JSON.stringify(timeline, null, 2)}\n`);
    console.error(`content/timelines/${name}.json: ${timeline.steps.length} steps on ${timeline.server}`);
    return 0;
  } finally {
    await server.stop();
  }
}

async function play(name: string, script: Script, url: string, root: string): Promise<Timeline> {
  const watcher = await connect(url);
  for (const { text } of (await readDataset("harbor", root)).files) await watcher.query(text);
  const sessions = await Promise.all(script.sessions.map(() => Session.open(url)));
  const steps: TimelineStep[] = [];
  try {
    for (const { session, sql, remark } of script.steps) {
      const asked = sessions[session];
      if (!asked) throw new Error(`There is no session ${session}: the script has ${sessions.length}.`);
      const result = await asked.ask(sql, watcher);
      steps.push({
        session,
        sql,
        result,
        ...(result === null ? { waits: true } : {}),
        ...(remark ? { remark } : {}),
      });
      steps.push(...(await freed(sessions, asked)));
    }
    const [row] = (await watcher.query<{ server_version: string }>("SHOW server_version")).rows;
    return {
      name,
      title: script.title,
      server: `PostgreSQL ${row?.server_version.split(" ")[0]}`,
      sessions: script.sessions,
      steps,
    };
  } finally {
    await Promise.all([watcher, ...sessions.map((session) => session.client)].map((client) => client.end()));
  }
}

/** Statements of other sessions that this step let go on. */
async function freed(sessions: Session[], asked: Session): Promise<TimelineStep[]> {
  const steps: TimelineStep[] = [];
  for (const [session, other] of sessions.entries()) {
    if (other === asked || !other.pending) continue;
    const result = await Promise.race([other.pending, wait(500, null)]);
    if (result === null) continue;
    other.pending = undefined;
    steps.push({ session, sql: "(goes on)", result });
  }
  return steps;
}

/** One connection that may have a statement waiting. */
class Session {
  pending: Promise<string> | undefined;

  private constructor(
    readonly client: pg.Client,
    private readonly pid: number,
  ) {}

  static async open(url: string): Promise<Session> {
    const client = await connect(url);
    const { rows } = await client.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
    return new Session(client, rows[0]?.pid ?? 0);
  }

  /** What came back, as text; null when the statement waits for another session. */
  async ask(sql: string, watcher: pg.Client): Promise<string | null> {
    const pending = this.client
      .query<unknown[]>({ text: sql, rowMode: "array" })
      .then(describe, describeError);
    this.pending = pending;
    for (;;) {
      const result = await Promise.race([pending, wait(50, null)]);
      if (result !== null) {
        this.pending = undefined;
        return result;
      }
      const { rows } = await watcher.query<{ n: number }>("SELECT cardinality(pg_blocking_pids($1)) AS n", [
        this.pid,
      ]);
      if ((rows[0]?.n ?? 0) > 0) return null;
    }
  }
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}

function describe({ command, rowCount, fields, rows }: pg.QueryArrayResult<unknown[]>): string {
  if (fields.length === 0) return rowCount === null ? command : `${command} ${rowCount}`;
  const lines = rows.map((row) =>
    fields.map(({ name }, index) => `${name} = ${String(row[index])}`).join(", "),
  );
  return lines.join("; ") || "0 rows";
}

function describeError(cause: unknown): string {
  return cause instanceof pg.DatabaseError ? `error ${cause.code}: ${cause.message}` : String(cause);
}
