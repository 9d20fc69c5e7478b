import { adoptFiles, type ArchivedInstance, archiveFiles, joined, stretchOf } from "./archived-state";
import { DirtyFiles, type DirtyRange } from "./dirty-files";
import type { InstanceExports, Internals, MemoryNode } from "./internals";
import { type Entries, restoreMemory, type SavedFile, type SavedState, saveMemory } from "./saved-state";

/**
 * Whole states of a running PGlite in place: WebAssembly memory, in-memory files, open streams.
 * `restore()` copies back what changed and takes milliseconds; measured by `npm run bench -- sql.reset.node`.
 * Several states are kept side by side, so that one instance goes from dataset to dataset.
 * State on the JavaScript side (parsers, listeners) is not part of it.
 */
export class Snapshot {
  private readonly dirty: DirtyFiles;
  private readonly states = new Set<SavedState>();
  private current: SavedState | undefined;
  /** The first state: the memory of later ones is kept as what differs from it. */
  private first: SavedState | undefined;
  /** Everything that ever changed. Outside of it all states agree; inside, each has a copy of its own. */
  private readonly everFiles = new Set<MemoryNode>();
  private readonly everFolders = new Set<MemoryNode>();
  /** Which saved copy a file's bytes were last equal to; writes since are in `dirty`. What a state finds in place is not copied. */
  private readonly holds = new Map<MemoryNode, Uint8Array>();

  /** @param quota bytes that files may grow by after `take()` */
  constructor(
    private readonly module: Internals,
    private readonly exports: InstanceExports,
    quota: number,
  ) {
    this.dirty = new DirtyFiles(module, quota, (node) => this.keepPristine(node));
  }

  /** The state as it is now becomes the one that `restore()` goes back to; others stay. */
  take(): SavedState {
    this.dirty.watching = false;
    this.remember();
    const files = new Map<MemoryNode, SavedFile>();
    const folders = new Map<MemoryNode, Entries>();
    this.walk(this.module.FS.root, files, folders);
    const state: SavedState = {
      memory: saveMemory(this.module.HEAPU8, this.heapEnd(), this.first),
      stack: this.module.stackSave(),
      files,
      folders,
      streams: this.module.FS.streams.map(
        (s) => s && { stream: s, node: s.node, position: s.position, flags: s.flags },
      ),
      nextInode: this.module.FS.nextInode,
    };
    this.first ??= state;
    this.states.add(state);
    this.current = state;
    this.watchAgain();
    return state;
  }

  /** Back to a state, the latest unless told, whatever ran since: commits, dropped schemas, damaged catalogues, a broken stack. */
  restore(state: SavedState | undefined = this.current): void {
    if (!state) throw new Error("Snapshot.restore() before take()");
    if (!this.states.has(state)) throw new Error("Snapshot.restore() of a state that was dropped");
    this.dirty.watching = false;
    this.remember();
    restoreMemory(this.module.HEAPU8, state.memory, this.heapEnd());
    if (this.module.stackSave() !== state.stack) this.module.stackRestore(state.stack);
    this.restoreFiles(state);
    this.restoreFolders(state, state === this.current ? this.dirty.folders : this.everFolders);
    this.restoreStreams(state);
    this.module.FS.nextInode = state.nextInode;
    this.current = state;
    this.watchAgain();
  }

  /** The state as it is now, for another instance. Throws when an open file has lost its name. */
  archive(): ArchivedInstance {
    const { module } = this;
    const heap = this.heapEnd();
    const { runs } = saveMemory(module.HEAPU8, heap, this.first);
    const memory = runs.flatMap(({ from, bytes }) => (bytes ? [{ from, bytes }] : []));
    return {
      layout: this.layout(),
      heap,
      stack: module.stackSave(),
      nextInode: module.FS.nextInode,
      ...joined({ memory, ...archiveFiles(module) }),
    };
  }

  /** Becomes a state of another instance, from the first state of this one. False, with nothing done, when the layouts differ. */
  adopt(archived: ArchivedInstance): boolean {
    const { module } = this;
    const { heap, stack } = this.layout();
    if (archived.layout.heap !== heap || archived.layout.stack !== stack) return false;
    if (archived.heap > module.HEAPU8.length) return false;
    this.restore(this.first);
    module.HEAPU8.fill(0, 0, Math.max(archived.heap, this.heapEnd()));
    for (const run of archived.memory) module.HEAPU8.set(stretchOf(archived, run), run.from);
    module.stackRestore(archived.stack);
    adoptFiles(module, archived);
    module.FS.nextInode = archived.nextInode;
    return true;
  }

  private layout(): ArchivedInstance["layout"] {
    return { heap: this.first?.memory.length ?? 0, stack: this.first?.stack ?? 0 };
  }

