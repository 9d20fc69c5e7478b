import { titleOf } from "./title-of";

/** The files of an exercise for the search engine. They load; every TODO, and what they do, is a problem of the gate. */
export function searchFiles(id: string): Record<string, string> {
  return {
    "prompt.mdx": prompt(id, searchParts),
    "starter.http": `# TODO: the first request of an answer, which must not pass.
GET /products/_search
{ "query": { "match": { "title": "herring" } } }
`,
    "reference.http": `# TODO: your answer. This one finds nothing on any dataset.
GET /products/_search
{
  "size": 50,
  "query": { "term": { "sku": "nothing" } },
  "sort": ["sku"]
}
`,
    "alternatives/in-another-style.http": `# TODO: a right answer that somebody else would write: a bool for a match, parameters in the address.
GET /products/_search?size=50
{ "query": { "bool": { "filter": [{ "term": { "sku": "nothing" } }] } }, "sort": [{ "sku": "asc" }] }
`,
    "wrong/first-mistake.http": `# expect: first-mistake
# TODO: the request of a learner who makes this mistake. This one is accepted, since it finds what the reference finds.
GET /products/_search
{ "query": { "match": { "sku": "nothing" } } }
`,
  };
}

/** The same for the object store. */
export function objectsFiles(id: string): Record<string, string> {
  return {
    "prompt.mdx": prompt(id, objectsParts),
    "starter.s3": `# TODO: the first request of an answer, which must not pass.
PUT /media/incoming/note.txt

hello
`,
    "reference.s3": `# TODO: your answer. This one asks for something, and changes nothing.
GET /media?list-type=2
`,
    "alternatives/in-another-style.s3": `# TODO: a right answer that somebody else would write: a command of mc for a request.
mc ls lab/media
`,
    "wrong/first-mistake.s3": `# expect: first-mistake
# TODO: the requests of a learner who makes this mistake. This one is accepted, since it leaves what the reference leaves.
GET /media?versions
`,
  };
}

interface Parts {
  kind: string;
  checks: string;
  task: string;
}

const searchParts: Parts = {
  kind: `kind: search
# A folder of content/datasets. harbor-search is graded on five more, two of them made for practice, three that nobody sees.
dataset: harbor-search`,
  checks: `# reply: what the requests are answered with. Its status always; hits, tokens, paths into the body, headers, body when asked for.
# index-state: requests sent afterwards, each with the sentence for a reply that is not the reference's. requests: what was sent.
# given and times: another run of the answer, after somebody else has written something, or sent twice. See exercises/console-schema.ts.
checks:
  - { kind: reply, hits: { order: ties } }`,
  task: "TODO: the task: a question from Harbor, then which documents to find, in which order, and how many hits to ask for.",
};

const objectsParts: Parts = {
  kind: `kind: objects
# A folder of content/datasets. harbor-media is graded on five more, two of them made for practice, three that nobody sees.
dataset: harbor-media
# minio, or aws: there, bucket policies judge signed users too, and incomplete uploads expire.
dialect: minio`,
  checks: `# exchange: what the requests are answered with. Its status always; headers, paths into XML or JSON, body when asked for.
# bucket-state: what the buckets hold, and requests sent afterwards, as somebody or as nobody. requests: what was sent.
# given and times: another run of the answer, after somebody else has written something, or sent twice. See exercises/console-schema.ts.
checks:
  - kind: bucket-state
    holds: [{ bucket: media, compare: [bytes, content-type] }]`,
  task: "TODO: the task: a question from Harbor, then what must lie where, with which type, and who may do what with it.",
};

const prompt = (id: string, { kind, checks, task }: Parts): string => `---
# What stands above the task, up to 80 letters.
title: "${titleOf(id)} TODO: a short name"
${kind}
# 1: one idea. 2: two ideas. 3 and more: a small project.
points: 1
${checks}
# Up to five, from a question to nearly the answer; each is opened by itself.
hints:
  - "TODO: a question that points the way, never the answer."
# What a learner is told whose answer does the same as wrong/<key>. One file for each key.
misconceptions:
  first-mistake:
    says: "TODO: what was believed, and what is true instead. Rename the key, and its file, after the mistake."
    # see: the heading, block or misconception of the lesson that explains it.
# Mutants of the reference that no data can tell from it; npm run verify -- ${id} names those that survive.
equivalents: []
---

${task}
`;
