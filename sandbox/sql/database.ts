import { PGlite, type Extension } from "@electric-sql/pglite";
import { findInternals, type Internals } from "./internals";
import { diskQuota, memoryPages, startParams } from "./tuning";
import { Snapshot } from "./snapshot";

/** What an instance is made of. All are read once and shared by every instance. */
export interface EngineFiles {
  /** Compiled `pglite.wasm`. */
  wasm: WebAssembly.Module;
  /** `pglite.data`: the read-only files of the installation. */
  data: Blob;
  /** Tar of the pre-initialised data directory. */
  dataDirectory: Blob;
}

/** A started PGlite, capped and warmed. `snapshot` is undefined when an internal of PGlite has moved; `reason` says which. */
export interface Database {
  pg: PGlite;
  module: Internals | undefined;
  snapshot: Snapshot | undefined;
  reason?: string;
}

/** The smallest valid module: PGlite prefetches initdb.wasm unless it is given one, and with a data directory it never runs it. */
const emptyModule = (): WebAssembly.Module =>
  new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));

/** Starts an instance from the ready data directory, loads what learners' SQL may load later, then shuts the loader. */
export async function openDatabase(files: EngineFiles): Promise<Database> {
  const seen: { exports?: WebAssembly.Exports } = {};
  const pg = await PGlite.create({
    pgliteWasmModule: files.wasm,
    initdbWasmModule: emptyModule(),
    fsBundle: files.data,
    loadDataDir: files.dataDirectory,
    startParams,
    extensions: { cap: capMemory(seen) },
  });
  await pg.exec(warmUp);
  const found = findInternals(pg, seen.exports);
  if ("missing" in found)
    return { pg, module: undefined, snapshot: undefined, reason: `PGlite has no ${found.missing}` };
  return { pg, module: found.module, snapshot: new Snapshot(found.module, found.exports, diskQuota) };
}

/** plpgsql and snowball are libraries that load on first use: once the loader is shut, only loaded ones work. */
const warmUp = `
  do $$ begin perform 1; end $$;
  select to_tsvector('english', 'warm running'), 'a' ~ 'b', '{}'::jsonb, random();
  select setseed(0.5);
  checkpoint;`;

/** An extension sees Emscripten's options before the start: there memory gets its maximum and the instance its witness. */
function capMemory(seen: { exports?: WebAssembly.Exports }): Extension {
  type Instantiate = (
    imports: WebAssembly.Imports,
    done: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
  ) => unknown;
  return {
    name: "cap memory",
    setup: async (_pg, options: Record<string, unknown>) => {
      const original = options["instantiateWasm"] as Instantiate;
      options["instantiateWasm"] = ((imports, done) =>
        original(imports, (instance, module) => {
          seen.exports = instance.exports;
          done(instance, module);
        })) satisfies Instantiate;
      options["wasmMemory"] = new WebAssembly.Memory({ initial: 2048, maximum: memoryPages });
      return { emscriptenOpts: options };
    },
  };
}

/**
 * Shuts WebAssembly's doors in this thread. Superuser SQL can write a library and LOAD it, and Emscripten's loader
 * evaluates JavaScript from it; libraries already loaded go on working. Call after the warm-up, before any learner's SQL.
 */
export function shutLoader(): void {
  const refuse = function refuse(): never {
    throw new Error("loading libraries is switched off here");
  };
  Object.assign(WebAssembly, { Module: refuse, Instance: refuse, instantiate: refuse, compile: refuse });
}
