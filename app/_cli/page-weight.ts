import { gzipSync } from "node:zlib";
import type { Site } from "./site";
import type { StageResult } from "./stage";

/** What a page costs before the first Run: JavaScript compressed with gzip, HTML as it is and without recorded rows. */
export interface PageWeight {
  path: string;
  scriptKilobytes: number;
  htmlKilobytes: number;
  htmlWithoutRowsKilobytes: number;
}

/** The budgets of the course; CI holds every lesson page to them. */
export const budget = { scriptKilobytes: 150, htmlWithoutRowsKilobytes: 90 };

const KILOBYTE = 1024;
const round = (bytes: number): number => Math.round((bytes / KILOBYTE) * 10) / 10;

/** Weighs one page of a running site: its HTML and every script that the HTML names. */
export async function weighPage(url: string, path: string): Promise<PageWeight> {
  const html = await textOf(url + path);
  const sources = [...html.matchAll(/<script[^>]+src="([^"]+)"[^>]*>/g)]
    .filter(([tag]) => !/\bnomodule\b/i.test(tag)) // no browser that runs the course loads these
    .map(([, source]) => source ?? "");
  const scripts = await Promise.all([...new Set(sources)].map((source) => textOf(new URL(source, url).href)));
  return {
    path,
    scriptKilobytes: round(scripts.reduce((sum, script) => sum + gzipSync(script).length, 0)),
    htmlKilobytes: round(Buffer.byteLength(html)),
    htmlWithoutRowsKilobytes: round(Buffer.byteLength(html) - recordedRowBytes(html)),
  };
}

/**
 * The bytes of recorded rows, and of what a console records in their place, the replies: each stands in the HTML, and once more in the
 * data that React starts from (`r` of a packed outcome, `rows` of a figure; headers and body of a reply).
 */
export function recordedRowBytes(html: string): number {
  const bodies = html.matchAll(/<tbody[\s\S]*?<\/tbody>/g);
  const packed = html.matchAll(/\\"r\\":\[\[[\s\S]*?\]\](?=,\\"t\\":)/g);
  const drawn = html.matchAll(/\\"rows\\":\[\[[\s\S]*?\]\](?=,\\"rowCount\\":)/g);
  return bytesOf([...bodies, ...packed, ...drawn]) + recordedReplyBytes(html);
}

/** React keeps a long text apart, as a row of its own that begins with its length, as in `49:T470,`. */
function recordedReplyBytes(html: string): number {
  const shown = html.matchAll(/<div class="reply\b[\s\S]*?(?=<div class="reply\b|<\/div><\/section>)/g);
  const headers = html.matchAll(/\\"headers\\":\{[^}]*\}/g);
  const bodies = [...html.matchAll(/\\"body\\":(?:\\"\$([0-9a-f]+)\\"|[\s\S]*?)(?=,\\"ms\\":)/g)];
  const rows = new Set(bodies.flatMap(([, row]) => (row === undefined ? [] : [row])));
  const apart = [...rows].flatMap((row) => [
    ...html.matchAll(
      new RegExp(`${row}:T[0-9a-f]+,[\\s\\S]*?(?=[0-9a-f]{1,3}:T[0-9a-f]+,|"\\]\\)</script>)`, "g"),
    ),
  ]);
  return bytesOf([...shown, ...headers, ...bodies, ...apart]);
}

const bytesOf = (found: RegExpExecArray[]): number =>
  found.reduce((sum, [text]) => sum + Buffer.byteLength(text), 0);

/** The lesson addresses of a running site, from its site map: those of two steps, /module/lesson. */
export async function lessonPaths(url: string): Promise<string[]> {
  const map = await textOf(`${url}/sitemap.xml`);
  const paths = [...map.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, place]) => new URL(place ?? "").pathname);
  return paths.filter((path) => /^\/[^/]+\/[^/]+$/.test(path));
}

/** Weighs every lesson and compares it with the budget: one test per lesson and budget. */
export async function pageWeightStage(site: Site): Promise<StageResult> {
  const paths = await lessonPaths(site.url);
  if (paths.length === 0) return { passed: 0, failed: 1, note: "The site map names no lesson." };
  const lines: string[] = [];
  let failed = 0;
  for (const path of paths) {
    const weight = await weighPage(site.url, path);
    lines.push(describeWeight(weight));
    for (const name of ["scriptKilobytes", "htmlWithoutRowsKilobytes"] as const) {
      if (weight[name] <= budget[name]) continue;
      failed++;
      lines.push(`   too heavy: ${name} is ${weight[name]}, the budget is ${budget[name]}`);
    }
  }
  return { passed: paths.length * 2 - failed, failed, note: lines.join("\n") };
}

/** One line for a person. */
export function describeWeight(weight: PageWeight): string {
  const { path, scriptKilobytes, htmlKilobytes, htmlWithoutRowsKilobytes } = weight;
  return `${path}: ${scriptKilobytes} KB JavaScript (gzip), ${htmlKilobytes} KB HTML, ${htmlWithoutRowsKilobytes} KB without recorded rows`;
}

async function textOf(url: string): Promise<string> {
  const reply = await fetch(url);
  if (!reply.ok) throw new Error(`${url} answered ${reply.status}.`);
  return reply.text();
}
