import type { DirectoryCall, Internals, MemoryNode } from "./internals";

/** errno 51 of WASI is ENOSPC: PostgreSQL answers 53100 "No space left on device". */
const noSpaceLeft = 51;

/** Byte range `[low, high)` of a file that was written since the snapshot. */
export interface DirtyRange {
  low: number;
  high: number;
}

/**
 * Watches Emscripten's in-memory file system: which files and folders changed since `clear()`, and how many bytes were added.
 * A write beyond `quota` fails as on a full disk.
 */
export class DirtyFiles {
  readonly files = new Map<MemoryNode, DirtyRange>();
  readonly folders = new Set<MemoryNode>();
  /** Bytes added since `clear()`. */
  grown = 0;
  watching = false;

  constructor(
    private readonly module: Internals,
    private readonly quota: number,
    /** Called before a file changes for the first time since `clear()`. */
    private readonly beforeFirstChange: (node: MemoryNode) => void,
  ) {
    this.watchFiles();
    this.watchFolders();
  }

  clear(): void {
    this.files.clear();
    this.folders.clear();
    this.grown = 0;
  }

  private watchFiles(): void {
    const { stream, node } = this.module.MEMFS.ops_table.file;
    const write = stream.write;
    stream.write = (s, bytes, offset, length, position, own) => {
      this.grow(Math.max(0, position + length - s.node.usedBytes));
      this.mark(s.node, position, position + length);
      return write(s, bytes, offset, length, position, own);
    };
    // The original msync calls the original write behind our back.
    stream.msync = (s, bytes, offset, length) => {
      stream.write(s, bytes, 0, length, offset, false);
      return 0;
    };
    const setattr = node.setattr;
    node.setattr = (file, attributes) => {
      if (attributes.size !== undefined) {
        this.grow(attributes.size - file.usedBytes);
        this.mark(file, Math.min(attributes.size, file.usedBytes), Math.max(attributes.size, file.usedBytes));
      }
      setattr(file, attributes);
    };
  }

  private watchFolders(): void {
    const calls = this.module.MEMFS.ops_table.dir.node as Record<
      DirectoryCall,
      (...args: MemoryNode[]) => unknown
    >;
    const watch = (
      call: DirectoryCall,
      touched: (args: MemoryNode[]) => (MemoryNode | undefined)[],
    ): void => {
      const original = calls[call];
      calls[call] = (...args) => {
        if (this.watching) for (const folder of touched(args)) if (folder) this.folders.add(folder);
        return original(...args);
      };
    };
    watch("mknod", ([parent]) => [parent]);
    watch("symlink", ([parent]) => [parent]);
    watch("rmdir", ([parent]) => [parent]);
    watch("rename", ([node, newParent]) => [node?.parent, newParent]);
    watch("unlink", ([parent, name]) => {
      const file = (parent?.contents as Record<string, MemoryNode> | undefined)?.[name as unknown as string];
      if (file && this.module.FS.isFile(file.mode)) this.grown -= file.usedBytes;
      return [parent];
    });
  }

  private grow(bytes: number): void {
    if (!this.watching) return;
    if (bytes > 0 && this.grown + bytes > this.quota) throw new this.module.FS.ErrnoError(noSpaceLeft);
    this.grown += bytes;
  }

  private mark(node: MemoryNode, low: number, high: number): void {
    if (!this.watching) return;
    const range = this.files.get(node);
    if (range) {
      range.low = Math.min(range.low, low);
      range.high = Math.max(range.high, high);
      return;
    }
    this.beforeFirstChange(node);
    this.files.set(node, { low, high });
  }
}
