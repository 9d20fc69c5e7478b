import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { watch } from "node:fs";
import { nearest } from "@/content/nearest";
import { describeProblem } from "@/content/server/problem-list";
import type { ExerciseKey } from "../exercise";
import { catalogPath } from "../server/catalog-folder";
import { loadCatalog } from "../server/load";
import { type Verified, verifyAll } from "../server/verify";

const HELP = `npm run verify -- [id...]

  Proves exercises: right answers pass, wrong ones fail with their own sentence, mutants of the reference die.
  Without an id, all of them.

  --json     one JSON document on standard output
  --watch    again whenever a file of the catalogue is saved
  --help     this text

Ends with 0 when all is proved, 1 when something is not, 2 when it could not be looked at.`;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: "boolean" }, watch: { type: "boolean" }, help: { type: "boolean", short: "h" } },
  });
  if (values.help) {
    console.error(HELP);
    return 0;
  }
  const json = values.json ?? false;
  const code = await verify(positionals, json);
  if (!values.watch) return code;
  for await (const _ of saves()) await verify(positionals, json);
  return code;
}

async function verify(ids: string[], json: boolean): Promise<number> {
  const root = process.cwd();
  const catalog = await loadCatalog(root);
  if (!catalog.ok) {
    if (json)
      console.log(JSON.stringify({ exercises: [], ok: false, problems: catalog.problems }, undefined, 2));
    for (const problem of catalog.problems) console.error(describeProblem(problem));
    console.error(`${catalog.problems.length} problems: nothing was proved.`);
    return 1;
  }
  const chosen = choose(catalog.value, ids);
  if (typeof chosen === "string") {
    console.error(chosen);
    return 2;
  }
  const started = performance.now();
  const found = await verifyAll(chosen, {
    root,
    engines: availableParallelism(),
    tell: (one) => {
      if (!json) console.error(lineOf(one));
    },
  });
  const ok = found.every((one) => one.ok);
  if (json) console.log(JSON.stringify({ exercises: found, ok }, undefined, 2));
  else
    for (const problem of found.flatMap(({ problems }) => problems)) console.error(describeProblem(problem));
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const wrong = found.filter((one) => !one.ok).length;
  console.error(
    `${found.length} exercises in ${seconds} s: ${wrong === 0 ? "all proved" : `${wrong} not proved`}.`,
  );
  return ok ? 0 : 1;
}

function choose(keys: ExerciseKey[], ids: string[]): ExerciseKey[] | string {
  const known = keys.map(({ exercise }) => exercise.id);
  for (const id of ids) {
    if (known.includes(id)) continue;
    const near = nearest(id, known);
    return `There is no exercise ${id}.${near ? ` Did you mean ${near}?` : ` There are: ${known.join(", ")}.`}`;
  }
  return ids.length === 0 ? keys : keys.filter(({ exercise }) => ids.includes(exercise.id));
}

function lineOf({ id, ok, datasets, wrong, mutants, survivors, ms, kept }: Verified): string {
  const share = mutants.total === 0 ? "" : `mutants ${mutants.killed}/${mutants.total}`;
  const equal = mutants.equivalent === 0 ? "" : `(${mutants.equivalent} equivalent)`;
  const columns = [
    ok ? "✓" : "✕",
    id.padEnd(28),
    `datasets ${datasets}`,
    `wrong ${wrong.killed}/${wrong.total}`,
    share,
    equal,
    kept ? "unchanged" : `${ms} ms`,
  ];
  const lines = survivors.flatMap((one) => [
    `    survives: ${one.id}: ${one.description}`,
    ...(one.kills === undefined ? [] : [`      these rows would kill it:`, indented(one.kills)]),
  ]);
  return [columns.filter((column) => column !== "").join("  "), ...lines].join("\n");
}

const indented = (text: string): string => text.replaceAll(/^/gm, "        ");

/** One value per burst of saved files in the catalogue. */
async function* saves(): AsyncGenerator<void> {
  let wake: () => void = () => {};
  const watcher = watch(catalogPath, { recursive: true }, () => wake());
  try {
    for (;;) {
      await new Promise<void>((done) => (wake = done));
      // An editor saves in several steps.
      await new Promise((done) => setTimeout(done, 100));
      yield;
    }
  } finally {
    watcher.close();
  }
}

try {
  process.exitCode = await main();
} catch (cause) {
  console.error(cause instanceof Error ? cause.message : String(cause));
  process.exitCode = 2;
}
