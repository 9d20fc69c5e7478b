import { describe, expect, it } from "vitest";
import { STORY_TIME, StoryClock } from "./story-clock";

describe("StoryClock", () => {
  it("stands at the beginning of the story and counts requests", () => {
    const clock = new StoryClock();
    clock.tick();
    expect(clock.now()).toBe(STORY_TIME + 1);
    clock.reset();
    expect(new Date(clock.now()).toISOString()).toBe("2024-07-01T09:00:00.000Z");
  });

  it("moves by a span or to a time", () => {
    const clock = new StoryClock();
    expect(clock.move("+30d")).toBe("2024-07-31T09:00:00.000Z");
    expect(clock.move("+5m")).toBe("2024-07-31T09:05:00.000Z");
    expect(clock.move("2024-08-01T00:00:00Z")).toBe("2024-08-01T00:00:00.000Z");
  });

  it("stays where it is for anything else", () => {
    const clock = new StoryClock();
    for (const text of ["", "30d", "+1w", "+", "tomorrow", "2024-13-01T00:00:00Z", "-1d"])
      expect(clock.move(text)).toBeUndefined();
    expect(clock.now()).toBe(STORY_TIME);
  });
});
