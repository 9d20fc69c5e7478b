import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorkshop, type Workshop } from "./broken-gate";
import { comparisonRules } from "./comparison-rules";
import { gradingRules } from "./grading-rules";
import { madeUpDatasets, madeUpKey } from "./made-up";
import { madeUpChecks, madeUpComparisons, madeUpEndings } from "./made-up-rules";

const rules = [...comparisonRules, ...gradingRules];
const madeUp = [...madeUpComparisons, ...madeUpEndings, ...madeUpChecks];
const noticing = [...new Set(rules.flatMap(({ noticedBy }) => noticedBy))];

let workshop: Workshop;
beforeAll(async () => {
  workshop = await openWorkshop();
  await workshop.rehearse([{ keys: noticing.map((id) => workshop.keyOf(id)) }], { shuffled: false });
}, 240_000);
afterAll(() => workshop.close());

async function problemsOf(ids: string[], breakage?: (typeof rules)[number]["breakage"]): Promise<string[][]> {
  const gate = await workshop.gate(breakage, { shuffled: false });
  const found: string[][] = [];
  for (const id of ids) {
    const problems = await gate.prove(workshop.keyOf(id), workshop.datasets);
    found.push(problems.map(({ message }) => message));
  }
  return found;
}

describe("the gate", () => {
  it("is green when nothing is broken", async () => {
    expect(await problemsOf(noticing)).toEqual(noticing.map(() => []));
  });

  it.each(rules)("is red when $what: $noticedBy", async ({ breakage, noticedBy }) => {
    for (const problems of await problemsOf(noticedBy, breakage)) expect(problems).not.toEqual([]);
  });

  it.each(madeUp)("is red when $what: an exercise made up for it", async ({ breakage, exercise }) => {
    const key = madeUpKey(exercise);
    expect(await (await workshop.gate()).prove(key, madeUpDatasets)).toEqual([]);
    expect(await (await workshop.gate(breakage)).prove(key, madeUpDatasets)).not.toEqual([]);
  });
});
