import { describe, expect, it } from "vitest";
import { objectsEngine } from "@/sandbox/objects/objects-engine";
import { nodeDigests } from "@/sandbox/objects/server/node-digests";
import { harborMediaDataset, type HarborMediaName, harborMediaObjects } from "./media";
import { edges } from "./media-edges";
import type { StoredObject } from "./media-objects";

const names: HarborMediaName[] = ["P1", "P2", "H1", "H2", "H3"];
const limits = { ms: 5_000, rows: 1, bytes: 1e6 };
const placeOf = ({ bucket, key }: StoredObject): string => `${bucket}/${key}`;

describe("harborMediaDataset(name)", () => {
  it("gives the same store for one name, always", () => {
    for (const name of names) expect(harborMediaDataset(name)).toEqual(harborMediaDataset(name));
  });

  it("gives H1 and H2 equally many objects, and other ones", () => {
    expect(harborMediaObjects("H1").length).toBe(harborMediaObjects("H2").length);
    expect(harborMediaDataset("H1").version).not.toBe(harborMediaDataset("H2").version);
  });

  it.each(names)("loads %s into the engine, each object under its key", async (name) => {
    const engine = objectsEngine({ digests: nodeDigests });
    await engine.reset(harborMediaDataset(name));
    const [reply] = await engine.run("GET /media?list-type=2", limits);
    const inMedia = harborMediaObjects(name).filter(({ bucket }) => bucket === "media");
    expect(reply).toMatchObject({ status: 200 });
    const keys = reply?.kind === "reply" ? String(reply.body).match(/<Key>/g) : null;
    expect(keys?.length).toBe(inMedia.length);
    await engine.close();
  });
});

describe("harborMediaObjects(name)", () => {
  it.each(names)("holds every edge case in %s, and no key twice", (name) => {
    const objects = harborMediaObjects(name);
    expect(edges.filter((wanted) => !objects.includes(wanted))).toEqual([]);
    expect(new Set(objects.map(placeOf)).size).toBe(objects.length);
  });

  it.each(names)("has in %s no file of the copy that differs from its original at the same size", (name) => {
    const objects = harborMediaObjects(name);
    const originals = new Map(objects.map((each) => [placeOf(each), each.body]));
    const silent = objects.filter(({ bucket, key, body }) => {
      const original = originals.get(`media/public/${key}`);
      return bucket === "shop-window" && original?.length === body.length && original !== body;
    });
    expect(silent).toEqual([]);
  });
});
