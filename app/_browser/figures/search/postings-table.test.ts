import { beforeAll, describe, expect, it } from "vitest";
import { asReply, figureReply } from "@/app/_ui/figures/figure-replies";
import { postings, postingsRequests, postingsSetUp } from "@/content/figures/postings";
import type { Outcome } from "@/sandbox/outcome";
import { askEngine, recordFigure } from "../record-figure";
import { postingsOf, scoresOf, termsOf, titledOf } from "./postings-table";

let rows: Record<string, Outcome>;
beforeAll(async () => {
  rows = await recordFigure(postings, "search");
});

describe("postingsOf(analyzed)", () => {
  it("lists every term in order with the places of its documents", () => {
    const index = postingsOf(figureReply(rows, "tokens")?.body);
    expect(index.map(({ term }) => term)).toEqual(index.map(({ term }) => term).toSorted());
    expect(index.find(({ term }) => term === "smoked")?.documents).toEqual([0, 1, 5]);
    expect(index.find(({ term }) => term === "herring")?.documents).toEqual([0, 3, 4]);
  });

  it("agrees with what a search for each term finds", async () => {
    for (const { term, documents } of postingsOf(figureReply(rows, "tokens")?.body)) {
      const { hits } = postingsRequests(term);
      const found = asReply((await askEngine("search", postingsSetUp + hits)).at(-1));
      const places = [...scoresOf(found?.body).keys()].map((id) => Number(id) - 1).toSorted((a, b) => a - b);
      expect([term, places]).toEqual([term, documents]);
    }
  });
});

describe("termsOf, scoresOf, titledOf", () => {
  it("read the opening query: two terms, four hits, six titles", () => {
    expect(termsOf(figureReply(rows, "terms")?.body)).toEqual(["smoked", "gift"]);
    expect([...scoresOf(figureReply(rows, "hits")?.body).keys()].toSorted()).toEqual(["1", "2", "3", "6"]);
    expect(titledOf(figureReply(rows, "documents")?.body).map(({ id }) => id)).toEqual([..."123456"]);
  });
});
