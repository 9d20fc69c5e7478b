import { expect, it } from "vitest";
import { refreshTimeline } from "@/content/figures/refresh-timeline";
import { recordFigure } from "../record-figure";
import { afterText, refreshStory } from "./refresh-story";

it("tells that a search finds the document a second later, and a read by id at once", async () => {
  const story = refreshStory(await recordFigure(refreshTimeline, "search"));
  expect(
    story.map(({ lane, answer, after, finds }) => `${afterText(after)} ${lane}: ${answer}, ${finds}`),
  ).toMatchInlineSnapshot(`
    [
      "0 write: created, false",
      "+1 ms id: found, true",
      "+2 ms search: 0 hits, false",
      "+1.002 s clock: a refresh, false",
      "+1.003 s search: 1 hit, true",
    ]
  `);
});

it("is empty when the replies are not recorded", () => {
  expect(refreshStory({})).toEqual([]);
});
