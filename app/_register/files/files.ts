/** A place for files that outlive the process: backups and exports. Names are paths with slashes, such as `exports/x.csv`. */
export interface Files {
  /** Where a file lies, to say it to a person. */
  placeOf(name: string): string;
  /** Keeps a text, or the bytes of a file of this machine, whole or not at all; what had the name before is replaced. */
  put(name: string, content: string | { file: string }): Promise<void>;
  /** Copies a file to this machine, whole or not at all. */
  fetch(name: string, target: string): Promise<void>;
  /** Names under a folder, sorted. A folder that nobody made is empty. */
  list(folder: string): Promise<string[]>;
  /** Removes a file; one that is not there is no error. */
  remove(name: string): Promise<void>;
}

const part = /^[A-Za-z0-9_-][A-Za-z0-9_.-]*$/;

/** The name, if it stays inside of any place; throws otherwise, so that no name leads out of a folder. */
export function safeName(name: string): string {
  if (name.length <= 500 && name.split("/").every((one) => part.test(one))) return name;
  throw new Error(
    `"${name}" is no name for a file: use letters, digits, "-", "_" and ".", in folders parted by "/".`,
  );
}
