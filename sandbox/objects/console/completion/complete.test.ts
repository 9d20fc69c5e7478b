import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pageLimits } from "../../../engine";
import { COMMANDS } from "../../mc/commands/all";
import { GLOBAL_FLAGS } from "../../mc/flags";
import { objectsEngine } from "../../objects-engine";
import { commandTable, globalFlags } from "./command-table";
import { type KnownBucket, objectOffers } from "./complete";
import { requestMethods, requestParameters } from "./request-table";

const buckets: KnownBucket[] = [
  { name: "media", keys: ["products/17/front.jpg", "products/17/thumbs/front.jpg", "readme.txt"] },
  { name: "shop-window", keys: [] },
];

/** Labels offered at the sign `¦`. */
function offered(marked: string): string[] {
  const offers = objectOffers(marked.replace("¦", ""), marked.indexOf("¦"), buckets);
  return offers?.offers.map(({ label }) => label) ?? [];
}

describe("objectOffers(text, caret, buckets), requests", () => {
  it("offers methods, commands and the clock at the beginning of a line", () => {
    expect(offered("¦")).toEqual(expect.arrayContaining(["GET", "mc", "presign", "@clock"]));
    expect(offered("GET /media\n\n@¦")).toContain("@dialect");
  });

  it("offers buckets, and keys one level at a time", () => {
    expect(offered("GET /¦")).toEqual(["media", "shop-window"]);
    expect(offered("GET /media/¦")).toEqual(["products/", "readme.txt"]);
    expect(offered("presign GET /media/products/17/f¦")).toEqual(["front.jpg", "thumbs/"]);
    expect(offered("GET /media?list-type=2&prefix=products/¦")).toEqual(["17/"]);
  });

  it("offers what can be asked of a bucket or of an object", () => {
    expect(offered("GET /media?¦")).toEqual(expect.arrayContaining(["versioning", "list-type=2", "policy"]));
    expect(offered("GET /media?list-type=2&¦")).not.toContain("list-type=2");
    expect(offered("PUT /media/a.jpg?¦")).toContain("tagging");
    expect(offered("PUT /media/a.jpg?¦")).not.toContain("versioning");
  });

  it("offers headers below a request, up to the blank line", () => {
    expect(offered("PUT /media/a\nContent-Type: text/plain\nx-¦")).toContain("x-amz-meta-");
    expect(offered("GET /media/a\nRan¦")).toContain("Range: bytes=");
    expect(offered("PUT /media/a\n\nCon¦")).not.toContain("Content-Type: ");
  });
});

describe("objectOffers(text, caret, buckets), mc", () => {
  it("offers commands, word after word", () => {
    expect(offered("mc ¦")).toEqual(expect.arrayContaining(["ls", "mirror", "ilm", "admin"]));
    expect(offered("mc ilm ¦")).toEqual(["rule"]);
    expect(offered("mc ilm rule ¦")).toContain("export");
  });

  it("offers the flags that a command knows, each once", () => {
    expect(offered("mc mirror -¦")).toEqual(expect.arrayContaining(["--overwrite", "--remove", "--json"]));
    expect(offered("mc ls -r --¦")).not.toContain("--recursive");
  });

  it("offers places in the store", () => {
    expect(offered("mc ls ¦")).toEqual(["lab/"]);
    expect(offered("mc ls lab/¦")).toEqual(["media/", "shop-window/"]);
    expect(offered("mc cat lab/media/products/17/¦")).toEqual(["front.jpg", "thumbs/"]);
    expect(offered("mc share download --expire ¦")).toEqual([]);
    expect(offered("mc anonymous set ¦")).toEqual(["download", "upload", "public", "private"]);
  });

  it("ends for every text and place", () => {
    const piece = fc.constantFrom(
      "GET /media",
      "mc ",
      "ls",
      " ",
      "/",
      "?",
      "&",
      "=",
      "\n",
      "-",
      "lab/",
      "prefix=",
      "x",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), fc.nat(), (pieces, at) => {
        const text = pieces.join("");
        const caret = at % (text.length + 1);
        const found = objectOffers(text, caret, buckets);
        expect(found === undefined || (found.from >= 0 && found.from <= caret)).toBe(true);
      }),
    );
  });
});

describe("the tables", () => {
  it("hold the commands that run, with their flags", () => {
    const flagsOf = (
      flags: readonly { name: string; short?: string | undefined; value?: boolean }[],
    ): unknown => flags.map(({ name, short, value }) => ({ name, short, value: value ?? false }));
    const known = COMMANDS.filter(({ hidden }) => !hidden);
    expect(
      commandTable.map(({ words, usage, flags }) => ({
        name: words.join(" "),
        usage,
        flags: flagsOf(flags),
      })),
    ).toEqual(known.map(({ name, usage, flags }) => ({ name, usage, flags: flagsOf(flags) })));
    expect(flagsOf(globalFlags)).toEqual(flagsOf(GLOBAL_FLAGS));
  });

  it("name parameters that the store takes", async () => {
    const engine = objectsEngine();
    const dataset = {
      name: "one",
      version: "1",
      files: [{ path: "a.s3", text: "PUT /one\n\nPUT /one/a\n\nx" }],
    };
    for (const of of ["bucket", "object"] as const) {
      for (const method of requestMethods) {
        for (const parameter of requestParameters(of, method)) {
          await engine.reset(dataset);
          const [reply] = await engine.run(
            `${method} /one${of === "object" ? "/a" : ""}?${parameter}`,
            pageLimits,
          );
          const said = reply?.kind === "reply" ? JSON.stringify(reply.body) : "";
          expect(said, `${method} ${of} ${parameter}`).not.toMatch(
            /NotImplemented|unsupported API call|MethodNotAllowed/,
          );
        }
      }
    }
  });
});
