// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from "vitest";
import type { ProgressEvent } from "./progress-event";
import { ProgressLog, progressKey } from "./progress-log";

const ran: ProgressEvent = { at: "2026-11-20T10:00:00.000Z", kind: "ran", lesson: "1.2", block: "a" };
const blocked = (): Storage => {
  throw new DOMException("blocked", "SecurityError");
};
/** A storage without room. */
function full(): Storage {
  const refuse = (): void => {
    throw new DOMException("full", "QuotaExceededError");
  };
  return {
    length: 0,
    key: () => null,
    getItem: () => null,
    setItem: refuse,
    removeItem: () => {},
    clear: () => {},
  };
}
const open = (): ProgressLog =>
  new ProgressLog(
    () => localStorage,
    () => "2026-11-21T00:00:00.000Z",
  );

beforeEach(() => localStorage.clear());

describe("ProgressLog", () => {
  it("keeps an event over a reload", () => {
    open().record({ kind: "read", lesson: "1.1" });
    expect(open().getState()).toEqual({
      events: [{ at: "2026-11-21T00:00:00.000Z", kind: "read", lesson: "1.1" }],
      kept: true,
    });
  });

  it("keeps the last run of a block, not every one", () => {
    const log = open();
    log.record(ran);
    log.record({ kind: "ran", lesson: "1.2", block: "a" });
    expect(log.getState().events.map((event) => event.at)).toEqual(["2026-11-21T00:00:00.000Z"]);
  });

  it("does not lose what another tab stored meanwhile", () => {
    const [one, other] = [open(), open()];
    one.record(ran);
    other.record({ kind: "read", lesson: "1.1" });
    one.refresh();
    expect(one.getState().events.map((event) => event.kind)).toEqual(["ran", "read"]);
  });

  it("tells its listeners, until they leave", () => {
    const log = open();
    let heard = 0;
    const leave = log.subscribe(() => heard++);
    log.record(ran);
    leave();
    log.record({ kind: "read", lesson: "1.1" });
    expect(heard).toBe(1);
  });

  it.each(["{", "null", '{"version":2,"events":[]}', '{"version":1,"events":[{"kind":"ran"}]}'])(
    "sets the damaged log %s aside and begins a new one",
    (text) => {
      localStorage.setItem(progressKey, text);
      const log = open();
      expect(log.getState().notice).toMatch(/^Your progress could not be read\..*set aside/);
      expect(localStorage.getItem(`${progressKey}:damaged:2026-11-21T00:00:00.000Z`)).toBe(text);
      log.record(ran);
      expect(open().getState()).toEqual({ events: [ran], kept: true });
    },
  );

  it.each([
    ["blocked", blocked],
    ["full", full],
  ])("works in memory and says so when storage is %s", (_, storage) => {
    const log = new ProgressLog(storage);
    log.record(ran);
    log.record({ ...ran, block: "b" });
    const { events, kept, notice } = log.getState();
    expect(events).toHaveLength(2);
    expect(kept).toBe(false);
    expect(notice).toMatchInlineSnapshot(
      `"Progress is not kept: this browser does not let the page store anything."`,
    );
  });

  it("imports what it exported, and keeps what it had", () => {
    const source = open();
    source.record(ran);
    const file = source.exported();
    localStorage.clear();
    const target = open();
    target.record({ kind: "read", lesson: "1.1" });
    expect(target.imported(file)).toBe("1 event was read and merged with this browser's log.");
    expect(target.getState().events.map((event) => event.kind)).toEqual(["ran", "read"]);
  });

  it.each([
    ["a,b", "Nothing was imported. It is not JSON."],
    ["[]", "Nothing was imported. It is not a progress file of this course."],
    ['{"version":7}', "Nothing was imported. It has version 7, and this page reads version 1."],
    ['{"version":1}', "Nothing was imported. It holds no list of events."],
    [
      '{"version":1,"events":[{"at":"yesterday","kind":"ran","lesson":"1.1"}]}',
      'Nothing was imported. Event 1 has no date in "at".',
    ],
    [
      '{"version":1,"events":[{"at":"2026-11-20","kind":"won","lesson":"1.1"}]}',
      'Nothing was imported. Event 1 has no known "kind".',
    ],
  ])("answers the file %s with a sentence", (file, sentence) => {
    const log = open();
    log.record(ran);
    expect(log.imported(file)).toBe(sentence);
    expect(log.getState().events).toEqual([ran]);
  });

  it("deletes the log, predictions and texts, and leaves the theme", () => {
    localStorage.setItem("rowhouse:text:1.2/a", "SELECT 1");
    localStorage.setItem("rowhouse:predicted:1.2/a", "4");
    localStorage.setItem("rowhouse:theme", "dark");
    const log = open();
    log.record(ran);
    log.deleteAll();
    expect(Object.keys(localStorage)).toEqual(["rowhouse:theme"]);
    expect(log.getState().events).toEqual([]);
  });
});
