import type {
  QuickJSContext,
  QuickJSHandle,
  QuickJSRuntime,
  QuickJSWASMModule,
} from "quickjs-emscripten-core";
import type { Budget } from "./budget";
import { clock } from "./clock";
import { type Ending, prelude, type Thrown, type Told } from "./prelude";

/** The name of the answer in stack traces. */
export const answerFile = "answer.ts";

/** quickjs counts its own stack; the host's runs out at about twice this in the engines that we know. */
const stackBytes = 128 * 1024;

/** Thrown when the instance itself broke: none of its memory, and no handle of it, may be touched again. */
export class GuestBroken extends Error {}

/** How a guest is made, and whom it tells. */
export interface GuestOptions {
  memory: number;
  /** What the program's clock shows, epoch milliseconds. */
  now: number;
  budget: Budget;
  send: (told: Told) => void;
  done: (ending: Ending) => void;
  /** A module that the answer imports: gives the reason why it cannot. */
  refuse: (module: string) => string;
}

/** What loading the answer gave. */
export type Loaded =
  | { kind: "loaded" }
  | { kind: "no-function" }
  | { kind: "top-level-await" }
  | { kind: "failed"; thrown: Thrown };

/** One program in a quickjs runtime of its own. Only strings and numbers cross; every handle dies with `dispose`. */
export class Guest {
  private readonly runtime: QuickJSRuntime;
  private readonly context: QuickJSContext;
  private readonly kernel: Record<"start" | "settle" | "describe", QuickJSHandle>;
  private answer: QuickJSHandle | undefined;
  private broken = false;

  constructor(quickjs: QuickJSWASMModule, options: GuestOptions) {
    this.runtime = quickjs.newRuntime();
    this.runtime.setMaxStackSize(stackBytes);
    this.runtime.setModuleLoader((name) => ({ error: new Error(options.refuse(name)) }));
    this.context = this.runtime.newContext();
    this.kernel = this.boot(options);
    this.runtime.setMemoryLimit(options.memory);
    this.runtime.setInterruptHandler(options.budget.spent);
  }

  /** Runs the module and keeps its default export. */
  load(code: string): Loaded {
    return this.inside(() => {
      const result = this.context.evalCode(code, answerFile, { type: "module" });
      if (result.error) return { kind: "failed", thrown: this.describe(result.error) };
      return result.value.consume((module) => {
        const state = this.context.getPromiseState(module);
        if (state.type !== "fulfilled" || !state.notAPromise) {
          if (state.type === "rejected") state.error.dispose();
          return { kind: "top-level-await" };
        }
        const answer = this.context.getProp(module, "default");
        this.answer = answer;
        return { kind: this.context.typeof(answer) === "function" ? "loaded" : "no-function" };
      });
    });
  }

  /** Calls the default export with a client and the arguments in `args`, a JSON array. */
  start(args: string): Thrown | undefined {
    return this.inside(() => this.call("start", this.answer ?? this.context.undefined, args));
  }

  /** Gives statement `id` its reply. */
  settle(id: number, reply: string): Thrown | undefined {
    return this.inside(() =>
      this.context.newNumber(id).consume((number) => this.call("settle", number, reply)),
    );
  }

  /** Runs what waits for resolved promises, at most a thousand pieces; `more` says whether any are left. */
  runJobs(): { more: boolean; thrown?: Thrown } {
    return this.inside(() => {
      const result = this.runtime.executePendingJobs(1000);
      const thrown = result.error && this.describe(result.error);
      if (!result.error) result.dispose();
      return { more: this.runtime.hasPendingJob(), ...(thrown ? { thrown } : {}) };
    });
  }

  /** Frees everything. False: the instance is broken, has been left as it is, and must not be used again. */
  dispose(): boolean {
    if (this.broken) return false;
    try {
      this.answer?.dispose();
      for (const handle of Object.values(this.kernel)) handle.dispose();
      this.context.dispose();
      this.runtime.dispose();
      return true;
    } catch {
      return false;
    }
  }

  private boot({ now, budget, send, done }: GuestOptions): typeof this.kernel {
    const { context } = this;
    const listener = (name: string, hear: (json: string) => void): QuickJSHandle =>
      context.newFunction(name, (json) => hear(context.getString(json)));
    const time = context.newNumber(now);
    const told = listener("send", (json) => {
      if (budget.statement()) send(JSON.parse(json) as Told);
    });
    const ended = listener("done", (json) => done(JSON.parse(json) as Ending));
    context.unwrapResult(this.callSource(clock, time)).dispose();
    const kernel = context.unwrapResult(this.callSource(prelude, told, ended));
    const part = (name: string): QuickJSHandle => context.getProp(kernel, name);
    const parts = { start: part("start"), settle: part("settle"), describe: part("describe") };
    for (const handle of [time, told, ended, kernel]) handle.dispose();
    return parts;
  }

  private callSource(source: string, ...args: QuickJSHandle[]): ReturnType<QuickJSContext["callFunction"]> {
    const { context } = this;
    return context
      .unwrapResult(context.evalCode(source, "client.js", { type: "global", strict: true }))
      .consume((fn) => context.callFunction(fn, context.undefined, ...args));
  }

  private call(name: "start" | "settle", first: QuickJSHandle, json: string): Thrown | undefined {
    const { context, kernel } = this;
    const result = context
      .newString(json)
      .consume((text) => context.callFunction(kernel[name], context.undefined, first, text));
    if (result.error) return this.describe(result.error);
    result.value.dispose();
    return undefined;
  }

  /** Disposes the handle. What cannot even be described has met a limit: the program is at its end. */
  private describe(thrown: QuickJSHandle): Thrown {
    const { context, kernel } = this;
    const result = thrown.consume((value) => context.callFunction(kernel.describe, context.undefined, value));
    if (!result.error) return JSON.parse(result.value.consume((text) => context.getString(text))) as Thrown;
    result.error.dispose();
    return { name: "InternalError", message: "out of memory" };
  }

  /** quickjs reports everything as a result; what is thrown here comes from the WebAssembly itself, or from the host's stack. */
  private inside<T>(work: () => T): T {
    try {
      return work();
    } catch (cause) {
      this.broken = true;
      throw new GuestBroken(cause instanceof Error ? cause.message : String(cause), { cause });
    }
  }
}
