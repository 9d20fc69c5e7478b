import type { Internals, MemoryNode } from "./internals";

/** A copy of every in-memory file by path; folders appear with a slash at the end. */
export function fileContents(module: Internals): Map<string, Uint8Array> {
  const found = new Map<string, Uint8Array>();
  const walk = (node: MemoryNode, path: string): void => {
    if (module.FS.isFile(node.mode)) {
      // A file's first write keeps an Int8Array of the heap: the same bits, other numbers. Copied as unsigned bytes.
      found.set(path, new Uint8Array((node.contents as Uint8Array).subarray(0, node.usedBytes)));
    }
    if (!module.FS.isDir(node.mode) || node.node_ops !== module.MEMFS.ops_table.dir.node) return;
    found.set(`${path}/`, new Uint8Array());
    const entries = Object.entries(node.contents as Record<string, MemoryNode>);
    for (const [name, child] of entries) walk(child, `${path}/${name}`);
  };
  walk(module.FS.root, "");
  return found;
}
