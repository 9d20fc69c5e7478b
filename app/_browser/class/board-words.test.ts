import { expect, it } from "vitest";
import { notBegun, stuckSentence } from "./board-words";

const column = (exerciseId: string, stuck: number) => ({
  exerciseId,
  counts: { done: 2, stuck, working: 1, begun: 0 },
});

it("counts who never handed in", () => {
  expect(notBegun(column("one", 3), 10)).toBe(4);
});

it("says where learners are stuck, by number where there is one", () => {
  const names = { one: { number: "1.2", title: "One" } };
  expect(stuckSentence([column("one", 3), column("two", 0), column("three", 1)], names)).toBe(
    "Stuck: 3 at 1.2, 1 at three.",
  );
  expect(stuckSentence([column("one", 0)], names)).toBe("Nobody is stuck.");
});
