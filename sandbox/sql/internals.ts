import type { PGlite } from "@electric-sql/pglite";

/** A file or folder of Emscripten's in-memory file system. */
export interface MemoryNode {
  name: string;
  mode: number;
  parent: MemoryNode;
  /** Bytes of a file (longer than `usedBytes`), or the entries of a folder. */
  contents: Uint8Array | Record<string, MemoryNode>;
  usedBytes: number;
  node_ops: unknown;
}

export interface OpenStream {
  fd: number;
  node: MemoryNode;
  position: number;
  flags: number;
}

type Write = (s: OpenStream, b: ArrayLike<number>, o: number, n: number, at: number, own?: boolean) => number;

/** The parts of Emscripten's module that the snapshot leans on. PGlite 0.5.16; not a public interface, so `findInternals` checks it. */
export interface Internals {
  HEAPU8: Uint8Array<ArrayBuffer>;
  stackSave(): number;
  stackRestore(pointer: number): void;
  _QueryCancelPending: number;
  _InterruptPending: number;
  MEMFS: {
    ops_table: {
      file: {
        stream: {
          write: Write;
          msync: (s: OpenStream, b: Uint8Array, o: number, n: number, f: number) => number;
        };
        node: { setattr: (node: MemoryNode, attributes: { size?: number }) => void };
      };
      dir: { node: Record<DirectoryCall, (...args: never[]) => unknown> };
    };
  };
  FS: {
    root: MemoryNode;
    streams: (OpenStream | null)[];
    nextInode: number;
    ErrnoError: new (errno: number) => Error;
    isDir(mode: number): boolean;
    isFile(mode: number): boolean;
    hashAddNode(node: MemoryNode): void;
    hashRemoveNode(node: MemoryNode): void;
    open(path: string, flags: number): OpenStream;
    mkdir(path: string): void;
    rmdir(path: string): void;
    unlink(path: string): void;
    writeFile(path: string, bytes: Uint8Array): void;
  };
}

export type DirectoryCall = "mknod" | "symlink" | "unlink" | "rmdir" | "rename";

/** Exports of the WebAssembly instance that are not on the module. */
export interface InstanceExports {
  emscripten_get_sbrk_ptr(): number;
}

/** The internals, or the name of the first one that is not where PGlite 0.5.16 has it. */
export function findInternals(
  pg: PGlite,
  exports: unknown,
): { module: Internals; exports: InstanceExports } | { missing: string } {
  const module = (pg as unknown as { Module?: unknown }).Module;
  for (const [path, kind] of expected) {
    if (typeof dig(module, path) !== kind) return { missing: path };
  }
  if (typeof dig(exports, "emscripten_get_sbrk_ptr") !== "function")
    return { missing: "emscripten_get_sbrk_ptr" };
  return { module: module as Internals, exports: exports as InstanceExports };
}

const expected: [path: string, kind: string][] = [
  ["HEAPU8", "object"],
  ["stackSave", "function"],
  ["stackRestore", "function"],
  ["_QueryCancelPending", "number"],
  ["_InterruptPending", "number"],
  ["MEMFS.ops_table.file.stream.write", "function"],
  ["MEMFS.ops_table.file.stream.msync", "function"],
  ["MEMFS.ops_table.file.node.setattr", "function"],
  ["MEMFS.ops_table.dir.node.mknod", "function"],
  ["MEMFS.ops_table.dir.node.symlink", "function"],
  ["MEMFS.ops_table.dir.node.unlink", "function"],
  ["MEMFS.ops_table.dir.node.rmdir", "function"],
  ["MEMFS.ops_table.dir.node.rename", "function"],
  ["FS.root", "object"],
  ["FS.streams", "object"],
  ["FS.nextInode", "number"],
  ["FS.hashAddNode", "function"],
  ["FS.hashRemoveNode", "function"],
  ["FS.open", "function"],
  ["FS.mkdir", "function"],
  ["FS.rmdir", "function"],
  ["FS.unlink", "function"],
  ["FS.writeFile", "function"],
  ["FS.ErrnoError", "function"],
];

function dig(value: unknown, path: string): unknown {
  let at = value;
  for (const key of path.split(".")) {
    if (at === null || (typeof at !== "object" && typeof at !== "function")) return undefined;
    at = (at as Record<string, unknown>)[key];
  }
  return at;
}
