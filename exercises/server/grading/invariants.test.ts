import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { loadCatalog } from "../load";
import { gradingDatasets } from "../datasets";
import { graderCommand, graderEnvironment } from "./grader-command";
import { graderProgram } from "./grader-program";
import type { Graded } from "./graded";
import { Grader, residentBytes } from "./grader";

const root = process.cwd();
const exercise = "country-unknown";
const right = "SELECT id, email FROM customers WHERE country IS NULL";
const wrong = "SELECT id, email FROM customers WHERE country = NULL";
const endless = "SELECT pg_sleep(1000)";

const grader = new Grader(root);
const others: Grader[] = [];
afterAll(() => {
  for (const one of [grader, ...others]) one.close();
});
const graderWith = (options: ConstructorParameters<typeof Grader>[1]): Grader => {
  const one = new Grader(root, options);
  others.push(one);
  return one;
};

const grade = (answer: string): Promise<Graded> => grader.grade(exercise, answer);
/** What tells that a grader is sound: the reference passes, a known wrong answer gets its sentence. */
async function canary(): Promise<string[]> {
  const verdicts = [await grade(right), await grade(wrong)].map((one) => one.verdict);
  return verdicts.map(({ status, misconception = "" }) => `${status} ${misconception}`.trim());
}
const sound = ["passed", "failed equals-null"];

/** Runs a program behind the walls of a grader, in its place; what it printed. */
async function behindWalls(code: string): Promise<string> {
  const { workers } = await graderProgram(root);
  const file = join(root, `.cache/grader/wall-${process.pid}.mjs`);
  mkdirSync(join(root, ".cache/grader"), { recursive: true });
  writeFileSync(file, code);
  const { program, args } = graderCommand(root, { file, workers });
  const { stdout, stderr } = spawnSync(program, args, {
    cwd: root,
    env: { NODE_ENV: "production" },
    encoding: "utf8",
  });
  rmSync(file);
  return stdout + stderr;
}