  /** Forgets a state. The first is kept for good: the others lean on it. */
  drop(state: SavedState): void {
    if (state === this.first || state === this.current) return;
    this.states.delete(state);
    const known = (node: MemoryNode): boolean => [...this.states].some(({ files }) => files.has(node));
    for (const node of this.everFiles) {
      if (known(node) || this.dirty.files.has(node)) continue;
      this.everFiles.delete(node);
      this.holds.delete(node);
    }
  }

  /** The part of memory that the latest state covers, as it is now. For tests. */
  coveredMemory(): Uint8Array {
    return this.module.HEAPU8.subarray(0, this.current?.memory.length ?? 0);
  }

  private remember(): void {
    for (const folder of this.dirty.folders) this.everFolders.add(folder);
  }

  private watchAgain(): void {
    this.dirty.clear();
    this.dirty.watching = true;
  }

  private heapEnd(): number {
    const words = new Uint32Array(this.module.HEAPU8.buffer);
    return words[this.exports.emscripten_get_sbrk_ptr() >> 2] ?? 0;
  }

  private walk(node: MemoryNode, files: Map<MemoryNode, SavedFile>, folders: Map<MemoryNode, Entries>): void {
    const { FS, MEMFS } = this.module;
    if (FS.isFile(node.mode)) {
      files.set(node, { used: node.usedBytes, copy: this.everFiles.has(node) ? this.copyOf(node) : null });
    }
    // Folders of other file systems (/dev, /proc) hold no state.
    if (!FS.isDir(node.mode) || node.node_ops !== MEMFS.ops_table.dir.node) return;
    const entries = node.contents as Entries;
    folders.set(node, { ...entries });
    for (const child of Object.values(entries)) this.walk(child, files, folders);
  }

  /** The file as it is: the copy that it still holds, or a new one. */
  private copyOf(node: MemoryNode): Uint8Array {
    const held = this.dirty.files.has(node) ? undefined : this.holds.get(node);
    const copy = held ?? contentsOf(node);
    this.holds.set(node, copy);
    return copy;
  }

  private restoreFiles(state: SavedState): void {
    for (const node of this.everFiles) {
      const saved = state.files.get(node);
      const written = this.dirty.files.get(node);
      const held = this.holds.get(node);
      // A file that the state does not know is in no folder any more; its bytes are what they are.
      if (!saved?.copy) {
        if (written) this.holds.delete(node);
        continue;
      }
      if (held !== saved.copy) restoreFile(node, undefined, saved);
      else if (written) restoreFile(node, written, saved);
      this.holds.set(node, saved.copy);
    }
  }

  /** Before the first change ever of a file: until now it was the same in every state that knows it. */
  private keepPristine(node: MemoryNode): void {
    if (this.everFiles.has(node)) return;
    this.everFiles.add(node);
    const copy = contentsOf(node);
    this.holds.set(node, copy);
    for (const { files } of this.states) {
      const file = files.get(node);
      if (file) file.copy = copy;
    }
  }

  /** First every new entry goes, then every lost one comes back: a rename touches two folders. */
  private restoreFolders(state: SavedState, changed: Set<MemoryNode>): void {
    const { FS } = this.module;
    for (const folder of changed) {
      const before = state.folders.get(folder);
      const now = folder.contents as Entries;
      for (const [name, node] of Object.entries(now)) {
        if (before?.[name] === node) continue;
        FS.hashRemoveNode(node);
        delete now[name];
      }
    }
    for (const folder of changed) {
      const now = folder.contents as Entries;
      for (const [name, node] of Object.entries(state.folders.get(folder) ?? {})) {
        if (now[name] === node) continue;
        node.parent = folder;
        node.name = name;
        now[name] = node;
        FS.hashAddNode(node);
      }
    }
  }

  private restoreStreams(state: SavedState): void {
    const { FS } = this.module;
    FS.streams.length = 0;
    for (const [fd, entry] of state.streams.entries()) {
      FS.streams[fd] =
        entry &&
        Object.assign(entry.stream, { node: entry.node, position: entry.position, flags: entry.flags, fd });
    }
  }
}

const contentsOf = (node: MemoryNode): Uint8Array =>
  new Uint8Array((node.contents as Uint8Array).subarray(0, node.usedBytes));

/** Puts back the changed bytes of a file, or all of it when no range is told. */
function restoreFile(node: MemoryNode, range: DirtyRange | undefined, saved: SavedFile | undefined): void {
  if (!saved?.copy) return;
  const contents = node.contents as Uint8Array;
  if (contents.length < saved.used) node.contents = saved.copy.slice();
  else {
    const high = Math.min(range?.high ?? saved.used, saved.used);
    const low = range?.low ?? 0;
    if (high > low) contents.set(saved.copy.subarray(low, high), low);
  }
  node.usedBytes = saved.used;
}
