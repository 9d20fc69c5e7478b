import { describe, expect, it } from "vitest";
import { dueList } from "./due";
import { afterVerdict, readCard, type ReviewCard, writeCard } from "./review-card";

const start = new Date("2026-01-01T12:00:00Z");
const days = (card: ReviewCard | undefined, from: Date): number =>
  (Date.parse(card?.due ?? "") - from.getTime()) / 86_400_000;

describe("afterVerdict(before, verdict, now, hints)", () => {
  it("makes no card for what was never wrong", () => {
    expect(afterVerdict(undefined, { kind: "passed" }, start, 0)).toBeUndefined();
    expect(afterVerdict(undefined, { kind: "right" }, start, 0)).toBeUndefined();
  });

  it("brings a wrong answer back within the day, and with it what was misunderstood", () => {
    const card = afterVerdict(undefined, { kind: "failed", value: "equals-null" }, start, 0);
    expect(days(card, start)).toBeGreaterThan(0);
    expect(days(card, start)).toBeLessThan(1);
    expect(card?.misconception).toBe("equals-null");
  });

  it("waits longer after each right answer, and less long when hints were opened", () => {
    let card = afterVerdict(undefined, { kind: "failed" }, start, 0);
    let now = start;
    const pauses: number[] = [];
    for (let turn = 0; turn < 5; turn += 1) {
      now = new Date(card?.due ?? "");
      card = afterVerdict(card, { kind: "passed" }, now, 0);
      pauses.push(days(card, now));
    }
    expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
    const after = new Date(card?.due ?? "");
    const [plain, hinted] = [0, 2].map((hints) =>
      days(afterVerdict(card, { kind: "passed" }, after, hints), after),
    );
    expect(hinted).toBeLessThan(plain ?? 0);
  });

  it("survives the log, whose values are short", () => {
    const card = afterVerdict(undefined, { kind: "failed", value: "equals-null" }, start, 0);
    if (!card) throw new Error("no card");
    expect(writeCard(card).length).toBeLessThanOrEqual(500);
    const back = readCard(writeCard(card));
    expect(days(afterVerdict(back, { kind: "passed" }, new Date(card.due), 0), start)).toBeGreaterThan(0);
    expect(readCard("{")).toBeUndefined();
    expect(readCard('{"due":"soon","card":{}}')).toBeUndefined();
  });
});

describe("dueList(events)", () => {
  it("gives what comes first first, and leaves damaged cards out", () => {
    const review = (block: string, value: string): Parameters<typeof dueList>[0][number] => ({
      at: "2026-01-01T00:00:00Z",
      kind: "review",
      lesson: "1.2",
      block,
      value,
    });
    const events = [
      review("later", '{"due":"2026-03-01T00:00:00Z","card":{}}'),
      review("damaged", "{}"),
      review("sooner", '{"due":"2026-02-01T00:00:00Z","misconception":"x","card":{}}'),
    ];
    expect(dueList(events).map(({ exercise }) => exercise)).toEqual(["sooner", "later"]);
  });
});
