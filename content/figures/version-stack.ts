import type { FigureDefinition } from "./figure";

const setUp = `PUT /sample

PUT /sample?versioning

<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>

`;
const key = "/sample/products/17/front.jpg";
const list = "GET /sample?versions\n\n";
// The newest version stands first in the list.
const newest = `${list}DELETE ${key}?versionId={{VersionId}}\n\n`;

/** What is done to one key, in order: its name, what is shown of it, and its console text. */
export const versionSteps = [
  { name: "put", shown: "PUT", text: `PUT ${key}\n\nfirst picture\n\n` },
  { name: "put-again", shown: "PUT", text: `PUT ${key}\n\nsecond picture, larger\n\n` },
  { name: "delete", shown: "DELETE", text: `DELETE ${key}\n\n` },
  { name: "delete-marker", shown: "DELETE", of: "marker", text: newest },
  { name: "delete-version", shown: "DELETE", of: "newest version", text: newest },
] as const;

const upTo = (count: number): string =>
  setUp +
  versionSteps
    .slice(0, count)
    .map(({ text }) => text)
    .join("");

/** The versions of one key, after each of five requests. */
export const versionStack: FigureDefinition = {
  name: "version-stack",
  alt: "Five stacks of the versions of one key, the newest on top, one after each request. Two puts make two versions. A delete puts a marker on top, and GET answers 404 although both versions are there. Deleting the marker by its id brings the second version back, and deleting that one by its id leaves the first.",
  queries: Object.fromEntries(
    versionSteps.flatMap(({ name }, at) => [
      [name, upTo(at + 1) + list],
      [`${name}-get`, `${upTo(at + 1)}GET ${key}\n`],
    ]),
  ),
};
