import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { gradeConsole, type ConsoleKey } from "../../grader/grade-console";
import type { ConsoleExercise, ExerciseKey } from "../../exercise";
import { createConsoleEngine } from "../console-engine";
import type { GradingDatasets } from "../datasets";
import { prepareConsole } from "../expect-console";
import { cheapFish, exerciseOf, publicPart, shops, stores } from "./made-up-exercise";

const deep = `${'{"a":'.repeat(20_000)}1${"}".repeat(20_000)}`;

const anywhere: [name: string, answer: string][] = [
  ["nothing", ""],
  ["blanks", " \n\t\n "],
  ["a comment", "# GET /products/_search\n"],
  ["64 KB of one letter", "x".repeat(65_536)],
  ["64 KB of a comment", `#${"x".repeat(65_535)}`],
  ["NUL", "GET /\u0000\n\n\u0000"],
  ["lone surrogates", 'GET /a\n{ "q": "\ud800" }'],
  ["an override of the direction of writing", "GET /\u202eabc"],
  ["a quote that is not closed", 'GET /products/_search\n{ "query": "'],
  ["three quotes that are not closed", 'GET /products/_search\n{ "query": """x'],
  ["brackets that are not closed", `GET /products/_search\n${"{".repeat(30_000)}`],
  ["a thousand and one requests", "GET /\n\n".repeat(1_001)],
  ["ten thousand requests", "GET /\n\n".repeat(10_000)],
  [
    "__proto__ as a key",
    'PUT /products/_doc/1\n{ "__proto__": { "x": 1 }, "constructor": { "prototype": 1 } }',
  ],
  ["a clock at the end of time", "@clock +999999999d\n\nGET /products/_search"],
  ["a clock that says nothing", "@clock soon"],
  ["another case of the method", "get /products/_search"],
  ["a path with dots", "GET /../../etc/passwd"],
  ["an address", "GET http://localhost:9200/products/_search"],
  ["SQL", "SELECT 1;"],
];

const search: [name: string, answer: string][] = [
  ["objects 20,000 deep", `GET /products/_search\n${deep}`],
  [
    "a bool 2,000 deep",
    `GET /products/_search\n{"query":${'{"bool":{"must":'.repeat(2_000)}{"match_all":{}}${"}}".repeat(2_000)}}`,
  ],
  ["everything deleted", "DELETE /products\n\nGET /products/_search"],
  ["an index of the same name made anew", "DELETE /products\n\nPUT /products\n{}\n\nGET /products/_search"],
  [
    "a wildcard of many stars",
    `GET /products/_search\n{"query":{"wildcard":{"sku":"${"*a".repeat(5_000)}"}}}`,
  ],
  [
    "a regular expression that explodes",
    'GET /products/_search\n{"query":{"regexp":{"sku":"((a{1,30}){1,30}){1,30}b"}}}',
  ],
  ["a size beyond all", 'GET /products/_search\n{"size":2147483647}'],
  ["a size below nothing", 'GET /products/_search\n{"size":-1}'],
  ["ids that are numbers", 'POST /products/_bulk\n{"index":{"_id":1}}\n{"title":1}\n'],
  ["half a bulk", 'POST /products/_bulk\n{"index":{"_id":"1"}}\n'],
];

const objects: [name: string, answer: string][] = [
  ["a policy 20,000 deep", `PUT /media?policy\n\n${deep}`],
  [
    "a policy of 60 KB",
    `PUT /media?policy\n\n{"Version":"2012-10-17","Statement":[${'{"Effect":"Allow"},'.repeat(3_000)}{}]}`,
  ],
  ["the bucket deleted", "DELETE /media/public/a.txt\n\nDELETE /media/private/b.txt\n\nDELETE /media"],
  [
    "an entity bomb",
    'PUT /media?tagging\n\n<!DOCTYPE a [<!ENTITY b "&c;&c;"><!ENTITY c "x">]><Tagging>&b;</Tagging>',
  ],
  [
    "a policy that denies everybody everything",
    'PUT /media?policy\n\n{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":["s3:*"],"Resource":["arn:aws:s3:::media/*"]}]}',
  ],
  ["other rules", "@dialect aws\n\nGET /media?policy"],
  ["an alias that leads elsewhere", "mc alias set lab http://example.com a b\n\nmc rb --force lab/media"],
  ["mc without words", "mc "],
  ["mc with 1,000 flags", `mc ls ${"--recursive ".repeat(1_000)}lab/media`],
  ["a key of 2,000 letters", `PUT /media/${"k".repeat(2_000)}\n\nx`],
  ["a key that is a path", "PUT /media/../../x\n\nx"],
  ["somebody else", "PUT /media?policy\nAuthorization: as nobody\n\n{}"],
];

const engines: { close(): Promise<void> }[] = [];
afterAll(() => Promise.all(engines.map((engine) => engine.close())));

function stage(files: Record<string, string>, datasets: GradingDatasets) {
  const { key, exercise }: { key: ExerciseKey; exercise: ConsoleExercise } = exerciseOf(files);
  const engine = createConsoleEngine(exercise);
  engines.push(engine);
  let all: ConsoleKey = { known: [], expected: [] };
  beforeAll(async () => {
    const { known, open, hidden } = await prepareConsole(key, exercise, datasets, { engine });
    all = { known, expected: [...open, ...hidden] };
  });
  return async (answer: string) => {
    const started = performance.now();
    const verdict = await gradeConsole(exercise, all, answer, { engine });
    const after = await gradeConsole(exercise, all, key.reference.text, { engine });
    return { verdict, after, ms: performance.now() - started };
  };
}

describe("gradeConsole(exercise, key, answer, world): a hostile search", () => {
  const grade = stage(cheapFish, shops);

  it.each([...anywhere, ...search])("%s is no right answer, and leaves nothing behind", async (_, answer) => {
    const { verdict, after, ms } = await grade(answer);
    expect(verdict.status).not.toBe("passed");
    expect(after).toEqual({ status: "passed" });
    expect(ms).toBeLessThan(20_000);
  });
});

describe("gradeConsole(exercise, key, answer, world): hostile requests to the store", () => {
  const grade = stage(publicPart, stores);

  it.each([...anywhere, ...objects])(
    "%s is no right answer, and leaves nothing behind",
    async (_, answer) => {
      const { verdict, after, ms } = await grade(answer);
      expect(verdict.status).not.toBe("passed");
      expect(after).toEqual({ status: "passed" });
      expect(ms).toBeLessThan(20_000);
    },
  );
});
