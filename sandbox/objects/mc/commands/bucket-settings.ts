import { fromUtf8 } from "../../digest/utf8";
import { type Call, type Command, storeTarget } from "../command";
import { McError } from "../mc-error";
import { causeOf, StoreRefusal } from "../store/refusal";
import { send } from "../store/send";

async function setting(call: Call, name: string): Promise<string> {
  const { alias, bucket } = storeTarget(call, call.args[0] ?? "");
  return fromUtf8((await send(alias, { method: "GET", bucket, query: [[name, ""]] })).body) ?? "";
}

async function encryption(call: Call): Promise<void> {
  const text = await setting(call, "encryption").catch((error: unknown) => {
    throw new McError("Unable to get encryption info", causeOf(error, "plain"));
  });
  const algorithm = /<SSEAlgorithm>([^<]*)/.exec(text)?.[1] ?? "";
  call.out.print(`Auto encryption '${algorithm}' is enabled\n`, {
    op: "info",
    status: "success",
    encryption: { algorithm },
  });
}

async function cors(call: Call): Promise<void> {
  try {
    const text = await setting(call, "cors");
    call.out.print(`${text}\n`, { op: "get", status: "success", cors: text });
  } catch (error) {
    if (!(error instanceof StoreRefusal) || error.code !== "NoSuchCORSConfiguration") {
      throw new McError("Unable to get bucket CORS configuration", causeOf(error, "plain"));
    }
    call.out.print("No bucket CORS configuration found.\n", { status: "not found" });
  }
}

async function events(call: Call): Promise<void> {
  const text = await setting(call, "notification").catch((error: unknown) => {
    throw new McError("Unable to list notifications on the specified bucket.", causeOf(error, "plain"));
  });
  if (/<(?:Queue|Topic|CloudFunction)Configuration>/.test(text)) {
    throw new McError("Notifications are not sent by this store.");
  }
}

const one = { usage: "TARGET", flags: [], args: [1, 1] } as const;

/** Settings of buckets that can be looked at. */
export const bucketSettingCommands: readonly Command[] = [
  { name: "encrypt info", ...one, run: encryption },
  { name: "cors get", ...one, run: cors },
  { name: "event list", ...one, run: events },
];
