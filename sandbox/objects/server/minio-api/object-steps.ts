import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { CopyConditions, CopyDestinationOptions, CopySourceOptions } from "minio";
import { readItems, readText, type Step } from "./step";

const part = (letter: string): Buffer => Buffer.alloc(5 * 1024 * 1024, letter);
const source = (key: string): CopySourceOptions => new CopySourceOptions({ Bucket: "plain", Object: key });

/** Writing, reading, finding, copying and removing objects. */
export const objectSteps: readonly Step[] = [
  {
    method: "putObject",
    what: "",
    call: async (client, { kept }) => {
      const stored = await client.putObject("plain", "a/1.txt", "one");
      kept.set("first", stored.versionId ?? "");
      return stored;
    },
  },
  {
    method: "putObject",
    what: "with metadata",
    call: (client) =>
      client.putObject("plain", "a/1.txt", "one, again", 10, {
        "Content-Type": "text/plain",
        "X-Amz-Meta-Author": "Asa",
        color: "blue",
      }),
  },
  {
    method: "putObject",
    what: "with metadata that Node sends in Latin-1",
    call: (client) => client.putObject("plain", "a/1.txt", "x", 1, { "X-Amz-Meta-Author": "Åsa" }),
  },
  {
    method: "putObject",
    what: "of a stream",
    call: (client) => client.putObject("plain", "a/2 ü+.txt", Readable.from([Buffer.from("two")]), 3),
  },
  {
    method: "putObject",
    what: "of a stream without a length, in parts",
    call: (client) =>
      client.putObject("plain", "large", Readable.from([part("x"), part("y"), Buffer.from("z")])),
  },
  { method: "putObject", what: "to no bucket", call: (client) => client.putObject("nowhere", "k", "x") },
  {
    method: "fPutObject",
    what: "",
    call: async (client, { folder }) => {
      await writeFile(join(folder, "up.html"), "<p>hello</p>");
      return client.fPutObject("plain", "b/up.html", join(folder, "up.html"), { "X-Amz-Meta-Kind": "page" });
    },
  },
  {
    method: "getObject",
    what: "",
    call: async (client) => readText(await client.getObject("plain", "a/1.txt")),
  },
  {
    method: "getObject",
    what: "of a version",
    call: async (client, { kept }) =>
      readText(await client.getObject("plain", "a/1.txt", { versionId: kept.get("first") ?? "" })),
  },
  { method: "getObject", what: "that is not there", call: (client) => client.getObject("plain", "none") },
  {
    method: "getPartialObject",
    what: "",
    call: async (client) => readText(await client.getPartialObject("plain", "a/1.txt", 1, 3)),
  },
  {
    method: "getPartialObject",
    what: "to the end",
    call: async (client) => readText(await client.getPartialObject("plain", "a/1.txt", 5)),
  },
  {
    method: "getPartialObject",
    what: "beyond the end",
    call: (client) => client.getPartialObject("plain", "a/1.txt", 500, 1),
  },
  {
    method: "fGetObject",
    what: "",
    call: async (client, { folder }) => {
      await client.fGetObject("plain", "b/up.html", join(folder, "down.html"));
      return readFile(join(folder, "down.html"), "utf8");
    },
  },
  { method: "statObject", what: "", call: (client) => client.statObject("plain", "a/1.txt") },
  { method: "statObject", what: "put together", call: (client) => client.statObject("plain", "large") },
  { method: "statObject", what: "that is not there", call: (client) => client.statObject("plain", "none") },
  { method: "listObjects", what: "", call: (client) => readItems(client.listObjects("plain")) },
  {
    method: "listObjects",
    what: "all of a prefix",
    call: (client) => readItems(client.listObjects("plain", "a/", true)),
  },
  {
    method: "listObjects",
    what: "with versions",
    call: (client) => readItems(client.listObjects("plain", "", true, { IncludeVersion: true })),
  },
  { method: "listObjects", what: "of no bucket", call: (client) => readItems(client.listObjects("nowhere")) },
  {
    method: "listObjectsV2",
    what: "",
    call: (client) => readItems(client.listObjectsV2("plain", "", false)),
  },
  {
    method: "listObjectsV2",
    what: "after a key",
    call: (client) => readItems(client.listObjectsV2("plain", "", true, "a/1.txt")),
  },
  {
    method: "listIncompleteUploads",
    what: "",
    call: async (client, { kept }) => {
      kept.set("upload", await client.initiateNewMultipartUpload("plain", "open", {}));
      return readItems(client.listIncompleteUploads("plain", "open", true));
    },
  },
  {
    method: "removeIncompleteUpload",
    what: "",
    call: async (client) => {
      await client.removeIncompleteUpload("plain", "open");
      return readItems(client.listIncompleteUploads("plain", "open", true));
    },
  },
  {
    method: "copyObject",
    what: "",
    call: (client) => client.copyObject("plain", "copied", "/plain/a/1.txt", new CopyConditions()),
  },
  {
    method: "copyObject",
    what: "under a condition that fails",
    call: (client) => {
      const conditions = new CopyConditions();
      conditions.setMatchETag("0".repeat(32));
      return client.copyObject("plain", "copied", "/plain/a/1.txt", conditions);
    },
  },
  {
    method: "copyObject",
    what: "with other metadata",
    call: async (client) => {
      const target = new CopyDestinationOptions({
        Bucket: "plain",
        Object: "copied",
        UserMetadata: { note: "new" },
        MetadataDirective: "REPLACE",
      });
      const copied = await client.copyObject(source("a/1.txt"), target);
      return { copied, stat: await client.statObject("plain", "copied") };
    },
  },
  {
    method: "copyObject",
    what: "of none",
    call: (client) => client.copyObject("plain", "copied", "/plain/none"),
  },
  {
    method: "composeObject",
    what: "",
    call: (client) =>
      client.composeObject(new CopyDestinationOptions({ Bucket: "plain", Object: "composed" }), [
        source("large"),
        source("a/1.txt"),
      ]),
  },
  {
    method: "selectObjectContent",
    what: "",
    call: async (client) => {
      const found = await client.selectObjectContent("plain", "a/1.txt", {
        expression: "SELECT * FROM s3object s",
        expressionType: "SQL",
        inputSerialization: { CSV: { FileHeaderInfo: "NONE" } },
        outputSerialization: { CSV: {} },
      });
      return String(found?.getRecords());
    },
  },
  {
    method: "setObjectTagging",
    what: "",
    call: (client) => client.setObjectTagging("plain", "copied", { state: "new", by: "Asa" }),
  },
  {
    method: "setObjectTagging",
    what: "beyond ASCII",
    call: (client) => client.setObjectTagging("plain", "copied", { by: "Åsa" }),
  },
  { method: "getObjectTagging", what: "", call: (client) => client.getObjectTagging("plain", "copied") },
  {
    method: "removeObjectTagging",
    what: "",
    call: async (client) => {
      await client.removeObjectTagging("plain", "copied", { versionId: "" });
      return client.getObjectTagging("plain", "copied");
    },
  },
];
