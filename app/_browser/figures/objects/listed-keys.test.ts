import { describe, expect, it } from "vitest";
import { asReply, figureReply, textAt } from "@/app/_ui/figures/figure-replies";
import { bucketKeys, keysRequest, keysSetUp } from "@/content/figures/bucket-keys";
import { askEngine, recordFigure } from "../record-figure";
import { listedKeys, listingReading, readListing } from "./listed-keys";
import { xmlText } from "./xml-values";

const ask = async (prefix: string, delimiter: string): Promise<string> => {
  const [outcome] = (await askEngine("objects", keysSetUp + keysRequest(prefix, delimiter))).slice(-1);
  return textAt(asReply(outcome), "body");
};

describe("listedKeys(stored, prefix, listing)", () => {
  it("brackets the two keys behind thumbs/ and leaves other products out", async () => {
    const rows = await recordFigure(bucketKeys, "objects");
    const stored = readListing(textAt(figureReply(rows, "keys"), "body")).keys;
    const listing = readListing(textAt(figureReply(rows, "listing"), "body"));
    const shown = listedKeys(stored, "products/17/", listing);
    expect(shown.map(({ answer }) => answer.kind)).toEqual([
      "object",
      "object",
      "prefix",
      "prefix",
      "none",
      "none",
      "none",
      "none",
    ]);
    expect(shown[2]).toEqual({
      key: "products/17/thumbs/front.jpg",
      parts: { asked: "products/17/", upTo: "thumbs/", rest: "front.jpg" },
      answer: { kind: "prefix", prefix: "products/17/thumbs/", rows: 2 },
    });
    expect(listingReading(listing, stored.length)).toBe(
      "the answer holds 2 objects and 1 common prefix. The bucket holds 8 keys and no folder.",
    );
  });

  it.each(["", "p", "products/", "products/17/t", "welcome.txt", "x", "products/price list"])(
    "puts a key together again from its parts, prefix %j",
    async (prefix) => {
      const stored = readListing(await ask("", "")).keys;
      for (const delimiter of ["/", ""]) {
        const listing = readListing(await ask(prefix, delimiter));
        const shown = listedKeys(stored, prefix, listing);
        expect(shown.map(({ parts }) => parts.asked + parts.upTo + parts.rest)).toEqual(stored);
        expect(shown.filter(({ answer }) => answer.kind !== "none").map(({ key }) => key)).toEqual(
          stored.filter((key) => key.startsWith(prefix)),
        );
      }
    },
  );
});

describe("xmlText(xml, name)", () => {
  it("gives entities their signs", () => {
    expect(xmlText("<Key>a &amp; b&#34;&#x41;</Key>", "Key")).toBe('a & b"A');
  });
});
