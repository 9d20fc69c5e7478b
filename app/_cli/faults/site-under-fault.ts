import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { stop } from "../child";
import { freePort } from "../port";
import { type Site, startSite } from "../site";

/** A site that is killed and started again on one port and one database. */
export class SiteUnderFault {
  private site: Site | undefined;
  private port = 0;

  constructor(private readonly env: Record<string, string>) {}

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get pid(): number {
    const pid = this.site?.process.pid;
    if (pid === undefined) throw new Error("The site does not run.");
    return pid;
  }

  /** Starts it; resolves when it answers requests, which may be before its database does. */
  async start(): Promise<void> {
    if (this.port === 0) this.port = await freePort();
    this.site = await startSite({ port: this.port, output: "quiet", env: this.env });
  }

  /** Ends it as a power cut would. */
  async kill(): Promise<void> {
    const { site } = this;
    if (!site) return;
    site.process.kill("SIGKILL");
    await site.exited;
  }

  /** Ends it as an operator would. */
  async stop(): Promise<void> {
    if (this.site) await stop(this.site);
    this.site = undefined;
  }

  /** Processes that grade for it. */
  graders(): number[] {
    return childrenOf(this.pid).filter((pid) => commandOf(pid).includes("/grader-"));
  }

  /** Waits until it takes answers; throws when it does not within `ms`. */
  async ready(ms = 60_000): Promise<void> {
    const end = Date.now() + ms;
    while (Date.now() < end) {
      const healthy = await fetch(`${this.url}/api/health`)
        .then((reply) => reply.ok)
        .catch(() => false);
      if (healthy) return;
      await wait(100);
    }
    throw new Error(`The site took no answers within ${ms / 1000} s.`);
  }
}

function childrenOf(parent: number): number[] {
  return readdirSync("/proc")
    .map(Number)
    .filter((pid) => Number.isInteger(pid) && parentOf(pid) === parent);
}

/** Field 4 of proc(5), `stat`. */
function parentOf(pid: number): number | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    return Number(text.slice(text.lastIndexOf(")") + 2).split(" ")[1]);
  } catch {
    return undefined; // gone meanwhile
  }
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return "";
  }
}
