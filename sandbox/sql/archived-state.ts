import type { Internals, MemoryNode, OpenStream } from "./internals";

/**
 * A state of a PGlite that can be put into another instance of the same files and settings: two of them agree in the layout
 * of their memory, byte for byte, and differ in some hundred bytes of clocks and random numbers. Plain data.
 */
export interface ArchivedState extends ArchivedInstance {
  /** What the catalogue says of its tables, asked again where it is adopted. */
  canary: string;
}

/** Memory, files and open files of one instance. */
export interface ArchivedInstance {
  /** Where the heap of a just opened instance ends, and its stack: another layout is refused. */
  layout: { heap: number; stack: number };
  /** Bytes of the heap; what no run covers is zero. */
  heap: number;
  stack: number;
  nextInode: number;
  memory: (Stretch & { from: number })[];
  folders: string[];
  files: (Stretch & { path: string })[];
  /** Open files by descriptor; those without a path (pipes, terminals) are the instance's own and stay. */
  streams: { fd: number; path: string | null; position: number; flags: number }[];
  /** All bytes in one piece, which crosses to a worker ten times as fast as a thousand pieces. */
  bytes: Uint8Array;
}

/** A stretch of `ArchivedInstance.bytes`; it begins at a multiple of eight. */
interface Stretch {
  at: number;
  length: number;
}

/** What an instance gives to be archived, in pieces. */
export interface Pieces {
  memory: { from: number; bytes: Uint8Array }[];
  folders: string[];
  files: { path: string; bytes: Uint8Array }[];
  streams: ArchivedInstance["streams"];
}

/** Puts the pieces one behind the other. */
export function joined({
  memory,
  files,
  ...rest
}: Pieces): Omit<ArchivedInstance, "layout" | "heap" | "stack" | "nextInode"> {
  let end = 0;
  const place = ({ length }: Uint8Array): Stretch => {
    const at = end;
    end += Math.ceil(length / 8) * 8;
    return { at, length };
  };
  const placed = {
    memory: memory.map(({ from, bytes }) => ({ from, ...place(bytes) })),
    files: files.map(({ path, bytes }) => ({ path, ...place(bytes) })),
  };
  const whole = new Uint8Array(end);
  for (const [i, { at }] of placed.memory.entries()) whole.set(memory[i]?.bytes ?? [], at);
  for (const [i, { at }] of placed.files.entries()) whole.set(files[i]?.bytes ?? [], at);
  return { ...rest, ...placed, bytes: whole };
}

/** The bytes of one blob, as a view. */
export const stretchOf = ({ bytes }: ArchivedInstance, { at, length }: Stretch): Uint8Array =>
  bytes.subarray(at, at + length);

/** Folders in which PostgreSQL writes; the rest of the file system is its program and never changes. */
const written = ["/pglite/data", "/dev/shm", "/tmp"];

/** Flags of `open` that make, demand or empty a file (musl's fcntl.h): the file is there and keeps its bytes. */
const makingFlags = 0o100 | 0o200 | 0o1000;

/** What the file system holds now, not copied. Throws when a file is open that has no name any more: then there is nothing to open again. */
export function archiveFiles({ FS }: Internals): Omit<Pieces, "memory"> {
  const folders: string[] = [];
  const files: Pieces["files"] = [];
  const visit = (path: string): void => {
    const node = nodeAt(FS, path);
    if (!node) return;
    if (FS.isFile(node.mode)) files.push({ path, bytes: bytesOf(node) });
    if (!FS.isDir(node.mode)) return;
    folders.push(path);
    for (const name of Object.keys(node.contents)) visit(`${path}/${name}`);
  };
  for (const root of written) visit(root);
  const streams = FS.streams.flatMap((stream, fd) => {
    if (!stream) return [];
    const path = FS.isFile(stream.node.mode) ? pathOf(FS, stream.node) : null;
    return [{ fd, path, position: stream.position, flags: stream.flags }];
  });
  return { folders, files, streams };
}

/** Makes the file system hold what was archived. What is equal already is not written. */
export function adoptFiles({ FS }: Internals, archived: ArchivedInstance): void {
  const { folders, files, streams } = archived;
  const wanted = new Set(files.map(({ path }) => path));
  const kept = new Set(folders);
  const clear = (path: string): void => {
    const node = nodeAt(FS, path);
    if (!node) return;
    if (FS.isFile(node.mode) && !wanted.has(path)) FS.unlink(path);
    if (!FS.isDir(node.mode)) return;
    for (const name of Object.keys(node.contents)) clear(`${path}/${name}`);
    if (!kept.has(path)) FS.rmdir(path);
  };
  for (const root of written) clear(root);
  for (const path of folders) if (!nodeAt(FS, path)) FS.mkdir(path);
  for (const file of files) {
    const node = nodeAt(FS, file.path);
    const bytes = stretchOf(archived, file);
    if (!node || !sameBytes(bytesOf(node), bytes)) FS.writeFile(file.path, bytes);
  }
  adoptStreams(FS, streams);
}

function adoptStreams(FS: Internals["FS"], streams: ArchivedInstance["streams"]): void {
  const before = [...FS.streams];
  const after: (OpenStream | null)[] = [];
  for (const { fd, path, position, flags } of streams) {
    const stream = path === null ? before[fd] : FS.open(path, flags & ~makingFlags);
    if (!stream) throw new Error(`descriptor ${fd} is open in the archive and not here`);
    while (after.length < fd) after.push(null);
    after.push(Object.assign(stream, { fd, position, flags }));
  }
  FS.streams.length = 0;
  for (const [fd, stream] of after.entries()) FS.streams[fd] = stream;
}

function nodeAt(FS: Internals["FS"], path: string): MemoryNode | undefined {
  let node: MemoryNode | undefined = FS.root;
  for (const name of path.split("/").slice(1)) {
    if (!node || !FS.isDir(node.mode)) return undefined;
    node = (node.contents as Record<string, MemoryNode>)[name];
  }
  return node;
}

function pathOf(FS: Internals["FS"], node: MemoryNode): string {
  const names: string[] = [];
  for (let at = node; at !== FS.root; at = at.parent) names.unshift(at.name);
  const path = `/${names.join("/")}`;
  if (nodeAt(FS, path) !== node) throw new Error(`${path} is open and has no name any more`);
  return path;
}

const bytesOf = (node: MemoryNode): Uint8Array => (node.contents as Uint8Array).subarray(0, node.usedBytes);

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  const aligned = a.byteOffset % 4 === 0 && b.byteOffset % 4 === 0;
  // PostgreSQL's files are whole pages: four bytes at a time.
  if (aligned && a.length % 4 === 0) return sameElements(wordsOf(a), wordsOf(b));
  return sameElements(a, b);
}

const wordsOf = (bytes: Uint8Array): Int32Array =>
  new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);

function sameElements(a: Uint8Array | Int32Array, b: Uint8Array | Int32Array): boolean {
  for (let i = 0; i < a.length; i += 1) if (a[i] !== b[i]) return false;
  return true;
}
