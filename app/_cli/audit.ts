import { spawnSync } from "node:child_process";
import { isMain } from "./main-module";

/** What `npm audit --json` found among the packages that the site runs on. */
export type Audit =
  | { kind: "clean" }
  | { kind: "found"; advisories: string[] }
  /** The registry answers no such question, or there is none. */
  | { kind: "not-tried"; why: string };

interface AuditAnswer {
  message?: string;
  vulnerabilities?: Record<string, { severity: string; via: (string | { title: string; url: string })[] }>;
}

const grave: ReadonlySet<string> = new Set(["high", "critical"]);

/** Reads what npm printed: only a whole report says that nothing was found. */
export function readAudit(printed: string): Audit {
  let answer: AuditAnswer;
  try {
    answer = JSON.parse(printed) as AuditAnswer;
  } catch {
    return { kind: "not-tried", why: printed.trim().slice(0, 200) || "npm printed nothing" };
  }
  if (!answer.vulnerabilities) return { kind: "not-tried", why: answer.message ?? "npm printed no report" };
  const advisories = Object.entries(answer.vulnerabilities)
    .filter(([, { severity }]) => grave.has(severity))
    .map(([name, { severity, via }]) => {
      const why = via.map((one) => (typeof one === "string" ? `by ${one}` : `${one.title} ${one.url}`));
      return `${name} (${severity}): ${why.join("; ")}`;
    });
  return advisories.length === 0 ? { kind: "clean" } : { kind: "found", advisories };
}

/** Fails for advisories of a high or critical severity in what the site runs on; says when the registry could not be asked. */
function main(): number {
  const { stdout } = spawnSync("npm", ["audit", "--omit=dev", "--json"], {
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  const audit = readAudit(stdout);
  if (audit.kind === "found") {
    for (const line of audit.advisories) console.error(line);
    return 1;
  }
  const { kind } = audit;
  console.error(kind === "clean" ? "No advisory of a high or critical severity." : `NOT tried: ${audit.why}`);
  return 0;
}

if (isMain(import.meta.url)) process.exitCode = main();
