import { useCallback, useEffect, useRef, useState } from "react";
import type { Limits } from "@/sandbox/engine";
import type { Outcome } from "@/sandbox/outcome";
import type { Schema } from "@/sandbox/sql/catalog";
import type { Phase, Shown } from "../block/block-phase";
import type { PageSources } from "../block/page-sources";
import type { Part } from "../block/use-run";
import type { BenchSession } from "./bench-session";

/** One result in a tab. */
export interface BenchResult extends Shown {
  id: number;
}

/** The workbench's engine, results and tables. */
export interface Bench {
  phase: Phase;
  /** Milliseconds that the run under way may take. */
  limit: number | undefined;
  results: BenchResult[];
  schema: Schema | undefined;
  run: (part: Part, limits?: Limits) => Promise<Shown | undefined>;
  stop: () => void;
  /** Rows as in the dataset; results stay. False while a text runs: then nothing changed. */
  reset: () => Promise<boolean>;
  /** Texts that a stop undid, when there are any. */
  lost: string[];
  close: (id: number) => void;
  session: () => Promise<BenchSession>;
}

const mostResults = 8;

/** Runs texts one after the other on rows that stay. The engine's code arrives with the first use. */
export function useBench(sources: PageSources): Bench {
  const [phase, setPhase] = useState<Phase>({ kind: "resting" });
  const [limit, setLimit] = useState<number>();
  const { results, add, close } = useResults();
  const [lost, setLost] = useState<string[]>([]);
  const [schema, setSchema] = useDatasetSchema(sources);
  const busy = useRef(false);
  const { session, opened } = useSession(sources);

  const refresh = useCallback(
    async (from: BenchSession) => {
      const now = await from.schema();
      if (now) setSchema(now);
    },
    [setSchema],
  );
  const run = useCallback(
    async (part: Part, limits?: Limits): Promise<Shown | undefined> => {
      if (busy.current) return undefined;
      busy.current = true;
      setLimit(limits?.ms);
      try {
        const bench = await session();
        const end = await runWithPhases(bench, part, limits, setPhase);
        setPhase(end.kind === "unavailable" ? end : { kind: "resting" });
        if (end.kind === "unavailable") return undefined;
        setLost(undone(bench, end.outcomes));
        void refresh(bench);
        return add({ text: part.text, label: part.label, outcomes: end.outcomes });
      } catch (cause) {
        setPhase({ kind: "unavailable", why: notArrived(cause) });
        return undefined;
      } finally {
        busy.current = false;
      }
    },
    [session, refresh, add],
  );
  const reset = useCallback(async () => {
    if (busy.current) return false;
    const bench = await session();
    bench.reset();
    setLost([]);
    await refresh(bench);
    return true;
  }, [session, refresh]);
  const stop = useCallback(() => opened.current?.stop(), [opened]);
  return { phase, limit, results, schema, run, stop, reset, lost, close, session };
}

/** The last results, numbered as they came. */
function useResults(): {
  results: BenchResult[];
  add: (shown: Shown) => BenchResult;
  close: (id: number) => void;
} {
  const [results, setResults] = useState<BenchResult[]>([]);
  const count = useRef(0);
  const add = useCallback((shown: Shown) => {
    count.current += 1;
    const result = { ...shown, id: count.current };
    setResults((all) => [...all, result].slice(-mostResults));
    return result;
  }, []);
  const close = useCallback((id: number) => setResults((all) => all.filter((one) => one.id !== id)), []);
  return { results, add, close };
}

/** The texts whose effect a stop took back; they are a session no more. */
function undone(bench: BenchSession, outcomes: Outcome[]): string[] {
  const last = outcomes.at(-1)?.kind;
  if (last !== "stopped" && last !== "broken") return [];
  const { ran } = bench;
  bench.ran = [];
  return ran;
}

async function runWithPhases(
  bench: BenchSession,
  part: Part,
  limits: Limits | undefined,
  setPhase: (phase: Phase) => void,
): ReturnType<BenchSession["run"]> {
  let started = false;
  setPhase({ kind: "waiting", engine: { kind: "idle" } });
  return bench.run({
    text: part.text,
    ...(part.before ? { before: part.before } : {}),
    ...(limits ? { limits } : {}),
    onStart: () => {
      started = true;
      setPhase({ kind: "running" });
    },
    onEngine: (engine) => {
      if (!started) setPhase({ kind: "waiting", engine });
    },
  });
}

/** The session of this page, made with its first use. */
function useSession({ dataset, engine }: PageSources): {
  session: () => Promise<BenchSession>;
  opened: React.RefObject<BenchSession | undefined>;
} {
  const opened = useRef<BenchSession>(undefined);
  const session = useCallback(async () => {
    const { BenchSession } = await import("./bench-session");
    opened.current ??= new BenchSession({ dataset, engine });
    return opened.current;
  }, [dataset, engine]);
  // A page that is left takes its endless query with it.
  useEffect(() => () => opened.current?.stop(), []);
  return { session, opened };
}

/** Until something ran, the tables are those that the dataset's file describes: no engine is needed to show them. */
function useDatasetSchema({ dataset }: PageSources): [Schema | undefined, (schema: Schema) => void] {
  const [schema, setSchema] = useState<Schema>();
  useEffect(() => {
    const read = async (): Promise<void> => {
      const { fetchDataset } = await import("../block/published-dataset");
      const { schema: found } = await fetchDataset(dataset);
      setSchema((now) => now ?? found);
    };
    read().catch((cause: unknown) => console.info("The tables come with the first run:", cause));
  }, [dataset]);
  return [schema, setSchema];
}

function notArrived(cause: unknown): Extract<Phase, { kind: "unavailable" }>["why"] {
  const detail = cause instanceof Error ? cause.message : String(cause);
  return { reason: navigator.onLine ? "download" : "offline", detail, retry: true };
}
