import type { FigureDefinition } from "./figure";

/** The rules of the bucket, in words. */
export const lifecycleRules = [
  "What begins with reports/ expires after 7 days.",
  "A version that is no longer the newest goes after 10 days.",
  "A delete marker goes when nothing is left below it.",
];

const versioned = `PUT /sample

PUT /sample?versioning

<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>

mc ilm rule add --prefix reports/ --expire-days 7 lab/sample

mc ilm rule add --noncurrent-expire-days 10 --expire-delete-marker lab/sample

`;

/** What people do, by day. */
export const lifecycleEvents = [
  { day: 0, shown: "PUT reports/june.csv", text: "PUT /sample/reports/june.csv\n\nsales of June\n\n" },
  { day: 0, shown: "PUT photos/1.jpg", text: "PUT /sample/photos/1.jpg\n\nfirst picture\n\n" },
  { day: 5, shown: "PUT photos/1.jpg", text: "PUT /sample/photos/1.jpg\n\nsecond picture\n\n" },
  { day: 12, shown: "DELETE photos/1.jpg", text: "DELETE /sample/photos/1.jpg\n\n" },
] as const;

/** The last day of the line. */
export const LAST_DAY = 28;

/** The days on which something is another than on the day before: between them the store stays as it is. */
export const lifecycleDays = [0, 5, 8, 12, 16, 19, 23];

/** The list of versions at nine in the morning of a day. The clock goes day by day, because a rule is carried out when the store next looks. */
export function lifecycleQuery(day: number): string {
  const days = Array.from({ length: day + 1 }, (_, each) => {
    const events = lifecycleEvents.filter((event) => event.day === each).map(({ text }) => text);
    return (each === 0 ? "" : "@clock +1d\n\n") + events.join("");
  });
  return `${versioned}${days.join("")}GET /sample?versions\n`;
}

/** Versions and markers of two keys along a line of days, under three rules. */
export const lifecycleTimeline: FigureDefinition = {
  name: "lifecycle-timeline",
  alt: "A line of 28 days with a bar for every version of two keys. A report expires on day 8: a delete marker comes on top, and the version below it goes on day 19. A photo is replaced on day 5 and deleted on day 12; its first version goes on day 16, its second on day 23. Each marker goes when nothing is left below it. Under the line stands what exists on the chosen day.",
  queries: Object.fromEntries(lifecycleDays.map((day) => [`day-${day}`, lifecycleQuery(day)])),
};
