import type { Dataset } from "@/sandbox/engine";
import type { ConsoleExercise, ExerciseKey } from "../../exercise";
import type { GradingDatasets } from "../datasets";
import { readExercise } from "../read-exercise";

const indices = `PUT /products
{ "mappings": { "properties": {
  "title": { "type": "text" }, "category": { "type": "keyword" }, "price": { "type": "float" }, "sku": { "type": "keyword" } } } }
`;

const bulk = (documents: object[]): string =>
  `POST /products/_bulk\n${documents.map((source, i) => `{"index":{"_id":"${i + 1}"}}\n${JSON.stringify(source)}\n`).join("")}`;

const shop = (name: string, more: object[]): Dataset => ({
  name,
  engine: "search",
  version: `${name}-${more.length}`,
  files: [
    { path: "01.http", text: indices },
    {
      path: "02.http",
      text: bulk([
        { title: "Smoked herring", category: "fish", price: 9, sku: "a" },
        { title: "Smoked ham", category: "meat", price: 9, sku: "b" },
        { title: "Herring in oil", category: "fish", price: 20, sku: "c" },
        { title: "Herring, smoked", category: "fish", price: 25, sku: "d" },
        { title: "Salt", category: "fish", price: 5, sku: "e" },
        ...more,
      ]),
    },
  ],
});

/** Two small shops: one that is shown, one that is not. */
export const shops: GradingDatasets = {
  open: [shop("S", [])],
  hidden: [
    shop("H", [
      { title: "Herring roe", category: "fish", price: 9, sku: "0" },
      { title: "Fish that somebody smoked over beech", category: "fish", price: 2, sku: "i" },
      { title: "Smoked eel", category: "Fish", price: 1, sku: "g" },
      { title: "Smoked cod", category: "fish", price: 19, sku: "secret" },
      { title: "Smoked herring herring", category: "fish", price: 8, sku: "h" },
    ]),
  ],
  large: () => undefined,
};

const store = (name: string, more: string): Dataset => ({
  name,
  engine: "objects",
  version: name,
  files: [
    {
      path: "01.s3",
      text: `PUT /media\n\nPUT /media/public/a.txt\n\nhello\n\nPUT /media/private/b.txt\n\nsecret${more}`,
    },
  ],
});

/** Two small stores. */
export const stores: GradingDatasets = {
  open: [store("S", "")],
  hidden: [store("H", "\n\nPUT /media/private/c.txt\n\nsecret")],
  large: () => undefined,
};

/** A search with a filter, by price: the files of its folder. */
export const cheapFish: Record<string, string> = {
  "prompt.mdx": `---
title: Cheap fish
kind: search
dataset: harbor-search
points: 1
checks:
  - { kind: reply, hits: {} }
misconceptions:
  boundary: "Below 20 is less than 20."
  whole-shop: "The category is missing."
---

Find smoked things and herrings of the category fish below 20, by price and sku.
`,
  "starter.http": `GET /products/_search\n{ "query": { "match": { "title": "smoked" } } }\n`,
  "reference.http": `GET /products/_search
{
  "size": 50,
  "query": { "bool": {
    "must": [{ "match": { "title": "smoked herring" } }],
    "filter": [{ "term": { "category": "fish" } }, { "range": { "price": { "lt": 20 } } }]
  } },
  "sort": ["price", "sku"]
}
`,
  "alternatives/filters.http": `GET /products/_search?size=20
{ "sort": [{ "price": "asc" }, { "sku": "asc" }],
  "query": { "bool": { "filter": [{ "match": { "title": "herring smoked" } }, { "terms": { "category": ["fish"] } }],
  "must_not": [{ "range": { "price": { "gte": 20 } } }] } } }
`,
  "wrong/boundary.http": `# expect: boundary
GET /products/_search
{ "sort": ["price", "sku"], "query": { "bool": { "must": [{ "match": { "title": "smoked herring" } }],
  "filter": [{ "term": { "category": "fish" } }, { "range": { "price": { "lte": 20 } } }] } } }
`,
  "wrong/whole-shop.http": `# expect: whole-shop
GET /products/_search
{ "sort": ["price", "sku"], "query": { "bool": { "must": [{ "match": { "title": "smoked herring" } }],
  "filter": [{ "range": { "price": { "lt": 20 } } }] } } }
`,
  "wrong/by-score.http": `# expect: hits-order
GET /products/_search
{ "query": { "bool": { "must": [{ "match": { "title": "smoked herring" } }],
  "filter": [{ "term": { "category": "fish" } }, { "range": { "price": { "lt": 20 } } }] } } }
`,
};

/** A bucket policy, by what it lets whom do. */
export const publicPart: Record<string, string> = {
  "prompt.mdx": `---
title: The public part
kind: objects
dataset: harbor-media
points: 1
checks:
  - kind: bucket-state
    holds: [{ bucket: media, compare: [bytes, content-type] }]
    probes:
      - { send: "GET /media/public/a.txt\\nAuthorization: none", status: 200, says: "The public cannot read." }
      - { send: "GET /media/private/b.txt\\nAuthorization: none", status: 403, says: "The public reads what is private." }
      - { send: "GET /media?list-type=2\\nAuthorization: none", status: 403, says: "The public can list." }
      - { send: "PUT /media/public/x.txt\\nAuthorization: none\\n\\nx", status: 403, says: "The public can write." }
misconceptions:
  whole-bucket: "The policy opens the whole bucket."
---

Let everybody read what lies below public/, and nothing else.
`,
  "starter.s3": "GET /media?policy\n",
  "reference.s3": `PUT /media?policy

{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": "*", "Action": ["s3:GetObject"], "Resource": ["arn:aws:s3:::media/public/*"] } ] }
`,
  "alternatives/everybody.s3": `PUT /media?policy

{ "Version": "2012-10-17", "Statement": [{ "Sid": "all", "Effect": "Allow", "Principal": { "AWS": ["*"] },
  "Action": "s3:GetObject", "Resource": "arn:aws:s3:::media/public/*" }] }
`,
  "wrong/whole-bucket.s3": `# expect: whole-bucket
PUT /media?policy

{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": "*", "Action": ["s3:GetObject"], "Resource": ["arn:aws:s3:::media/*"] } ] }
`,
  "wrong/nothing-sent.s3": "# expect: state\n",
};

/** The exercise of a folder's files. Throws with its problems. */
export function exerciseOf(files: Record<string, string>): { key: ExerciseKey; exercise: ConsoleExercise } {
  const read = readExercise({
    id: "made-up",
    moduleSlug: "08-x",
    path: "exercises/catalog/08-x/made-up",
    files: new Map(Object.entries(files)),
    problems: [],
  });
  if (!read.ok) throw new Error(read.problems.map(({ file, message }) => `${file}: ${message}`).join("\n"));
  const { exercise } = read.value;
  if (exercise.kind !== "search" && exercise.kind !== "objects") throw new Error("It is of another kind.");
  return { key: read.value, exercise };
}
