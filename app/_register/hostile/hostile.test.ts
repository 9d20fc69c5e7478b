import { describe, expect, it } from "vitest";
import { memoryDatabase } from "../database/test-databases";
import { corpus } from "./corpus/corpus";
import { tricks } from "./corpus/tricks";
import { isSound, runCorpus } from "./run-corpus";

describe("the hostile corpus", () => {
  it("has at least 150 answers, 25 tricks among them, each name once in its family", () => {
    expect(corpus.length).toBeGreaterThanOrEqual(150);
    expect(tricks.length).toBeGreaterThanOrEqual(25);
    const names = corpus.map(({ family, name }) => `${family}: ${name}`);
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  });

  // Those that wait for a limit take minutes: `npm run test:hostile` hands them in too, on both databases.
  it("gets from the grading service what a fair teacher gives, and the right answer after each of it passes", async () => {
    const quick = corpus.filter(({ slow }) => slow !== true);
    const database = await memoryDatabase();
    const outcomes = await runCorpus(database.db, quick);
    await database.close();
    expect(outcomes).toHaveLength(quick.length);
    const wrong = outcomes.filter((one) => !isSound(one));
    expect(wrong.map(({ entry, got, canary }) => `${entry.name}: ${got}, canary ${canary}`)).toEqual([]);
  });
});
