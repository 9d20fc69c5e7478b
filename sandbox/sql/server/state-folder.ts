import { createHash, randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { deflate, inflate } from "node:zlib";
import type { ArchivedState } from "../archived-state";
import type { StateArchive } from "../seat";

/** Five megabytes each, fifteen for the large dataset: enough for the gate's, as they are and shuffled, in a few versions. */
const mostFiles = 48;

/** States that somebody in this process is reading or making, by path. */
const making = new Map<string, Promise<ArchivedState | undefined>>();

/**
 * Loaded datasets on disk, so that a process finds them in a tenth of a second. A file is the SHA-256 of what follows, then the
 * state, deflated; one that does not match is taken away, and the dataset is loaded again.
 */
export class StateFolder implements StateArchive {
  private writing: Promise<unknown> = Promise.resolve();

  /** @param engine names everything that a state depends on besides the dataset: another engine, another name */
  constructor(
    private readonly folder: string,
    private readonly engine: string,
    private readonly warn: (line: string) => void = console.error,
  ) {}

  async claim(
    version: string,
    make: () => Promise<ArchivedState | undefined>,
  ): Promise<ArchivedState | undefined> {
    const path = this.pathOf(version);
    const waiting = making.get(path);
    // Whoever fails to make it has said so; the others go on without it.
    if (waiting) return waiting.catch(() => undefined);
    const claimed = this.readOrMake(path, make);
    making.set(path, claimed);
    try {
      return await claimed;
    } finally {
      making.delete(path);
    }
  }

  /** Resolves when all that was made so far is on disk. */
  async written(): Promise<void> {
    await this.writing;
  }

  async drop(version: string): Promise<void> {
    await rm(this.pathOf(version), { force: true });
  }

  private async readOrMake(
    path: string,
    make: () => Promise<ArchivedState | undefined>,
  ): Promise<ArchivedState | undefined> {
    const known = await this.read(path);
    if (known) return known;
    const made = await make();
    // Nobody waits for the disk; a state that could not be written is made again by the next process.
    if (made) this.writing = Promise.all([this.writing, this.write(path, made)]).catch(this.notKept);
    return made;
  }

  private async read(path: string): Promise<ArchivedState | undefined> {
    const file = await readFile(path).catch((cause: NodeJS.ErrnoException) => {
      if (cause.code === "ENOENT") return undefined;
      throw cause;
    });
    if (!file) return undefined;
    const packed = file.subarray(32);
    if (!file.subarray(0, 32).equals(hashOf(packed))) {
      this.warn(`${path} is damaged: it is made again.`);
      await rm(path, { force: true });
      return undefined;
    }
    const now = new Date();
    await utimes(path, now, now).catch(() => undefined);
    return unpacked(await promisify(inflate)(packed));
  }

  private async write(path: string, state: ArchivedState): Promise<void> {
    const packed = await promisify(deflate)(whole(state), { level: 1 });
    await mkdir(this.folder, { recursive: true });
    const part = `${path}.${randomUUID()}.part`;
    await writeFile(part, Buffer.concat([hashOf(packed), packed]));
    await rename(part, path);
    await this.trim();
  }

  private readonly notKept = (cause: unknown): void =>
    this.warn(`A loaded dataset was not kept: ${String(cause)}`);

  private pathOf(version: string): string {
    return join(this.folder, `${this.engine}-${version}.state`);
  }

  /** Takes away what was not used for longest. Another process may do the same at the same time. */
  private async trim(): Promise<void> {
    const names = await readdir(this.folder);
    const used = await Promise.all(
      names.map(async (name) => {
        const path = join(this.folder, name);
        return { path, at: (await stat(path).catch(() => undefined))?.mtimeMs ?? 0 };
      }),
    );
    const surplus = used.sort((a, b) => b.at - a.at).slice(mostFiles);
    await Promise.all(surplus.map(({ path }) => rm(path, { force: true })));
  }
}

/** Length of the description (four bytes, little end first), the description as JSON, the bytes. */
function whole({ bytes, ...description }: ArchivedState): Buffer {
  const json = Buffer.from(JSON.stringify(description));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(json.length);
  return Buffer.concat([length, json, bytes]);
}

/** What `whole` made; its hash was compared, so it is what we wrote ourselves. */
function unpacked(file: Buffer): ArchivedState {
  const end = 4 + file.readUInt32LE();
  const description = JSON.parse(file.toString("utf8", 4, end)) as Omit<ArchivedState, "bytes">;
  return { ...description, bytes: new Uint8Array(file.subarray(end)) };
}

const hashOf = (bytes: Uint8Array): Buffer => createHash("sha256").update(bytes).digest();
