import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { type Child, type ChildOptions, startNode } from "./child";

/** `next start` or `next dev` on one address. */
export interface Site extends Child {
  url: string;
}

export interface SiteOptions extends ChildOptions {
  host?: string;
  port: number;
  dev?: boolean;
}

const NEXT = "node_modules/next/dist/bin/next";

/** Starts Next on a loopback address and resolves once it answers a request; throws when it ends before that. */
export async function startSite(options: SiteOptions): Promise<Site> {
  const host = options.host ?? "127.0.0.1";
  const url = `http://${host.includes(":") ? `[${host}]` : host}:${options.port}`;
  const args = [NEXT, options.dev ? "dev" : "start", "-H", host, "-p", String(options.port)];
  const child = startNode(args, options);
  await answers(url, child);
  return { ...child, url };
}

/** The same on a data folder of its own, which goes when the site ends: for tests and benchmarks. */
export async function startTestSite(options: SiteOptions): Promise<Site> {
  const folder = mkdtempSync(join(tmpdir(), "rowhouse-data-"));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    const site = await startSite({ ...options, env: { ROWHOUSE_DATA: folder, ...options.env } });
    void site.exited.then(remove);
    return site;
  } catch (cause) {
    remove();
    throw cause;
  }
}

async function answers(url: string, child: Child): Promise<void> {
  let ended: number | undefined;
  void child.exited.then((code) => {
    ended = code;
  });
  while (ended === undefined) {
    try {
      // Any answer will do: the robots file costs no rendering.
      await fetch(`${url}/robots.txt`, { redirect: "manual" }).then((reply) => reply.arrayBuffer());
      return;
    } catch {
      await wait(50); // not listening yet
    }
  }
  throw new Error(`The web server ended with code ${ended} before it answered.`);
}
