import type { Dataset } from "@/sandbox/engine";
import type { ExerciseKey } from "../../exercise";
import { type Check, type Compare, compareSchema } from "../../schema";
import type { GradingDatasets } from "../datasets";

const schema = `
CREATE TABLE shops (
  id   int PRIMARY KEY,
  name text,
  fee  numeric(8, 2),
  note jsonb NOT NULL DEFAULT '{}'
);
CREATE TABLE visits (id int PRIMARY KEY, shop int NOT NULL REFERENCES shops);`;

const made = (name: string, rows: string): Dataset => ({
  name,
  version: `made-up-${name}`,
  files: [
    { path: "made-up/schema.sql", text: schema },
    { path: `made-up/${name}.sql`, text: rows },
  ],
});

/** Two shops share a name, one has none, one has an empty one; a fee is NULL, one is 0, one has a zero at its end. */
const shops = (first: number): string => `
INSERT INTO shops VALUES
  (${first}, 'Kiln', 1.50, '{"a": 1, "b": 2}'),
  (${first + 1}, 'Kiln', 1.50, '{"a": 1}'),
  (${first + 2}, '', 0, '{}'),
  (${first + 3}, NULL, NULL, '{}'),
  (${first + 4}, 'Loom', 2.25, '{}');
INSERT INTO visits VALUES (1, ${first}), (2, ${first}), (3, ${first + 4});`;

/** Small datasets for exercises that no lesson has: what is said of Harbor's is said of them. */
export const madeUpDatasets: GradingDatasets = {
  open: [made("made-up", shops(1))],
  hidden: [made("made-up-hidden", shops(11))],
  large: () =>
    made(
      "made-up-large",
      `${shops(1)} INSERT INTO visits SELECT i, 1 FROM generate_series(4, 20000) AS i; ANALYZE;`,
    ),
};

/** What a made-up exercise differs in from others. */
export interface MadeUp {
  compare?: Partial<Compare>;
  checks?: Check[];
  reference: string;
  alternatives?: string[];
  /** Text of a wrong answer by the code that it expects. */
  wrong?: Record<string, string>;
  starter?: string;
}

/** An exercise of one rule, without misconceptions: its wrong answers expect how the verdict begins. */
export function madeUpKey(own: MadeUp): ExerciseKey {
  const { compare = {}, checks = [{ kind: "rows" }], alternatives = [], wrong = {}, starter = "" } = own;
  return {
    exercise: {
      id: "made-up",
      kind: "sql",
      moduleSlug: "00-made-up",
      title: "Made up",
      points: 1,
      prompt: "Made up.",
      hints: [],
      misconceptions: {},
      dataset: "made-up",
      compare: { ...compareSchema.parse({}), ...compare },
      checks,
      starter,
      seed: "",
    },
    file: "made-up/prompt.mdx",
    reference: { file: "made-up/reference.sql", text: own.reference },
    alternatives: alternatives.map((text, i) => ({ file: `made-up/alternatives/${i + 1}.sql`, text })),
    wrong: Object.entries(wrong).map(([expect, text]) => ({
      file: `made-up/wrong/${expect}.sql`,
      text,
      expect,
    })),
    equivalents: [],
  };
}
