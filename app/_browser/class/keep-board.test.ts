import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { type BoardSeen, keepBoard } from "./keep-board";

const page = Object.assign(new EventTarget(), { visibilityState: "visible" });
const asked = vi.fn<() => Promise<Response>>();
const seen = vi.fn<BoardSeen>();
const board = { title: "Reading", at: "2026-11-27T12:00:00.000Z", columns: [], rows: [], learnersInAll: 0 };

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("document", page);
  vi.stubGlobal("fetch", asked);
  page.visibilityState = "visible";
  asked.mockReset().mockImplementation(() => Promise.resolve(Response.json(board)));
  seen.mockReset();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it("looks every five seconds, until it is left", async () => {
  const leave = keepBoard("/board", seen);
  await vi.advanceTimersByTimeAsync(10_500);
  expect(seen.mock.calls).toEqual([[{ board }], [{ board }]]);
  leave();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toHaveBeenCalledTimes(2);
});

it("asks nothing while nobody looks at the page, and at once when somebody does", async () => {
  const leave = keepBoard("/board", seen);
  page.visibilityState = "hidden";
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).not.toHaveBeenCalled();
  page.visibilityState = "visible";
  page.dispatchEvent(new Event("visibilitychange"));
  await vi.advanceTimersByTimeAsync(5_500);
  expect(asked).toHaveBeenCalledTimes(2);
  leave();
});

it("says that the server is away, and asks again; says that one is signed out, and stops", async () => {
  asked.mockRejectedValueOnce(new TypeError("Failed to fetch"));
  asked.mockResolvedValueOnce(new Response("half", { status: 200 }));
  asked.mockResolvedValueOnce(new Response("", { status: 401 }));
  const leave = keepBoard("/board", seen);
  await vi.advanceTimersByTimeAsync(120_000);
  expect(seen.mock.calls.map(([one]) => ("why" in one ? one.why.split(".")[0] : ""))).toEqual([
    "The server does not answer",
    "The server broke off",
    "You are signed out",
  ]);
  leave();
});
