import type { FigureDefinition } from "./figure";

const keys = [
  "products/17/front.jpg",
  "products/17/side.jpg",
  "products/17/thumbs/front.jpg",
  "products/17/thumbs/side.jpg",
  "products/2/front.jpg",
  "products/price list.pdf",
  "sellers/3/logo.svg",
  "welcome.txt",
];

/** Makes the bucket and its objects. */
export const keysSetUp = `PUT /sample

${keys.map((key) => `PUT /sample/${key}\n\n${key}\n`).join("\n")}
`;

/** Asks for what begins with `prefix`, up to the next `delimiter` behind it; "" leaves one out. */
export function keysRequest(prefix: string, delimiter: string): string {
  const asked = Object.entries({ prefix, delimiter })
    .filter(([, value]) => value !== "")
    .map(([name, value]) => `&${name}=${encodeURIComponent(value)}`);
  return `GET /sample?list-type=2${asked.join("")}\n`;
}

/** What the figure opens with. */
export const keysOpening = { prefix: "products/17/", delimiter: "/" } as const;

/** The keys of a bucket and what a listing makes of them. */
export const bucketKeys: FigureDefinition = {
  name: "bucket-keys",
  alt: "The keys of a bucket in order, one under the other. The prefix that was asked for is marked in each key that begins with it. What such a key has up to the next delimiter is framed; keys that agree there are held together by a bracket and stand in the answer as one common prefix. The others stand in it as objects, or not at all.",
  queries: {
    keys: keysSetUp + keysRequest("", ""),
    listing: keysSetUp + keysRequest(keysOpening.prefix, keysOpening.delimiter),
  },
};
