import { type Kysely, sql } from "kysely";
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import type { Tables } from "../database/tables";
import type { GradingLoad } from "../grading/grading-service";

interface Counted {
  depth: number;
  oldest: number;
  dead: number;
}

/**
 * The register in Prometheus' text format. What is in the database is counted there at each asking, so every process tells the same;
 * processes and graders are this one's own.
 */
export async function registerMetrics(
  db: Kysely<Tables>,
  graders: GradingLoad,
): Promise<{ type: string; text: string }> {
  const registry = new Registry();
  const gauge = (name: string, help: string, value: number, labels: Record<string, string> = {}): void => {
    const known = registry.getSingleMetric(name);
    const one =
      known instanceof Gauge
        ? known
        : new Gauge({ name, help, labelNames: Object.keys(labels), registers: [registry] });
    one.set(labels, value);
  };
  const { depth, oldest, dead } = await counted(db);
  gauge("rowhouse_queue_depth", "Answers that wait", depth);
  gauge("rowhouse_queue_oldest_seconds", "How long the first of them has waited", oldest);
  gauge("rowhouse_dead_letters", "Answers that could not be graded and wait for somebody", dead);
  gauge("rowhouse_graders", "Graders of this process", graders.ready, { state: "ready" });
  gauge("rowhouse_graders", "Graders of this process", graders.busy, { state: "busy" });
  await addVerdicts(db, registry);
  collectDefaultMetrics({ register: registry });
  return { type: registry.contentType, text: await registry.metrics() };
}

async function counted(db: Kysely<Tables>): Promise<Counted> {
  const { rows } = await sql<Counted>`
    SELECT count(*) FILTER (WHERE state = 'queued')::integer AS depth, count(*) FILTER (WHERE state = 'dead')::integer AS dead,
      coalesce(extract(epoch FROM clock_timestamp() - min(enqueued_at) FILTER (WHERE state = 'queued')), 0)::float8 AS oldest
    FROM job WHERE state IN ('queued', 'dead')`.execute(db);
  return rows[0] ?? { depth: 0, oldest: 0, dead: 0 };
}

/** Upper ends of the histogram of waiting, seconds. */
const buckets = [0.1, 0.3, 1, 3, 10, 30, 60, 300];

async function addVerdicts(db: Kysely<Tables>, registry: Registry): Promise<void> {
  const verdicts = new Counter({
    name: "rowhouse_verdicts_total",
    help: "Verdicts by what they say",
    labelNames: ["status"],
    registers: [registry],
  });
  const waited = new Histogram({
    name: "rowhouse_submit_to_verdict_seconds",
    help: "From receipt to verdict, of the last hour",
    buckets,
    registers: [registry],
  });
  const byStatus = await db
    .selectFrom("verdict")
    .select(["status", ({ fn }) => fn.countAll<string>().as("count")])
    .groupBy("status")
    .execute();
  for (const { status, count } of byStatus) verdicts.inc({ status }, Number(count));
  const { rows } = await sql<{ seconds: number }>`
    SELECT extract(epoch FROM graded_at - received_at)::float8 AS seconds FROM submission
    WHERE graded_at > clock_timestamp() - interval '1 hour' LIMIT 100000`.execute(db);
  for (const { seconds } of rows) waited.observe(seconds);
}
