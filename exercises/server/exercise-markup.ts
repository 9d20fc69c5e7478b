import type { ElementContent, Properties, Root, RootContent } from "hast";
import { toHtml } from "hast-util-to-html";
import { toHast } from "mdast-util-to-hast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import type { Exercise } from "../exercise";
import { policyRules } from "../grader/policy";

/** The parts of an exercise that never change, as HTML. Text of authors is Markdown; HTML in it is left out. */
export interface ExerciseMarkup {
  task: string;
  /** How answers are compared; empty for a quiz. */
  rules: string;
  /** An ordered list, one entry per hint; empty without hints. */
  hints: string;
}

/** Draws the still parts of an exercise. */
export function exerciseMarkup(exercise: Exercise): ExerciseMarkup {
  const hints = exercise.hints.map((hint) => element("li", markdown(hint)));
  return {
    task: html(markdown(exercise.prompt)),
    rules: exercise.kind === "quiz" ? "" : html(rulesOf(exercise)),
    hints: hints.length === 0 ? "" : html([element("ol", hints)]),
  };
}

function rulesOf(exercise: Extract<Exercise, { kind: "sql" }>): ElementContent[] {
  const rules = [
    ...policyRules(exercise),
    { name: "Graded on", how: "these rows, and rows that you do not see" },
  ];
  const pairs = rules.map(({ name, how }) =>
    element("div", [element("dt", [text(name)]), element("dd", [text(how)])]),
  );
  return [element("h4", [text("How your rows are compared")]), element("dl", pairs)];
}

function markdown(source: string): ElementContent[] {
  const tree = toHast(unified().use(remarkParse).use(remarkGfm).parse(source));
  const children = "children" in tree ? tree.children : [];
  return children.filter((child): child is ElementContent => child.type !== "doctype");
}

const html = (children: ElementContent[]): string => {
  const root: Root = { type: "root", children: children as RootContent[] };
  return toHtml(root, { preferUnquoted: true });
};

const text = (value: string): ElementContent => ({ type: "text", value });

const element = (
  tagName: string,
  children: ElementContent[],
  properties: Properties = {},
): ElementContent => ({
  type: "element",
  tagName,
  properties,
  children,
});
