import { afterAll, beforeAll, expect, it } from "vitest";
import { edgeCases } from "@/content/server/harbor/edge-cases";
import type { Outcome } from "@/sandbox/outcome";
import type { ExerciseKey } from "../../exercise";
import { openWorkshop, type Workshop } from "./broken-gate";
import type { EdgeRemoval } from "./edge-removals";

const queries: Record<string, string> = { ...edgeCases("H1"), ...edgeCases("H2"), ...edgeCases("H3") };

const limits = { ms: 5_000, rows: 10, bytes: 10_000 };

/** Tests that the gate of the named exercises is green on Harbor, and red after each removal. */
export function itNotices(removals: EdgeRemoval[]): void {
  const noticing = [...new Set(removals.flatMap(({ noticedBy }) => noticedBy))];
  const quick = removals.filter(({ mutants }) => !mutants);
  let workshop: Workshop;
  // What is right stays right without an edge case: only wrong answers and mutants can tell.
  const keyOf = (id: string): ExerciseKey => ({ ...workshop.keyOf(id), alternatives: [] });
  beforeAll(async () => {
    workshop = await openWorkshop();
    const scenes = quick.map(({ sql, noticedBy }) => ({ sql, keys: noticedBy.map(keyOf) }));
    await workshop.rehearse([{ keys: noticing.map(keyOf) }, ...scenes], { shuffled: false });
  }, 240_000);
  afterAll(() => workshop.close());

  it("is green when no edge case is removed", async () => {
    const gate = await workshop.gate(undefined, { shuffled: false });
    for (const id of noticing) {
      expect([id, await gate.prove(keyOf(id), workshop.datasets)]).toEqual([id, []]);
    }
  });

  for (const { edges, what, sql, noticedBy, mutants = false } of removals) {
    it(`is red without ${what ?? edges.join(" and ")}: ${noticedBy.join(", ")}`, async () => {
      const datasets = workshop.after(sql);
      for (const dataset of [...datasets.open, ...datasets.hidden]) {
        for (const edge of edges) {
          await workshop.world.engine.reset(dataset);
          const outcomes = await workshop.world.engine.run(queries[edge] ?? "", limits);
          expect([dataset.name, edge, answerOf(outcomes)]).not.toEqual([dataset.name, edge, "t"]);
        }
      }
      const gate = await workshop.gate(undefined, { shuffled: false, mutants });
      for (const id of noticedBy) {
        expect(await gate.prove(keyOf(id), datasets)).not.toEqual([]);
      }
    });
  }
}

/** The first value of a result; an edge case that cannot be asked for is a mistake of the test. */
function answerOf(outcomes: Outcome[]): string {
  const last = outcomes.at(-1);
  if (last?.kind !== "rows") throw new Error(`The edge case ended with ${last?.kind ?? "nothing"}.`);
  return last.rows[0]?.[0] ?? "f";
}
