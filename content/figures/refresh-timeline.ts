import type { FigureDefinition } from "./figure";

const setUp = `PUT /shelf
{
  "settings": { "number_of_shards": 1, "number_of_replicas": 0 },
  "mappings": { "properties": { "title": { "type": "text" } } }
}

`;
const search = `GET /shelf/_search?filter_path=hits.total.value
{ "query": { "match": { "title": "vinegar" } } }

`;

/** What happens, in order: how a step is called, who asks, what is shown of it, and its console text. */
export const refreshSteps = [
  {
    name: "write",
    lane: "write",
    shown: "PUT /shelf/_doc/81",
    text: `PUT /shelf/_doc/81?filter_path=result
{ "title": "Apple vinegar" }

`,
  },
  { name: "read", lane: "id", shown: "GET /shelf/_doc/81", text: "GET /shelf/_doc/81?filter_path=found\n\n" },
  { name: "early", lane: "search", shown: "GET /shelf/_search", text: search },
  { name: "second", lane: "clock", shown: "@clock +1s", text: "@clock +1s\n\n" },
  { name: "late", lane: "search", shown: "GET /shelf/_search", text: search },
] as const;

const upTo = (count: number): string =>
  setUp +
  refreshSteps
    .slice(0, count)
    .map(({ text }) => text)
    .join("");

/** A document on its way from the write to the first search that finds it. */
export const refreshTimeline: FigureDefinition = {
  name: "refresh-timeline",
  alt: "A line of time. A document is written. A millisecond later it can be read by its id. A search at that time finds nothing, because the document is still in the buffer. A second later a refresh has made a segment of the buffer, and the same search finds it.",
  queries: Object.fromEntries(
    refreshSteps.flatMap(({ name }, at) => [
      [name, upTo(at + 1)],
      [`${name}-time`, `${upTo(at + 1)}@clock +0s\n`],
    ]),
  ),
};
