import { fromUtf8 } from "../../digest/utf8";
import { type Call, type Command } from "../command";
import { McError } from "../mc-error";
import { readObject } from "../store/object";
import { causeOf } from "../store/refusal";
import { parseTarget } from "../target";

/** The bytes of a file or an object, or the reason why there are none. */
export async function readSource(text: string, call: Call): Promise<Uint8Array> {
  const failed = `Unable to read from \`${text}\`.`;
  if (text === "/dev/stdin") return call.stdin;
  const target = parseTarget(text, call.world);
  if (target.kind === "file") {
    const bytes = call.world.files.read(target.path);
    if (bytes) return bytes;
    const path = `${call.world.files.path}/${target.path}`;
    throw new McError(failed, { message: `Requested path \`${path}\` not found`, error: { Path: path } });
  }
  if (target.key === "") {
    const fields = { Code: "XMinioInvalidObjectName", Message: "Object name cannot be empty" };
    const rest = { BucketName: "", Key: "", Resource: "", RequestID: "", HostID: "", Region: "", Server: "" };
    throw new McError(failed, { message: "Object name cannot be empty", error: { ...fields, ...rest } });
  }
  return readObject(target, call.flags.value("version-id")).catch((error: unknown) => {
    throw new McError(failed, causeOf(error));
  });
}

/** Bytes as text; what is no UTF-8 is printed byte by byte. */
export function printable(bytes: Uint8Array): string {
  return fromUtf8(bytes) ?? Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
}

function slice(bytes: Uint8Array, call: Call): Uint8Array {
  const offset = Number(call.flags.value("offset") ?? 0);
  const tail = Number(call.flags.value("tail") ?? 0);
  if (tail > 0) return bytes.subarray(Math.max(0, bytes.length - tail));
  return bytes.subarray(offset);
}

async function runCat(call: Call): Promise<void> {
  if (call.flags.has("offset") && call.flags.has("tail")) {
    throw new McError("You cannot specify both --tail and --offset.", {
      message: "Invalid arguments provided, please refer `mc <command> -h` for relevant documentation.",
      error: {},
    });
  }
  for (const text of call.args) call.out.raw(printable(slice(await readSource(text, call), call)));
}

async function runHead(call: Call): Promise<void> {
  const most = Number(call.flags.value("lines") ?? 10);
  for (const text of call.args) {
    const lines = printable(await readSource(text, call)).split(/(?<=\n)/);
    call.out.raw(lines.slice(0, most).join(""));
  }
}

/** Prints files and objects. */
export const cat: Command = {
  name: "cat",
  usage: "[FLAGS] TARGET [TARGET...]",
  flags: [
    { name: "offset", value: true },
    { name: "tail", value: true },
    { name: "version-id", value: true },
  ],
  args: [1, 100],
  run: runCat,
};

/** Prints the first lines of files and objects. */
export const head: Command = {
  name: "head",
  usage: "[FLAGS] TARGET [TARGET...]",
  flags: [
    { name: "lines", short: "n", value: true },
    { name: "version-id", value: true },
  ],
  args: [1, 100],
  run: runHead,
};
