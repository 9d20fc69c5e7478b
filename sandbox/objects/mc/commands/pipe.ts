import { type Call, type Command, storeTarget } from "../command";
import { contentTypeOf } from "../content-type";
import { McError } from "../mc-error";
import { causeOf } from "../store/refusal";
import { send } from "../store/send";

async function run(call: Call): Promise<void> {
  const [text = ""] = call.args;
  const { alias, bucket, key } = storeTarget(call, text);
  const headers = { "content-type": contentTypeOf(key) };
  await send(alias, { method: "PUT", bucket, key, headers, body: call.stdin }).catch((error: unknown) => {
    throw new McError(`Unable to write to one or more targets.`, causeOf(error));
  });
  const size = call.stdin.length;
  call.out.print(`${size} bytes -> \`${text}\`\n`, { status: "success", target: text, size });
}

/** Writes what comes from the standard input into an object. */
export const pipe: Command = { name: "pipe", usage: "[FLAGS] TARGET", flags: [], args: [1, 1], run };
