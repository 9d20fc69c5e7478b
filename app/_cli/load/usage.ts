import { readdirSync, readFileSync } from "node:fs";
import { cpus } from "node:os";

/** Ticks of a second in proc(5), `stat`. */
const ticks = 100;

interface ProcessTime {
  name: string;
  parent: number;
  seconds: number;
  bytes: number;
}

function processOf(pid: number): ProcessTime | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    const command = readFileSync(`/proc/${pid}/cmdline`, "utf8");
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    const [, kilobytes = "0"] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return {
      name: command.includes("/grader-") ? "a grader" : "the web process",
      parent: Number(fields[1]),
      seconds: (Number(fields[11]) + Number(fields[12])) / ticks,
      bytes: Number(kilobytes) * 1024,
    };
  } catch {
    return undefined; // gone meanwhile
  }
}

/** Processor seconds and resident bytes of a site and the graders that it started, by name. */
export interface Usage {
  at: number;
  processes: Map<number, { name: string; seconds: number; bytes: number }>;
}

/** Looks at a site's processes. */
export function usageOf(site: number): Usage {
  const processes = new Map<number, { name: string; seconds: number; bytes: number }>();
  for (const pid of readdirSync("/proc").map(Number)) {
    const one = Number.isInteger(pid) ? processOf(pid) : undefined;
    if (one && (pid === site || one.parent === site)) processes.set(pid, one);
  }
  return { at: performance.now(), processes };
}

/** What was nearest to its end between two looks: a process that used a core, or all cores together. */
export function saturated(before: Usage, after: Usage): string {
  const seconds = (after.at - before.at) / 1_000;
  const shares = [...after.processes].map(([pid, { name, seconds: used }]) => ({
    name,
    share: (used - (before.processes.get(pid)?.seconds ?? 0)) / seconds,
  }));
  const most = shares.reduce((a, b) => (b.share > a.share ? b : a), { name: "nothing", share: 0 });
  const all = shares.reduce((sum, { share }) => sum + share, 0);
  const whole = `${Math.round(all * 100)} % of ${cpus().length * 100} % of the processors`;
  return `${most.name} first (${Math.round(most.share * 100)} % of a core); ${whole}`;
}

/** Resident megabytes of all processes. */
export const megabytes = ({ processes }: Usage): number =>
  [...processes.values()].reduce((sum, { bytes }) => sum + bytes, 0) / 1e6;
