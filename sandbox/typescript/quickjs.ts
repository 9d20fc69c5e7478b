import type { QuickJSWASMModule } from "quickjs-emscripten-core";

/** Gives a new instance of quickjs: `load.ts` has one, a test may have another. */
export type LoadQuickJs = () => Promise<QuickJSWASMModule>;

/** Instances of quickjs, lent to one program at a time. One that a program has broken is not given back, and is forgotten. */
export class QuickJs {
  private readonly idle: QuickJSWASMModule[] = [];

  constructor(private readonly load: LoadQuickJs) {}

  /** An instance that nobody else uses; a new one costs about 10 ms. */
  async take(): Promise<QuickJSWASMModule> {
    return this.idle.pop() ?? this.load();
  }

  giveBack(instance: QuickJSWASMModule): void {
    this.idle.push(instance);
  }
}
