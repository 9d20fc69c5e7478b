import type { Element } from "./mdx-tree";
import { attributesOf } from "./mdx-tree";
import type { ProblemList } from "./problem-list";
import { nearest } from "../nearest";

/** What a component takes. */
interface Rule {
  /** Attribute, and an example of its value. */
  required: Record<string, string>;
  optional: Record<string, string>;
  /** Where it has to stand, when it may not stand anywhere. */
  inside?: string;
}

/** The components of a lesson. Whatever is not here is a problem. */
const rules: Record<string, Rule> = {
  Predict: { required: { question: "How many rows?", options: "7 | 4 | 12", answer: "4" }, optional: {} },
  Misconception: {
    required: { id: "equals-null", title: "To find rows without a country, compare with NULL." },
    optional: { errata: "P03" },
  },
  Right: { required: {}, optional: {}, inside: "Misconception" },
  Figure: { required: { name: "null-filter" }, optional: {} },
  Term: { required: { id: "unknown" }, optional: {} },
  Exercise: { required: { id: "country-unknown" }, optional: {} },
  Tabs: { required: {}, optional: {} },
  Tab: { required: { title: "psql" }, optional: {}, inside: "Tabs" },
  Timeline: { required: { name: "lost-update" }, optional: {} },
  Note: { required: {}, optional: {} },
  Warning: { required: {}, optional: {} },
  Version: { required: { engine: "postgresql", since: "18" }, optional: {} },
};

/** Checks the name of a component, its attributes and its place. False when nothing more can be read from it. */
export function checkComponent(element: Element, parents: string[], list: ProblemList): boolean {
  const name = element.name ?? "";
  const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
  if (!rule) {
    const near = nearest(name, Object.keys(rules));
    const known = `There are: ${Object.keys(rules).join(", ")}.`;
    list.at(element, `<${name}> is no component of a lesson.`, near ? `Type <${near}>.` : known);
    return false;
  }
  if (rule.inside && parents.at(-1) !== rule.inside) {
    list.at(element, `<${name}> stands outside <${rule.inside}>.`, `Move it into a <${rule.inside}>.`);
  }
  return checkAttributes(element, name, rule, list);
}

function checkAttributes(element: Element, name: string, rule: Rule, list: ProblemList): boolean {
  const before = list.problems.length;
  const known = { ...rule.required, ...rule.optional };
  for (const attribute of element.attributes) {
    if (attribute.type !== "mdxJsxAttribute" || typeof attribute.value !== "string") {
      const what = attribute.type === "mdxJsxAttribute" ? attribute.name : "an expression";
      list.at(element, `<${name}> gets ${what} that is no plain text.`, 'Write attributes as name="text".');
      continue;
    }
    if (Object.hasOwn(known, attribute.name)) continue;
    const near = nearest(attribute.name, Object.keys(known));
    const takes = Object.keys(known).join(", ");
    list.at(
      element,
      `<${name}> has no attribute ${attribute.name}.`,
      near ? `Type ${near}=.` : takes === "" ? "Leave it out: it takes none." : `It takes: ${takes}.`,
    );
  }
  const given = attributesOf(element);
  for (const [attribute, example] of Object.entries(rule.required)) {
    if ((given[attribute] ?? "").trim() !== "") continue;
    list.at(element, `<${name}> needs ${attribute}.`, `Type ${attribute}="${example}".`);
  }
  return list.problems.length === before;
}
