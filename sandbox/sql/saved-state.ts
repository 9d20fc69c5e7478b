import type { MemoryNode, OpenStream } from "./internals";

/** Entries of a folder by name. */
export type Entries = Record<string, MemoryNode>;

/** A file as it was; `copy` is null as long as nothing was written to the file at any time since. */
export interface SavedFile {
  used: number;
  copy: Uint8Array | null;
}

/** What differs from the memory of another state: runs of bytes and where they begin. */
interface MemoryPage {
  at: number;
  bytes: Uint8Array;
}

/** Memory up to the end of its heap: whole, or as what differs from the whole one of the first state. */
export type SavedMemory = { whole: Uint8Array } | { base: Uint8Array; pages: MemoryPage[]; length: number };

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

/** The memory of a later state costs what differs from the first: a loaded dataset changes some megabytes of 30. */
export function saveMemory(heap: Uint8Array, length: number, first: SavedState | undefined): SavedMemory {
  if (!first || !("whole" in first.memory)) return { whole: heap.slice(0, length) };
  const base = first.memory.whole;
  const pages: MemoryPage[] = [];
  for (let at = 0; at < length; at += pageBytes) {
    const end = Math.min(at + pageBytes, length);
    if (!samePage(heap, base, at, end)) pages.push({ at, bytes: heap.slice(at, end) });
  }
  return { base, pages, length };
}

/** Bytes that a state covers. */
export function savedLength(memory: SavedMemory): number {
  return "whole" in memory ? memory.whole.length : memory.length;
}

/** Puts saved memory back; what the heap has grown by since, up to `end`, becomes zero. */
export function restoreMemory(heap: Uint8Array, memory: SavedMemory, end: number): void {
  const length = savedLength(memory);
  if ("whole" in memory) heap.set(memory.whole);
  else {
    heap.set(memory.base.length > length ? memory.base.subarray(0, length) : memory.base);
    for (const { at, bytes } of memory.pages) heap.set(bytes, at);
  }
  if (end > length) heap.fill(0, length, Math.min(end, heap.length));
}

function samePage(heap: Uint8Array, base: Uint8Array, start: number, end: number): boolean {
  if (end > base.length) return false;
  for (let i = start; i < end; i += 1) if (heap[i] !== base[i]) return false;
  return true;
}
