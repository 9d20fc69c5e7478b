import type { WorkingFolder } from "./world";

/** A working folder in memory: what the console of a page has. */
export function memoryFolder(
  path: string,
  files: ReadonlyMap<string, Uint8Array>,
  now: () => number,
): WorkingFolder {
  const held = new Map(files);
  const changed = new Map([...files.keys()].map((name) => [name, now()]));
  return {
    path,
    list: () => [...held.keys()],
    read: (name) => held.get(name),
    write(name, bytes) {
      held.set(name, bytes);
      changed.set(name, now());
    },
    remove: (name) => void held.delete(name),
    modified: (name) => changed.get(name) ?? now(),
  };
}
