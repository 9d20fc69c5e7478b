import { queueLoad } from "@/app/_register/operations/queue-load";
import { longestQueue } from "@/app/_register/submissions/refusals";
import { register } from "@/app/_server/register";
import packageFile from "@/package.json";

export const dynamic = "force-dynamic";

/** Milliseconds after which a database that does not answer counts as down. */
const patience = 3_000;

/** `GET /api/health`: 200, or 503 when answers cannot be taken: no database, no grader, or a full queue. */
export async function GET(): Promise<Response> {
  const { version } = packageFile;
  const mode = process.env["ROWHOUSE_MODE"] === "class" ? "class" : "solo";
  try {
    const { database, queue, graders } = await within(patience, look());
    const well = queue.depth < longestQueue;
    const body = { status: well ? "ok" : "queue full", mode, database, queue, graders, version };
    return Response.json(body, { status: well ? 200 : 503, headers });
  } catch {
    const nothing = { queue: { depth: 0, oldestSeconds: 0 }, graders: { ready: 0, busy: 0 } };
    return Response.json(
      { status: "no database", mode, database: "down", ...nothing, version },
      { status: 503, headers },
    );
  }
}

const headers = { "Cache-Control": "no-store" };

async function look(): Promise<{
  database: string;
  queue: Awaited<ReturnType<typeof queueLoad>>;
  graders: object;
}> {
  const { database, db, grading } = await register();
  return { database: database.kind, queue: await queueLoad(db), graders: grading.load };
}

function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
