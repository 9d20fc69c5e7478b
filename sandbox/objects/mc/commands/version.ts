import { toUtf8 } from "../../digest/utf8";
import { textOf } from "../../xml/node";
import { element } from "../../xml/node";
import { writeXml } from "../../xml/write";
import { type Call, type Command, storeTarget } from "../command";
import { McError } from "../mc-error";
import { causeOf } from "../store/refusal";
import { send, sendForXml } from "../store/send";

type Operation = "enable" | "suspend" | "info";

const FAILED: Readonly<Record<Operation, string>> = {
  enable: "Unable to enable versioning",
  suspend: "Unable to suspend versioning",
  info: "Unable to get versioning info",
};

async function statusAfter(operation: Operation, call: Call): Promise<string> {
  const { alias, bucket } = storeTarget(call, call.args[0] ?? "", FAILED[operation]);
  const query = [["versioning", ""]] as const;
  if (operation === "info")
    return textOf(await sendForXml(alias, { method: "GET", bucket, query }), "Status") ?? "";
  const status = operation === "enable" ? "Enabled" : "Suspended";
  // MinIO takes the setting of a bucket that is not there; mc asks where it is first.
  await send(alias, { method: "GET", bucket, query: [["location", ""]] });
  const body = toUtf8(writeXml(element("VersioningConfiguration", [element("Status", status)])));
  await send(alias, { method: "PUT", bucket, query, body });
  return status;
}

async function run(operation: Operation, call: Call): Promise<void> {
  const status = await statusAfter(operation, call).catch((error: unknown) => {
    throw error instanceof McError ? error : new McError(FAILED[operation], causeOf(error, "plain"));
  });
  const url = (call.args[0] ?? "").replace(/\/$/, "");
  const line = status === "" ? `${url} is un-versioned\n` : `${url} versioning is ${status.toLowerCase()}\n`;
  const shown = operation === "info" ? status : "";
  call.out.print(line, {
    Op: operation,
    status: "success",
    url,
    versioning: { status: shown, MFADelete: "" },
  });
}

/** Turns the versioning of a bucket on and off, and tells how it is. */
export const versionCommands: readonly Command[] = (["enable", "suspend", "info"] as const).map(
  (operation) => ({
    name: `version ${operation}`,
    usage: "ALIAS/BUCKET",
    flags: [],
    args: [1, 1],
    run: (call) => run(operation, call),
  }),
);
