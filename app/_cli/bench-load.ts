import { setTimeout as wait } from "node:timers/promises";
import { startRealPostgres } from "@/sandbox/sql/server/real-postgres";
import type { Benchmark, BenchOptions, Figure } from "./bench-result";
import { stop } from "./child";
import { handInAndFollow, type Sent } from "./load/follow";
import { megabytes, saturated, usageOf } from "./load/usage";
import { lessonPaths } from "./page-weight";
import { percentile } from "./percentile";
import { freePort } from "./port";
import { type Site, startTestSite } from "./site";

/** Answers handed in to a whole site over HTTP and followed by their events, the load generator on the same machine. */
export const loadBenchmarks: Benchmark[] = [
  { name: "submit.verdict.idle", run: (options) => onSite({}, (site) => idle(site, options)) },
  {
    name: "load.steady",
    slow: true,
    run: (options) => onSite({ GRADERS: "2" }, (site) => steady(site, options)),
  },
  {
    name: "load.bell",
    slow: true,
    run: (options) => onSite({ GRADERS: "2" }, (site) => bell(site, options)),
  },
  { name: "load.postgres", slow: true, run: onPostgres },
];

async function onSite(
  env: Record<string, string>,
  run: (site: Site) => Promise<Figure[]>,
): Promise<Figure[]> {
  const site = await startTestSite({ port: await freePort(), output: "quiet", env });
  try {
    await warm(site);
    return await run(site);
  } finally {
    await stop(site);
  }
}

/** A site that has graded everything once: what is measured is a server in use, not its first minute. */
async function warm(site: Site): Promise<void> {
  const end = performance.now() + 120_000;
  for (let quick = 0; quick < 8 && performance.now() < end; ) {
    const { ms } = await handInAndFollow(site.url);
    quick = ms !== undefined && ms < 1_000 ? quick + 1 : 0;
    if (ms === undefined) await wait(500);
  }
}

async function idle({ url }: Site, { quick }: BenchOptions): Promise<Figure[]> {
  const sent: Sent[] = [];
  for (let i = 0; i < (quick ? 20 : 100); i += 1) sent.push(await handInAndFollow(url));
  return [figureOf("submit.verdict.idle", sent)];
}

/** 5 answers a second, for ten minutes or one; with --quick without the hostile ones, which need their time. */
async function steady(site: Site, { quick }: BenchOptions): Promise<Figure[]> {
  const seconds = quick ? 60 : 600;
  const ordinary = await atPace(site, { perSecond: 5, seconds, hostileShare: 0 });
  const figures = [...ordinary.figures("load.steady")];
  if (quick) return figures;
  const hostile = await atPace(site, { perSecond: 5, seconds: 120, hostileShare: 0.02 });
  return [...figures, ...hostile.figures("load.steady.hostile")];
}

interface Pace {
  perSecond: number;
  seconds: number;
  hostileShare: number;
}

interface Run {
  sent: Sent[];
  figures: (name: string) => Figure[];
}

async function atPace(site: Site, { perSecond, seconds, hostileShare }: Pace): Promise<Run> {
  const before = usageOf(site.process.pid ?? 0);
  const under: Promise<Sent>[] = [];
  const every = hostileShare === 0 ? Infinity : Math.round(1 / hostileShare);
  const started = performance.now();
  for (let i = 0; i < perSecond * seconds; i += 1) {
    // By the clock, so that a slow server is not asked less.
    await wait(Math.max(0, started + (i * 1_000) / perSecond - performance.now()));
    under.push(handInAndFollow(site.url, i % every === every - 1));
  }
  const sent = await Promise.all(under);
  const after = usageOf(site.process.pid ?? 0);
  const ordinary = sent.filter(({ hostile }) => !hostile);
  return {
    sent,
    figures: (name) => [
      { ...figureOf(name, ordinary), ...tallyOf(sent), saturated: saturated(before, after) },
      { name: `${name}.memory`, value: megabytes(after), unit: "MB", n: after.processes.size },
    ],
  };
}

/** A bell: 500 answers within 30 seconds, while people read lessons. Its value is the time until the last of them is graded. */
async function bell(site: Site, { quick }: BenchOptions): Promise<Figure[]> {
  const [answers, seconds] = quick ? [200, 12] : [500, 30];
  const paths = await lessonPaths(site.url);
  const pages: number[] = [];
  let reading = true;
  const readers = Promise.all([0, 1].map((i) => read(i)));
  const started = performance.now();
  const { sent, figures } = await atPace(site, { perSecond: answers / seconds, seconds, hostileShare: 0 });
  const all = (performance.now() - started) / 1_000;
  reading = false;
  await readers;
  const [whole, ...rest] = figures("load.bell");
  const page = { p50: percentile(pages, 0.5), p95: percentile(pages, 0.95), n: pages.length };
  return [
    { ...whole, name: "load.bell", value: all, unit: "s", n: sent.length },
    { name: "load.bell.pages", value: page.p95, unit: "ms", ...page },
    ...rest,
  ];

  async function read(first: number): Promise<void> {
    for (let i = first; reading; i += 1) {
      const from = performance.now();
      await (await fetch(`${site.url}${paths[i % paths.length] ?? "/"}`)).text();
      pages.push(performance.now() - from);
      await wait(100);
    }
  }
}

/** As many answers as two graders can grade, on a PostgreSQL server. Its value is verdicts per second. */
async function onPostgres({ quick }: BenchOptions): Promise<Figure[]> {
  const server = await startRealPostgres();
  if ("skipped" in server) throw new Error(server.skipped);
  try {
    return await onSite({ DATABASE_URL: server.url, GRADERS: "2" }, async (site) => {
      const before = usageOf(site.process.pid ?? 0);
      const started = performance.now();
      const sent: Sent[] = [];
      const hand = async (count: number): Promise<void> => {
        for (let i = 0; i < count; i += 1) sent.push(await handInAndFollow(site.url));
      };
      await Promise.all(Array.from({ length: 12 }, () => hand(quick ? 15 : 60)));
      const seconds = (performance.now() - started) / 1_000;
      const after = usageOf(site.process.pid ?? 0);
      const figure = {
        ...figureOf("load.postgres", sent),
        ...tallyOf(sent),
        saturated: saturated(before, after),
      };
      return [{ ...figure, value: sent.length / seconds, unit: "per s" }];
    });
  } finally {
    await server.stop();
  }
}

function figureOf(name: string, sent: Sent[]): Figure {
  const times = sent.flatMap(({ ms }) => ms ?? []);
  const [p50, p95] = [percentile(times, 0.5), percentile(times, 0.95)];
  return { name, value: p50, unit: "ms", p50, p95, n: sent.length };
}

/** Answers without a verdict, and verdicts that two answers share. */
function tallyOf(sent: Sent[]): { lost: number; doubled: number } {
  const ids = sent.flatMap(({ id }) => id ?? []);
  return { lost: sent.filter(({ ms }) => ms === undefined).length, doubled: ids.length - new Set(ids).size };
}
