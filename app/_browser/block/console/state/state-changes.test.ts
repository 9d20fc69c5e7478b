import { describe, expect, it } from "vitest";
import { objectsEngine } from "@/sandbox/objects/objects-engine";
import { pageLimits } from "@/sandbox/engine";
import { searchEngine } from "@/sandbox/search/search-engine";
import { type StateGroup, stateGroups } from "./state-changes";
import { readState, type StoreState } from "./store-state";

const engines = { search: searchEngine, objects: objectsEngine };

async function stateOf(kind: StoreState["kind"], ...texts: string[]): Promise<StoreState> {
  const engine = engines[kind]();
  await engine.reset({ name: "none", version: "1", files: [] });
  for (const text of texts) await engine.run(text, pageLimits);
  return readState(engine, kind);
}

async function groups(kind: StoreState["kind"], before: string, text: string): Promise<StateGroup[]> {
  return stateGroups(await stateOf(kind, before, text), await stateOf(kind, before));
}

/** A group on lines that a person reads. */
const shown = (all: StateGroup[]): string =>
  all
    .map(({ name, change, facts, newFacts, lines }) =>
      [
        `${name} ${change}: ${facts.map((fact) => (newFacts.includes(fact) ? `*${fact}*` : fact)).join(", ")}`,
        ...lines.map((line) => {
          const versions = line.versions.map((one) =>
            one.change === "new" ? `*${one.detail}*` : one.detail,
          );
          return `  ${line.name} ${line.change} ${line.detail} ${versions.join(", ")}`.trimEnd();
        }),
      ].join("\n"),
    )
    .join("\n");

describe("stateGroups(state, before), search", () => {
  it("tells documents that no search sees yet, new fields and new indices", async () => {
    const before = 'PUT /a/_doc/1?refresh=true\n{ "title": "x" }';
    const text = 'PUT /a/_doc/2\n{ "title": "y", "price": 1 }\nPUT /b';
    expect(shown(await groups("search", before, text))).toMatchInlineSnapshot(`
      "a changed: 1 document, *1 more after a refresh*
        price new long
        title same text
        title.keyword same keyword
      b new: 0 documents"
    `);
  });

  it("keeps the place of what is gone, and tells what is the same", async () => {
    expect(shown(await groups("search", "PUT /a\nPUT /b", "DELETE /a"))).toBe(
      "a gone: \nb same: 0 documents",
    );
    expect(stateGroups(await stateOf("search"), undefined)).toEqual([]);
  });

  it("names aliases", async () => {
    expect(shown(await groups("search", "PUT /a", "PUT /a/_alias/now"))).toBe(
      "a changed: 0 documents, *alias now*",
    );
  });
});

describe("stateGroups(state, before), objects", () => {
  it("tells keys that are new, changed and gone", async () => {
    const before = "PUT /media\n\nPUT /media/a\n\none\n\nPUT /media/b\n\none";
    const text = "PUT /media/a\n\ntwo words\n\nDELETE /media/b\n\nPUT /media/c\n\nx";
    expect(shown(await groups("objects", before, text))).toMatchInlineSnapshot(`
      "media changed: 2 objects
        a changed 9 B
        b gone 3 B
        c new 1 B"
    `);
  });

  it("stacks versions and delete markers", async () => {
    const before = "mc mb --with-versioning lab/media\n\nPUT /media/a\n\none";
    expect(shown(await groups("objects", before, "DELETE /media/a"))).toMatchInlineSnapshot(`
      "media changed: *0 objects*, versioned
        a changed 2 versions *delete marker*, 3 B"
    `);
  });

  it("tells policies and rules, whatever dialect the text has chosen", async () => {
    const text =
      "@dialect aws\nmc anonymous set download lab/media\nmc ilm rule add --expire-days 3 lab/media";
    expect(shown(await groups("objects", "PUT /media", text))).toMatch(
      /^media changed: 0 objects, \*policy of \d statements?\*, \*lifecycle of 1 rule\*$/,
    );
  });
});