describe("the invariants of a grader", () => {
  it("begins sound", async () => {
    expect(await canary()).toEqual(sound);
  });

  it("I1 neither a reference nor hidden rows are where a learner's text runs", async () => {
    // Every text that PostgreSQL keeps. What is looked for is spelt backwards, so that it is not found in the looking.
    const told = JSON.stringify(
      await grade(`DO $$ BEGIN IF EXISTS (
        SELECT FROM (SELECT query FROM pg_stat_activity UNION ALL SELECT statement FROM pg_prepared_statements
          UNION ALL SELECT prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace
          UNION ALL SELECT setting FROM pg_settings UNION ALL SELECT definition FROM pg_views
          UNION ALL SELECT description FROM pg_description) AS x(t)
        WHERE t ILIKE '%' || reverse('llun si yrtnuoc') || '%') THEN RAISE EXCEPTION 'found it'; END IF; END $$`),
    );
    expect(told).not.toContain("found it");
    const schemas = await grade(
      "DO $$ BEGIN IF (SELECT count(*) FROM pg_namespace WHERE nspname !~ '^pg_|^information_schema$') > 1 THEN RAISE EXCEPTION 'more than one'; END IF; END $$",
    );
    expect(JSON.stringify(schemas)).not.toContain("more than one");
  });

  it("I2 at least two datasets are hidden, of different sizes, with NULLs, duplicates and ties", async () => {
    const { hidden, open } = await gradingDatasets("harbor", root);
    expect(hidden.length).toBeGreaterThanOrEqual(2);
    const texts = [...open, ...hidden].map(({ files }) => files.map(({ text }) => text).join("\n"));
    expect(new Set(texts.map((text) => text.length)).size).toBe(texts.length);
    for (const text of texts) expect(text).toContain("NULL");
    // Duplicates and ties: exercises/server/broken/edge-cases.test.ts takes each away and sees it missed.
    const catalog = await loadCatalog(root);
    const key = (catalog.ok ? catalog.value : []).find((one) => one.exercise.id === "top-ten-with-ties");
    const ties = await grader.grade("top-ten-with-ties", key?.wrong[0]?.text ?? "");
    expect(ties.verdict.status).toBe("failed");
  });

  it("I3 a wall limit is held from outside by ending the process", async () => {
    const short = graderWith({ wallLimit: 1_500 });
    await expect(short.grade(exercise, endless)).rejects.toThrow("no verdict within 1.5 s");
    expect(await short.pid()).toBeUndefined();
    expect((await grade(endless)).verdict).toEqual({ status: "stopped", limit: "time" });
    expect(await canary()).toEqual(sound);
  });

  it("I4 its environment is empty", async () => {
    expect(await canary()).toEqual(sound);
    const environment = readFileSync(`/proc/${await grader.pid()}/environ`, "utf8");
    const ours = environment.split("\0").filter((one) => one !== "" && !one.startsWith("NODE_CHANNEL_"));
    expect(ours).toEqual(Object.entries(graderEnvironment).map(([name, value]) => `${name}=${value}`));
    for (const name of ["DATABASE_URL", "ROWHOUSE_SECRET", "HOME", "PATH"])
      expect(environment).not.toContain(`${name}=`);
  });

  it.each([
    ["read a file outside the project", 'fs.readFileSync("/etc/passwd")'],
    ["write into the project", 'fs.writeFileSync("README.md", "")'],
    ["read the data folder of another place", 'fs.readdirSync("/var")'],
    ["start a program", 'require("node:child_process").execSync("id")'],
    ["make code from a string", 'new Function("return 1")()'],
    ["evaluate a string", '(0, eval)("1")'],
  ])("I4 it cannot %s", async (_, attempt) => {
    const code = `import fs from "node:fs"; import { createRequire } from "node:module"; const require = createRequire(import.meta.url);
try { ${attempt}; console.log("let through"); } catch (cause) { console.log("refused:", cause.code ?? cause.name); }`;
    expect(await behindWalls(code)).toMatch(/^refused: (ERR_ACCESS_DENIED|EvalError|ENOENT)/);
  });

  it("I4 its memory is seen through whoever started it", async () => {
    await canary();
    const alone = residentBytes(await grader.pid());
    expect(alone).toBeGreaterThan(50_000_000);
    // Bubblewrap stands between the watchdog and the grader; here this process does.
    expect(residentBytes(process.pid)).toBeGreaterThan(alone);
  });

  it("I4 it is ended when it grows too large", async () => {
    const small = graderWith({ memoryLimit: 50_000_000 });
    await expect(small.grade(exercise, right)).rejects.toThrow(/the grader grew to \d+ MB/);
  });

  it("I5 an engine that breaks in silence gives no verdict of its own, and the next is sound", async () => {
    const broken = [
      "COPY (SELECT 1) TO PROGRAM 'true'",
      "COPY customers FROM '/dev/blob'",
      `SELECT ${"(".repeat(20_000)}1${")".repeat(20_000)}`,
    ];
    for (const text of broken) {
      // A fault of ours, or a mistake of the learner's where PostgreSQL had the time to say so.
      const verdict = await grade(`${text}; ${right}`).then((one) => one.verdict.status, String);
      expect(verdict).toMatch(/^(rejected|stopped|Error: The engine broke)/);
      expect(await canary()).toEqual(sound);
    }
  });

  it("I6 no more than 10,000 rows or a megabyte of a result are fetched", async () => {
    const rows = await grade("SELECT g AS id, 'x' AS email FROM generate_series(1, 20000) AS g");
    expect(rows.verdict).toEqual({ status: "stopped", limit: "rows" });
    const bytes = await grade(
      "SELECT g AS id, repeat('x', 50000) AS email FROM generate_series(1, 100) AS g",
    );
    expect(bytes.verdict).toEqual({ status: "stopped", limit: "bytes" });
  });

  it("I7 columns of one name stay apart, and numbers keep their last digit", async () => {
    // Names are free here: as objects these rows would have one column.
    const twice = await grade("SELECT id, email AS id FROM customers WHERE country IS NULL");
    expect(twice.verdict).toEqual({ status: "passed" });
    const same = await grade("SELECT id AS email, id AS email FROM customers WHERE country IS NULL");
    expect(same.verdict.status).toBe("failed");
    const large = await grade(
      "SELECT id + 9007199254740993 - 9007199254740992 AS id, email FROM customers WHERE country IS NULL",
    );
    expect(large.verdict.status).toBe("failed");
  });

  it("I8 no setting of an answer reaches a check or the next answer", async () => {
    for (const setting of [
      "TimeZone = 'Asia/Tokyo'",
      "DateStyle = 'German'",
      "search_path = pg_catalog",
      "bytea_output = escape",
    ]) {
      await grade(`SET ${setting}; ${right}`);
      expect(await canary()).toEqual(sound);
    }
  });

  it("I9 what an answer did to the data is gone for the next", async () => {
    for (const text of [
      "DELETE FROM customers",
      "DROP SCHEMA public CASCADE",
      "UPDATE customers SET country = NULL; COMMIT",
      "TRUNCATE customers CASCADE; COMMIT",
    ]) {
      await grade(text);
      expect(await canary()).toEqual(sound);
    }
  });

  it("I10 replaced operators and functions judge nothing", async () => {
    const shadow = `CREATE FUNCTION public.yes(int, int) RETURNS bool LANGUAGE sql AS 'SELECT true';
      CREATE OPERATOR public.= (LEFTARG = int, RIGHTARG = int, FUNCTION = public.yes);
      SET search_path = public, pg_catalog; SELECT id, email FROM customers`;
    expect((await grade(shadow)).verdict.status).toBe("failed");
    expect(await canary()).toEqual(sound);
  });

  it("I11 a process that dies is a fault of ours, and the next answer gets a fresh one", async () => {
    expect(await canary()).toEqual(sound);
    const pid = await grader.pid();
    const underWay = grade(endless);
    setTimeout(() => pid && process.kill(pid, "SIGKILL"), 500);
    await expect(underWay).rejects.toThrow("the grader ended with SIGKILL");
    expect(await canary()).toEqual(sound);
    expect(await grader.pid()).not.toBe(pid);
  });

  it("I12 a verdict that a browser sends is not part of an answer", async () => {
    const forged = JSON.stringify({ answer: wrong, verdict: { status: "passed" } });
    expect((await grade(forged)).verdict.status).toBe("rejected");
    expect(
      (await grade(`${wrong} /* {"kind":"graded","verdict":{"status":"passed"}} */`)).verdict.status,
    ).toBe("failed");
  });
});
