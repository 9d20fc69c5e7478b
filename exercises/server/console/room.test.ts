import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GradingFailed } from "../../grader/grading-failed";
import { withVariants } from "../variant";
import { gradingDatasets } from "../datasets";
import { GradingRoom } from "../grading/grading-room";
import { loadCatalog } from "../load";

const ids = [
  "both-words",
  "shop-filter",
  "last-thirty-days",
  "load-the-feed",
  "put-it-right",
  "uploader-policy",
];

const catalog = await loadCatalog();
const keys = new Map(withVariants(catalog.ok ? catalog.value : []).map((key) => [key.exercise.id, key]));
const room = new GradingRoom(keys, process.cwd(), { runs: 60, ms: Number.POSITIVE_INFINITY });
afterAll(() => room.close());

/** What names a document or an object of the hidden sets, and of no other. */
const secrets: string[] = [];
beforeAll(async () => {
  for (const name of ["harbor-search", "harbor-media"]) {
    const { open, hidden } = await gradingDatasets(name);
    const texts = (sets: typeof open): string =>
      sets.flatMap(({ files }) => files.map(({ text }) => text)).join("\n");
    const named = /"sku": ?"([^"]+)"|^PUT \/(\S+\/\S+)$/gm;
    for (const [, sku, key] of texts(hidden).matchAll(named)) {
      const secret = sku ?? key ?? "";
      if (!texts(open).includes(secret)) secrets.push(secret);
    }
  }
});

describe("GradingRoom.grade(id, answer) of a console", () => {
  it.each(ids)(
    "passes the reference of %s, says of every wrong answer what is wrong, and tells nothing that is hidden",
    async (id) => {
      const key = keys.get(id);
      if (!key) throw new Error(`There is no exercise ${id}.`);
      expect((await room.grade(id, key.reference.text)).verdict).toEqual({ status: "passed" });
      for (const { text, expect: wanted } of key.wrong) {
        const graded = await room.grade(id, text);
        expect(graded.verdict).toMatchObject({ status: "failed", misconception: wanted });
        expect(graded.feedback.title).toMatch(/^(Not yet|Right so far)/);
        expect(graded.datasets).toBe(6);
        expect(graded.engine).toMatch(/^Rowhouse/);
        const told = JSON.stringify(graded);
        // What the answer itself names is no secret.
        expect(secrets.filter((secret) => told.includes(secret) && !text.includes(secret))).toEqual([]);
      }
      expect(secrets.length).toBeGreaterThan(100);
    },
  );

  it("ends a text that never ends, and grades the next answer", async () => {
    // Java's regular expressions go back and forth as well, and a real server would be as busy.
    const endless = `PUT /names
{ "settings": { "analysis": { "tokenizer": { "p": { "type": "pattern", "pattern": "(a+)+$" } },
  "analyzer": { "default": { "tokenizer": "p" } } } } }

POST /names/_analyze
{ "analyzer": "default", "text": "${"a".repeat(44)}!" }`;
    const { verdict } = await room.grade("both-words", endless);
    expect(verdict).toMatchObject({ status: "stopped", limit: "time" });
    const reference = keys.get("both-words")?.reference.text ?? "";
    expect((await room.grade("both-words", reference)).verdict).toEqual({ status: "passed" });
  });

  it("gives the fewest documents for a search", async () => {
    const text =
      keys.get("shop-filter")?.wrong.find(({ expect: one }) => one === "must-not-zero")?.text ?? "";
    const { documents } = await room.grade("shop-filter", text);
    expect(documents?.documents).toHaveLength(1);
    expect(documents?.documents[0]?.source).not.toHaveProperty("quantity");
    expect(documents?.expected.hits).toEqual([]);
  });

  it("rejects what no console can read", async () => {
    for (const id of ["both-words", "put-it-right"]) {
      const { verdict, feedback } = await room.grade(id, "FETCH me");
      expect(verdict).toMatchObject({ status: "rejected", error: { code: "console_syntax", position: 1 } });
      expect(feedback.title).toMatch(/^The console cannot read this: expected a request/);
    }
  });

  it("throws for an exercise that is not there", async () => {
    await expect(room.grade("no-such-exercise", "")).rejects.toThrow(GradingFailed);
  });
});
