import { describe, expect, it } from "vitest";
import { edgeCases } from "@/content/server/harbor/edge-cases";
import { communityRemovals, viewRemovals } from "./community-removals";
import { catalogueRemovals, peopleRemovals } from "./edge-removals";
import { itNotices } from "./edge-gate";
import { moneyRemovals, orderRemovals } from "./order-removals";
import { unnoticedEdges } from "./unnoticed-edges";

describe("the gate, on people, catalogue, reviews, posts and views", () => {
  itNotices([...peopleRemovals, ...catalogueRemovals, ...communityRemovals, ...viewRemovals]);

  it("is asked about every edge case, but for those that are known to go unnoticed", () => {
    const all = new Set(
      [edgeCases("H1"), edgeCases("H2"), edgeCases("H3")].flatMap((one) => Object.keys(one)),
    );
    const removals = [
      peopleRemovals,
      catalogueRemovals,
      orderRemovals,
      moneyRemovals,
      communityRemovals,
      viewRemovals,
    ];
    const noticed = removals.flat().flatMap(({ edges }) => edges);
    expect([...new Set([...noticed, ...Object.keys(unnoticedEdges)])].sort()).toEqual([...all].sort());
  });
});
