import type { MemoryNode, OpenStream } from "./internals";

/** Entries of a folder by name. */
export type Entries = Record<string, MemoryNode>;

/** A file as it was; `copy` is null as long as nothing was written to the file at any time since. */
export interface SavedFile {
  used: number;
  copy: Uint8Array | null;
}

/** Bytes that stand one after the other in memory: zeros, or a copy. Copies of equal parts are shared between states. */
interface MemoryRun {
  from: number;
  to: number;
  /** Absent for zeros: filling costs a fraction of copying, and the stack alone is eight megabytes of them. */
  bytes?: Uint8Array;
}

/** Memory up to the end of its heap, without gaps. */
export interface SavedMemory {
  length: number;
  runs: MemoryRun[];
  /** All of it, for the first state only: what later ones are compared with. */
  whole?: Uint8Array;
}

/** One state of a running PGlite, as `Snapshot.take()` found it. */
export interface SavedState {
  memory: SavedMemory;
  stack: number;
  files: Map<MemoryNode, SavedFile>;
  folders: Map<MemoryNode, Entries>;
  streams: ({ stream: OpenStream; node: MemoryNode; position: number; flags: number } | null)[];
  nextInode: number;
}

const pageBytes = 4096;

/**
 * Saves memory page by page: zeros as nothing, what the first state has as a view of its copy, the rest as copies.
 * A loaded dataset changes some megabytes of thirty.
 */
export function saveMemory(heap: Uint8Array, length: number, first: SavedState | undefined): SavedMemory {
  const whole = first === undefined ? heap.slice(0, length) : undefined;
  const base = whole ?? first?.memory.whole ?? new Uint8Array();
  const kindOf = pageKinds(wordsOf(heap, length), wordsOf(base, base.length));
  const runs: MemoryRun[] = [];
  let from = 0;
  while (from < length) {
    const kind = kindOf(from);
    let to = from + pageBytes;
    while (to < length && kindOf(to) === kind) to += pageBytes;
    to = Math.min(to, length);
    if (kind === "zeros") runs.push({ from, to });
    else runs.push({ from, to, bytes: kind === "first" ? base.subarray(from, to) : heap.slice(from, to) });
    from = to;
  }
  return { length, runs, ...(whole && { whole }) };
}

/** Puts saved memory back; what the heap has grown by since, up to `end`, becomes zero. */
export function restoreMemory(heap: Uint8Array, { runs, length }: SavedMemory, end: number): void {
  for (const { from, to, bytes } of runs) {
    if (bytes) heap.set(bytes, from);
    else heap.fill(0, from, to);
  }
  if (end > length) heap.fill(0, length, Math.min(end, heap.length));
}

/** Four bytes at a time is four times as fast. Emscripten's sbrk moves by multiples of sixteen. */
function wordsOf(bytes: Uint8Array, length: number): Int32Array {
  if (length % 4 !== 0) throw new Error(`a heap ends at byte ${length}, in the middle of a word`);
  return new Int32Array(bytes.buffer, bytes.byteOffset, length >> 2);
}

/** What the page that begins at a byte is made of. */
function pageKinds(heap: Int32Array, base: Int32Array): (at: number) => "zeros" | "first" | "own" {
  return (at) => {
    const from = at >> 2;
    const to = Math.min(from + (pageBytes >> 2), heap.length);
    let i = from;
    while (i < to && heap[i] === 0) i += 1;
    if (i === to) return "zeros";
    if (to > base.length) return "own";
    i = from;
    while (i < to && heap[i] === base[i]) i += 1;
    return i === to ? "first" : "own";
  };
}
