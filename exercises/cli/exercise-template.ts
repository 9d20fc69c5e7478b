import { objectsFiles, searchFiles } from "./console-template";
import { titleOf } from "./title-of";

/** The files of a new exercise by their path in its folder. They load; every TODO, and what they do, is a problem of the gate. */
export const exerciseTemplate = {
  sql: sqlFiles,
  search: searchFiles,
  objects: objectsFiles,
  quiz: quizFiles,
};

function sqlFiles(id: string): Record<string, string> {
  return {
    "prompt.mdx": sqlPrompt(id),
    "starter.sql": `-- TODO: the first lines of an answer, which must not pass.
SELECT id, full_name
FROM customers
`,
    "reference.sql": `-- TODO: your answer. This one gives no row on any dataset.
SELECT id, full_name
FROM customers
WHERE id IS NULL;
`,
    "alternatives/in-another-style.sql": `-- TODO: a right answer that somebody else would write: a subquery for a join, FILTER for CASE.
SELECT c.id, c.full_name
FROM customers AS c
WHERE NOT c.id IS NOT NULL;
`,
    "wrong/first-mistake.sql": `-- expect: first-mistake
-- TODO: the query of a learner who makes this mistake. This one is accepted, since it gives what the reference gives.
SELECT id, full_name
FROM customers
WHERE id = NULL;
`,
  };
}

const sqlPrompt = (id: string): string => `---
# What stands above the task, up to 80 letters.
title: "${titleOf(id)} TODO: a short name"
kind: sql
# A folder of content/datasets. Harbor is graded on five datasets more, two of them made for practice, three that nobody sees.
dataset: harbor
# 1: one idea. 2: two ideas. 3 and more: a small project.
points: 1
# How results are compared; the learner reads it in words. order: none, total, or { by: [1] } for ties.
# columns: position or name. names: free or required. rows: multiset or set. numbers: exact or { tolerance: 0.01 }.
compare: { order: none, columns: position, names: free, rows: multiset, numbers: exact }
# What is looked at: rows, state, schema, plan, error or syntax, as exercises/schema.ts says.
checks:
  - { kind: rows }
# Up to five, from a question to nearly the answer; each is opened by itself.
hints:
  - "TODO: a question that points the way, never the answer."
# What a learner is told whose answer does the same as wrong/<key>.sql. One file for each key.
misconceptions:
  first-mistake:
    says: "TODO: what was believed, and what is true instead. Rename the key, and its file, after the mistake."
    # see: the heading, block or misconception of the lesson that explains it, such as null-is-unknown.
# Mutants of the reference that no data can tell from it; npm run verify -- ${id} names those that survive.
equivalents: []
---

TODO: the task: a question from Harbor, then which columns to give, in which order, and what to do with ties and NULL.
`;

function quizFiles(id: string): Record<string, string> {
  return {
    "prompt.mdx": `---
# What stands above the task, up to 80 letters.
title: "${titleOf(id)} TODO: a short name"
kind: quiz
# 1: one idea. 2: two ideas.
points: 1
# Up to five, from a question to nearly the answer; each is opened by itself.
hints:
  - "TODO: a question that points the way, never the answer."
# form: one, many, order, match or numeric, as exercises/schema.ts says.
question:
  form: one
  choices:
    - { id: first, text: "TODO: the right choice; rename its id after what it says" }
    - { id: second, text: "TODO: a choice that a common mistake makes" }
    - { id: third, text: "TODO: a choice that another mistake makes" }
  # Why a wrong pick is wrong: one sentence for each.
  explains:
    second: "TODO: what was believed, and what is true instead."
---

TODO: the question. Say what is given, and ask for one thing.
`,
    "reference.yaml": `form: one
choice: first
`,
    "wrong/second.yaml": `# expect: second
form: one
choice: second
`,
  };
}
