import { beforeAll, describe, expect, it } from "vitest";
import { multipartUpload } from "@/content/figures/multipart-upload";
import { versionStack } from "@/content/figures/version-stack";
import { objectsEngine } from "@/sandbox/objects/objects-engine";
import { nodeDigests } from "@/sandbox/objects/server/node-digests";
import type { Outcome } from "@/sandbox/outcome";
import { recordFigure } from "../record-figure";
import { bytesText, uploadStates } from "./upload-states";
import { versionStacks } from "./version-stacks";

describe("versionStacks(rows)", () => {
  let rows: Record<string, Outcome>;
  beforeAll(async () => {
    rows = await recordFigure(versionStack, "objects");
  });

  it("shows five stacks with what GET answers each time", () => {
    const shown = versionStacks(rows).map(
      ({ request, names, versions, answer }) =>
        `${request} ${names}: ${versions.map(({ label, isNew }) => label + (isNew ? "*" : "")).join(", ")}; ${answer.status} ${answer.text}`,
    );
    expect(shown).toMatchInlineSnapshot(`
      [
        "PUT : version 1*; 200 first picture",
        "PUT : version 2*, version 1; 200 second picture, larger",
        "DELETE : delete marker*, version 2, version 1; 404 NoSuchKey",
        "DELETE marker: version 2, version 1; 200 second picture, larger",
        "DELETE newest version: version 1; 200 first picture",
      ]
    `);
  });

  it("is empty when the replies are not recorded", () => {
    expect(versionStacks({})).toEqual([]);
  });
});

describe("uploadStates(rows)", () => {
  it("keeps parts out of the listing until they are completed, and keeps them when they are forgotten", async () => {
    const engine = objectsEngine({ digests: nodeDigests });
    const states = uploadStates(await recordFigure(multipartUpload, engine));
    const shown = states.map(
      ({ request, status, open, parts, objects }) =>
        `${request} ${status}: ${open ? "open" : "closed"}, parts ${parts.map(({ bytes }) => bytesText(bytes).replace("\u00a0", " ")).join(" + ")}; objects ${objects.map(({ bytes }) => bytesText(bytes).replace("\u00a0", " ")).join()}`,
    );
    expect(shown).toMatchInlineSnapshot(`
      [
        "POST ?uploads 200: open, parts ; objects ",
        "PUT ?partNumber=1 200: open, parts 5 MiB; objects ",
        "PUT ?partNumber=2 200: open, parts 5 MiB + 19 B; objects ",
        "POST ?uploadId= 200: closed, parts ; objects 5 MiB",
        "DELETE ?uploadId= 204: closed, parts ; objects ",
        "nothing more 200: open, parts 5 MiB + 19 B; objects ",
      ]
    `);
  });
});
