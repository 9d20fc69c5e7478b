import { DirtyFiles, type DirtyRange } from "./dirty-files";
import type { InstanceExports, Internals, MemoryNode, OpenStream } from "./internals";

interface SavedFile {
  used: number;
  /** Made before the first write: most files of a data directory are never written. */
  copy: Uint8Array | null;
}

type Entries = Record<string, MemoryNode>;

interface Saved {
  memory: Uint8Array;
  stack: number;
  files: Map<MemoryNode, SavedFile>;
  folders: Map<MemoryNode, Entries>;
  streams: ({ stream: OpenStream; node: MemoryNode; position: number; flags: number } | null)[];
  nextInode: number;
}

/**
 * The whole state of a running PGlite in place: WebAssembly memory, in-memory files, open streams.
 * `restore()` copies back what changed and takes milliseconds; measured by `npm run bench -- sql.reset.node`.
 * State on the JavaScript side (parsers, listeners) is not part of it.
 */
export class Snapshot {
  private readonly dirty: DirtyFiles;
  private saved: Saved | undefined;

  /** @param quota bytes that files may grow by after `take()` */
  constructor(
    private readonly module: Internals,
    private readonly exports: InstanceExports,
    quota: number,
  ) {
    this.dirty = new DirtyFiles(module, quota, (node) => this.keepPristine(node));
  }

  /** The state as it is now becomes the one that `restore()` goes back to. */
  take(): void {
    this.dirty.watching = false;
    const files = new Map<MemoryNode, SavedFile>();
    const folders = new Map<MemoryNode, Entries>();
    this.walk(this.module.FS.root, files, folders);
    this.saved = {
      memory: this.module.HEAPU8.slice(0, this.heapEnd()),
      stack: this.module.stackSave(),
      files,
      folders,
      streams: this.module.FS.streams.map(
        (s) => s && { stream: s, node: s.node, position: s.position, flags: s.flags },
      ),
      nextInode: this.module.FS.nextInode,
    };
    this.dirty.clear();
    this.dirty.watching = true;
  }

  /** Back to the state of `take()`, whatever ran since: commits, dropped schemas, damaged catalogues, a broken stack. */
  restore(): void {
    const saved = this.saved;
    if (!saved) throw new Error("Snapshot.restore() before take()");
    this.dirty.watching = false;
    this.restoreMemory(saved);
    for (const [node, range] of this.dirty.files) restoreFile(node, range, saved.files.get(node));
    this.restoreFolders(saved);
    this.restoreStreams(saved);
    this.module.FS.nextInode = saved.nextInode;
    this.dirty.clear();
    this.dirty.watching = true;
  }

  /** The part of memory that the snapshot covers, as it is now. For tests. */
  coveredMemory(): Uint8Array {
    return this.module.HEAPU8.subarray(0, this.saved?.memory.length ?? 0);
  }

  private heapEnd(): number {
    const words = new Uint32Array(this.module.HEAPU8.buffer);
    return words[this.exports.emscripten_get_sbrk_ptr() >> 2] ?? 0;
  }

  private walk(node: MemoryNode, files: Map<MemoryNode, SavedFile>, folders: Map<MemoryNode, Entries>): void {
    const { FS, MEMFS } = this.module;
    if (FS.isFile(node.mode)) files.set(node, { used: node.usedBytes, copy: null });
    // Folders of other file systems (/dev, /proc) hold no state.
    if (!FS.isDir(node.mode) || node.node_ops !== MEMFS.ops_table.dir.node) return;
    const entries = node.contents as Entries;
    folders.set(node, { ...entries });
    for (const child of Object.values(entries)) this.walk(child, files, folders);
  }

  private keepPristine(node: MemoryNode): void {
    const file = this.saved?.files.get(node);
    if (file && !file.copy) file.copy = (node.contents as Uint8Array).slice(0, file.used);
  }

  private restoreMemory(saved: Saved): void {
    const end = this.heapEnd();
    const heap = this.module.HEAPU8;
    heap.set(saved.memory);
    if (end > saved.memory.length) heap.fill(0, saved.memory.length, Math.min(end, heap.length));
    if (this.module.stackSave() !== saved.stack) this.module.stackRestore(saved.stack);
  }

  /** First every new entry goes, then every lost one comes back: a rename touches two folders. */
  private restoreFolders(saved: Saved): void {
    const { FS } = this.module;
    for (const folder of this.dirty.folders) {
      const before = saved.folders.get(folder);
      const now = folder.contents as Entries;
      for (const [name, node] of Object.entries(now)) {
        if (before?.[name] === node) continue;
        FS.hashRemoveNode(node);
        delete now[name];
      }
    }
    for (const folder of this.dirty.folders) {
      const now = folder.contents as Entries;
      for (const [name, node] of Object.entries(saved.folders.get(folder) ?? {})) {
        if (now[name] === node) continue;
        node.parent = folder;
        node.name = name;
        now[name] = node;
        FS.hashAddNode(node);
      }
    }
  }

  private restoreStreams(saved: Saved): void {
    const { FS } = this.module;
    FS.streams.length = 0;
    for (const [fd, entry] of saved.streams.entries()) {
      FS.streams[fd] =
        entry &&
        Object.assign(entry.stream, { node: entry.node, position: entry.position, flags: entry.flags, fd });
    }
  }
}

function restoreFile(node: MemoryNode, range: DirtyRange, saved: SavedFile | undefined): void {
  if (!saved?.copy) return;
  const contents = node.contents as Uint8Array;
  if (contents.length < saved.used) node.contents = saved.copy.slice();
  else {
    const high = Math.min(range.high, saved.used);
    if (high > range.low) contents.set(saved.copy.subarray(range.low, high), range.low);
  }
  node.usedBytes = saved.used;
}
