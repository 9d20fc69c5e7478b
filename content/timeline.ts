/** Two sessions on a real server, recorded by the script beside it (`content/timelines/<name>.json`, `<name>.script.ts`). */
export interface Timeline {
  name: string;
  title: string;
  /** For example `PostgreSQL 18.4`. */
  server: string;
  sessions: string[];
  steps: TimelineStep[];
}

export interface TimelineStep {
  /** Index into `sessions`. */
  session: number;
  sql: string;
  /** What came back, as text; null while it still waits. */
  result: string | null;
  /** True when the statement waits for another session at this point. */
  waits?: boolean;
  /** One sentence for the reader. */
  remark?: string;
}
