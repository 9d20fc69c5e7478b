import { appendFile, type FileHandle, open, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { syncFolder } from "../../objects/server/file-contents";
import type { Journal, JournalRecord } from "../storage/journal";
import { readRecord, writeRecord } from "./log-record";

const LOG = "requests.log";

/** What a log holds. */
interface ReadLog {
  readonly records: readonly JournalRecord[];
  readonly good: readonly Buffer[];
  readonly damaged: readonly Buffer[];
  /** It ends in the middle of a record, which nobody was told had been kept. */
  readonly torn: boolean;
}

/** Splits a log at the ends of lines; what follows the last one comes without an end. */
function linesOf(bytes: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  let start = 0;
  for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
    lines.push(bytes.subarray(start, end + 1));
    start = end + 1;
  }
  return start < bytes.length ? [...lines, bytes.subarray(start)] : lines;
}

function readLines(bytes: Buffer): ReadLog {
  const records: JournalRecord[] = [];
  const good: Buffer[] = [];
  const damaged: Buffer[] = [];
  let torn = false;
  for (const line of linesOf(bytes)) {
    const ended = line.at(-1) === 10;
    const read = readRecord(ended ? line.subarray(0, -1) : line);
    if (read.kind === "record" && ended) {
      records.push(read.record);
      good.push(line);
    } else if (!ended && read.kind !== "damaged") torn = true;
    else damaged.push(line);
  }
  return { records, good, damaged, torn };
}

async function readIfThere(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return Buffer.alloc(0);
    throw cause;
  }
}

// Written anew beside the old one, then renamed over it: at any moment one whole log is there.
async function rewrite(folder: string, { good, damaged }: ReadLog): Promise<void> {
  const aside = Buffer.concat(damaged.flatMap((line) => [line, Buffer.from(line.at(-1) === 10 ? "" : "\n")]));
  if (damaged.length > 0) await appendFile(path.join(folder, "damaged.log"), aside, { flush: true });
  const temporary = path.join(folder, `${LOG}.new`);
  await writeFile(temporary, Buffer.concat(good), { flush: true });
  await rename(temporary, path.join(folder, LOG));
}

/** The log of a folder, open for writing, with the records that it held. */
export interface RequestLog extends Journal {
  readonly records: readonly JournalRecord[];
  /** Lines whose checksum did not hold: they are in `damaged.log` now. */
  readonly damaged: number;
  close(): Promise<void>;
}

/** Opens the log of a folder that is ours, mended: a torn end is cut off, damaged lines are set aside. */
export async function openRequestLog(folder: string): Promise<RequestLog> {
  const file = path.join(folder, LOG);
  const read = readLines(await readIfThere(file));
  if (read.torn || read.damaged.length > 0) await rewrite(folder, read);
  const handle = await open(file, "a");
  await syncFolder(folder);
  const writer = new LogWriter(handle, (await handle.stat()).size);
  return {
    records: read.records,
    damaged: read.damaged.length,
    append: (records) => writer.append(Buffer.concat(records.map(writeRecord))),
    close: () => handle.close(),
  };
}

/** What a writer needs of a file; of Node's `FileHandle`, so that a test can be a disk that is full. */
export type LogFile = Pick<FileHandle, "appendFile" | "datasync" | "truncate">;

/** Appends to a file so that what failed is not there in part. */
export class LogWriter {
  /** Bytes behind `size` that nobody was told had been kept. */
  private unclean = false;

  constructor(
    private readonly file: LogFile,
    private size: number,
  ) {}

  async append(bytes: Uint8Array): Promise<void> {
    if (this.unclean) await this.cut();
    this.unclean = true;
    try {
      await this.file.appendFile(bytes);
      await this.file.datasync();
    } catch (cause) {
      // Where even that fails it is tried again before the next record, which is refused as long as it does.
      await this.cut().catch(() => undefined);
      throw cause;
    }
    this.unclean = false;
    this.size += bytes.length;
  }

  private async cut(): Promise<void> {
    await this.file.truncate(this.size);
    await this.file.datasync();
    this.unclean = false;
  }
}
