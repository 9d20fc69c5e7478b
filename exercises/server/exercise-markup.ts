import type { ElementContent, Properties, Root, RootContent } from "hast";
import { toHtml } from "hast-util-to-html";
import { toHast } from "mdast-util-to-hast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import type { Exercise } from "../exercise";
import { policyRules, programRules, type Rule } from "../grader/policy";
import { consoleRules } from "../grader/policy-console";

/** Where an exercise stands, and what its editor starts with. */
export interface ExercisePlace {
  exercise: Exercise;
  /** `1.2a`; empty on a page of its own. */
  number: string;
  /** The starter, highlighted; empty for a quiz. */
  starter: string;
  /** Where its rows and their engine are, where these are not the page's: `data-dataset` and `data-engine`. */
  sources?: { dataset: string; engine: string };
}

/**
 * The inside of an exercise's section as HTML: title, task, rules, and where the instruments go (`.ex-tool`, `.ex-hints`). It can
 * be read without scripts. Texts of authors are Markdown; HTML in them is left out.
 */
export function exerciseMarkup({ exercise, number, starter, sources }: ExercisePlace): string {
  const { id, title, points } = exercise;
  return html([
    element("header", [
      element("p", [text(`Exercise ${number}`.trimEnd())], { className: ["no"] }),
      element("h3", [text(title)], { id: `exercise-${id}-title` }),
      element("p", [text(points === 1 ? "1 point" : `${points} points`)], { className: ["pts"] }),
    ]),
    element(
      "div",
      [
        element("div", markdown(exercise.prompt), { className: ["prompt"] }),
        element("div", [still(exercise, starter)], { className: ["ex-tool"] }),
      ],
      {
        className: ["ex-main"],
        ...(sources ? { dataDataset: sources.dataset, dataEngine: sources.engine } : {}),
      },
    ),
    element("aside", [...rulesOf(exercise), element("div", [], { className: ["ex-hints"] })], {
      className: ["ex-side"],
      ariaLabel: `Rules and hints, exercise ${number === "" ? title : number}`,
    }),
  ]);
}

/** Each hint as HTML. They come with the exercise's key, when its instruments do. */
export const hintMarkup = (exercise: Exercise): string[] =>
  exercise.hints.map((hint) => html(markdown(hint)));

/** The task as HTML, for a variant: it takes the place of the one in the page. */
export const taskMarkup = (exercise: Exercise): string => html(markdown(exercise.prompt));

/** What stands in the place of the instrument until it is there: the starter, or the choices to read. */
function still(exercise: Exercise, starter: string): ElementContent {
  if (exercise.kind !== "quiz") {
    const code = element("code", [raw(starter)]);
    return element(
      "div",
      [element("pre", [code], { className: ["code"] }), element("div", [], { className: ["bar"] })],
      {
        className: ["run"],
      },
    );
  }
  const { question } = exercise;
  const lines = [
    ...("items" in question ? question.items : []),
    ...("choices" in question ? question.choices : []),
  ];
  const entries = lines.map((line) => element("li", markdown(line.text)));
  return element("ul", entries, { className: ["quiz"] });
}

function rulesOf(exercise: Exercise): ElementContent[] {
  if (exercise.kind === "quiz") return [];
  const { heading, rules, what } = judgedHow(exercise);
  const all = [...rules, { name: "Graded on", how: `these ${what}, and ${what} that you do not see` }];
  const pairs = all.flatMap(({ name, how }) => [element("dt", [text(name)]), element("dd", [text(how)])]);
  const title = element("h4", [text(heading)]);
  return [element("div", [title, element("dl", pairs, { className: ["rules"] })])];
}

/** The rules of an exercise, what stands above them, and what its data is made of. */
function judgedHow(exercise: Exclude<Exercise, { kind: "quiz" }>): {
  heading: string;
  rules: Rule[];
  what: string;
} {
  switch (exercise.kind) {
    case "sql":
      return { heading: "How your rows are compared", rules: policyRules(exercise), what: "rows" };
    case "typescript":
      return { heading: "How your function is judged", rules: programRules(exercise), what: "rows" };
    case "search":
      return { heading: "How your requests are judged", rules: consoleRules(exercise), what: "documents" };
    case "objects":
      return { heading: "How your requests are judged", rules: consoleRules(exercise), what: "objects" };
  }
}

function markdown(source: string): ElementContent[] {
  const tree = toHast(unified().use(remarkParse).use(remarkGfm).parse(source));
  const children = "children" in tree ? tree.children : [];
  return children.filter((child): child is ElementContent => child.type !== "doctype");
}

/** As short as HTML allows: it stands in every lesson. */
const html = (children: ElementContent[]): string => {
  const root: Root = { type: "root", children: children as RootContent[] };
  return toHtml(root, { preferUnquoted: true, omitOptionalTags: true, allowDangerousHtml: true });
};

/** HTML of our own highlighter, every sign escaped. */
const raw = (value: string): ElementContent => ({ type: "raw", value }) as unknown as ElementContent;

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
