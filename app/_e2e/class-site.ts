import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { stop } from "@/app/_cli/child";
import { freePort } from "@/app/_cli/port";
import { type Site, startSite } from "@/app/_cli/site";

/** A site for a class on a folder of its own. */
export interface ClassSite {
  url: string;
  folder: string;
  /** Path of the link of the first admin. */
  link: string;
  /** Stops the server; the folder stays. */
  stop(): Promise<void>;
  /** Stops it and removes the folder. */
  end(): Promise<void>;
}

/** Starts the built site for a class, on an empty register. */
export async function openClassSite(): Promise<ClassSite> {
  const folder = mkdtempSync(join(tmpdir(), "rowhouse-class-"));
  const site = await startClass(folder);
  const link = await saidLink(site);
  const end = async (): Promise<void> => {
    await stop(site, 20_000);
    rmSync(folder, { recursive: true, force: true });
  };
  return { url: site.url, folder, link, end, stop: async () => void (await stop(site, 20_000)) };
}

/** The built site for a class on a register that is there. */
export async function startClass(folder: string): Promise<Site> {
  const env = { ROWHOUSE_DATA: folder, ROWHOUSE_MODE: "class", GRADERS: "1" };
  return startSite({ port: await freePort(), output: "both", env });
}

/** The one-time link that the server says to whoever started it. */
function saidLink({ process: { stdout, stderr } }: Site): Promise<string> {
  let said = "";
  stdout?.resume();
  return new Promise((resolve) => {
    stderr?.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      const found = /\/set-password\?token=[\w-]+/.exec(said);
      if (found) resolve(found[0]);
    });
  });
}

/** Fills fields by their labels. */
export async function fill(page: Page, values: Record<string, string>): Promise<void> {
  for (const [label, value] of Object.entries(values))
    await page.getByLabel(label, { exact: true }).fill(value);
}
