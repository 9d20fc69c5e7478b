import { parseArgs } from "node:util";
import type { Database } from "@/app/_register/database/database";
import { memoryDatabase, serverDatabase } from "@/app/_register/database/test-databases";
import { corpus } from "@/app/_register/hostile/corpus/corpus";
import { type HostileOutcome, isSound, runCorpus } from "@/app/_register/hostile/run-corpus";
import { isMain } from "./main-module";

const HELP = `npm run test:hostile

Hands every answer of the hostile corpus (app/_register/hostile/corpus) in to the grading service, on PGlite and on PostgreSQL, and after
each of them the right answer, on the same grader. Prints what each family got. Takes some ten minutes.
Ends with 0 when every verdict is the one that a fair teacher gives, 1 when one is not, 2 when a database could not be had.`;

const databases: [name: string, open: () => Promise<Database | { skipped: string }>][] = [
  ["PGlite", memoryDatabase],
  ["PostgreSQL", serverDatabase],
];

/** A line for each family: how many answers, and how many of them got what they should. */
function report(outcomes: readonly HostileOutcome[]): string {
  const families = [...new Set(outcomes.map(({ entry }) => entry.family))];
  const lines = families.map((family) => {
    const own = outcomes.filter(({ entry }) => entry.family === family);
    const sound = own.filter(isSound).length;
    return `  ${family.padEnd(40)} ${String(sound).padStart(3)} of ${own.length}`;
  });
  return lines.join("\n");
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { help: { type: "boolean", short: "h" } } });
  if (values.help) {
    console.error(HELP);
    return 0;
  }
  const all: HostileOutcome[] = [];
  for (const [name, open] of databases) {
    const database = await open();
    if ("skipped" in database) {
      console.error(database.skipped);
      return 2;
    }
    const outcomes = await runCorpus(database.db, corpus, (line) => console.error(line));
    await database.close();
    console.error(`On ${name}, each followed by the right answer:\n${report(outcomes)}`);
    all.push(...outcomes);
  }
  const failed = all.filter((one) => !isSound(one)).length;
  console.log(`${all.length - failed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

if (isMain(import.meta.url)) process.exitCode = await main();
