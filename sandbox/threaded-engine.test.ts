import { expect, it, vi } from "vitest";
import type { Dataset, Engine } from "./engine";
import type { EngineAsk, EngineTell } from "./engine-messages";
import type { Outcome } from "./outcome";
import { serveEngine } from "./serve-engine";
import { type EngineThread, ThreadedEngine } from "./threaded-engine";

const limits = { ms: 50, rows: 10, bytes: 1_000 };
const dataset = (name: string): Dataset => ({ name, version: `${name}-1`, files: [] });
const reply = (body: string): Outcome => ({ kind: "reply", status: 200, headers: {}, body, ms: 0 });

/** Threads that run in this one; each engine counts its resets and answers with the name of its dataset. */
function threads(run: (text: string, name: string) => Promise<Outcome[]> | Outcome[]): {
  spawn: () => EngineThread;
  asked: EngineAsk["kind"][];
  opened: () => number;
} {
  const asked: EngineAsk["kind"][] = [];
  let opened = 0;
  const spawn = (): EngineThread => {
    opened++;
    let listener: (message: EngineTell) => void = () => {};
    let name = "";
    const engine: Engine = {
      reset: async (to) => void (name = to.name),
      run: async (text) => run(text, name),
      close: async () => {},
    };
    const answer = serveEngine(engine, (message) => listener(message));
    return {
      post: (ask) => {
        asked.push(ask.kind);
        void answer(ask);
      },
      listen: (tell) => void (listener = tell),
      terminate: () => void (listener = () => {}),
    };
  };
  return { spawn, asked, opened: () => opened };
}

it("posts a dataset once, and returns to it after that", async () => {
  const { spawn, asked } = threads((text, name) => [reply(`${name}: ${text}`)]);
  const engine = new ThreadedEngine(spawn);
  await engine.reset(dataset("shop"));
  expect(await engine.run("a", limits)).toEqual([reply("shop: a")]);
  await engine.reset(dataset("shop"));
  await engine.reset(dataset("media"));
  expect(await engine.run("b", limits)).toEqual([reply("media: b")]);
  await engine.reset(dataset("shop"));
  expect(asked).toEqual(["reset", "run", "return", "reset", "run", "return"]);
});

it("ends a run that does not end in time, and goes on in a fresh thread with the same rows", async () => {
  const { spawn, opened } = threads((text, name) =>
    text === "endless" ? new Promise<Outcome[]>(() => {}) : [reply(name)],
  );
  vi.useFakeTimers();
  const engine = new ThreadedEngine(spawn);
  await engine.reset(dataset("shop"));
  const ending = engine.run("endless", limits);
  await vi.advanceTimersByTimeAsync(600);
  expect(await ending).toEqual([{ kind: "stopped", limit: "time" }]);
  vi.useRealTimers();
  expect(await engine.run("next", limits)).toEqual([reply("shop")]);
  expect(opened()).toBe(2);
});

it("is stopped by a person", async () => {
  const { spawn } = threads(() => new Promise<Outcome[]>(() => {}));
  const engine = new ThreadedEngine(spawn);
  await engine.reset(dataset("shop"));
  const ending = engine.run("endless", { ...limits, ms: 60_000 });
  await vi.waitFor(() => expect(engine.getState()).toEqual({ kind: "running" }));
  engine.stop();
  expect(await ending).toEqual([{ kind: "stopped", limit: "person" }]);
});

it("tells why it could not start, and tries again when asked again", async () => {
  let broken = true;
  const { spawn } = threads((_, name) => [reply(name)]);
  const engine = new ThreadedEngine(() => {
    if (!broken) return spawn();
    return {
      post: () => {},
      listen: (_, fail) => queueMicrotask(() => fail("no network")),
      terminate: () => {},
    };
  });
  await expect(engine.reset(dataset("shop"))).rejects.toMatchObject({ reason: "download" });
  broken = false;
  await engine.reset(dataset("shop"));
  expect(await engine.run("x", limits)).toEqual([reply("shop")]);
});

it("starts a thread before it is asked, and another one when that dies meanwhile", async () => {
  const { spawn, opened } = threads((text) => [reply(text)]);
  let die = (): void => {};
  const dying = (): EngineThread => {
    const thread = spawn();
    return {
      ...thread,
      listen: (tell, fail) => {
        die = () => fail("out of memory");
        thread.listen(tell, fail);
      },
    };
  };
  const engine = new ThreadedEngine(dying).start();
  await engine.reset(dataset("shop"));
  expect(opened()).toBe(1);
  die();
  expect(await engine.run("a", limits)).toEqual([reply("a")]);
  expect(opened()).toBe(2);
});
