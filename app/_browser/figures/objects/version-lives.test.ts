import { expect, it } from "vitest";
import { asReply, textAt } from "@/app/_ui/figures/figure-replies";
import {
  LAST_DAY,
  lifecycleDays,
  lifecycleQuery,
  lifecycleTimeline,
} from "@/content/figures/lifecycle-timeline";
import { askEngine, recordFigure } from "../record-figure";
import { storedVersions } from "./stored-versions";
import { recordedDays, versionLives, versionsOn } from "./version-lives";

it("knows from the recorded days what the store holds on every day", async () => {
  const rows = await recordFigure(lifecycleTimeline, "objects");
  const recorded = recordedDays(rows, lifecycleDays);
  for (let day = 0; day <= LAST_DAY; day++) {
    const reply = asReply((await askEngine("objects", lifecycleQuery(day))).at(-1));
    expect([day, versionsOn(recorded, day)]).toEqual([day, storedVersions(textAt(reply, "body"))]);
  }
});

it("gives every version its states from day to day", async () => {
  const recorded = recordedDays(await recordFigure(lifecycleTimeline, "objects"), lifecycleDays);
  const lives = versionLives(recorded, LAST_DAY + 1).map(
    ({ key, label, parts }) =>
      `${key} ${label}: ${parts.map(({ from, to, state }) => `${state} ${from} to ${to}`).join(", ")}`,
  );
  expect(lives).toMatchInlineSnapshot(`
    [
      "reports/june.csv version 1: newest 0 to 8, older 8 to 19",
      "reports/june.csv delete marker: marker 8 to 19",
      "photos/1.jpg version 1: newest 0 to 5, older 5 to 16",
      "photos/1.jpg version 2: newest 5 to 12, older 12 to 23",
      "photos/1.jpg delete marker: marker 12 to 23",
    ]
  `);
});

it("has no days when one is missing", () => {
  expect(recordedDays({}, lifecycleDays)).toEqual([]);
});
