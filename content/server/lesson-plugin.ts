import type { Code, Root, RootContent } from "mdast";
import type { MdxJsxAttribute, MdxJsxFlowElement } from "mdast-util-mdx-jsx";
import type { Highlight } from "./highlight";
import { type LessonBody, readLessonBody } from "./lesson-body";
import { attributesOf, childrenOf, isCode, isElement, type Node } from "./mdx-tree";
import { ProblemList } from "./problem-list";

/**
 * Turns fences into `<RunBlock>` and `<StaticBlock>`, hands a prediction to the block after it, and gives headings their ids.
 * The tree was checked when the lesson was loaded: what is wrong here is our fault, and thrown.
 */
export function lessonPlugin(highlight: Highlight): () => (tree: Root) => void {
  return () => (tree) => {
    const list = new ProblemList("lesson");
    const body = readLessonBody(tree, "", list);
    const [problem] = list.problems;
    if (problem) throw new Error(`${problem.message} ${problem.fix}`);
    for (const [heading, id] of body.anchors) heading.data = { ...heading.data, hProperties: { id } };
    rewrite(tree, body, highlight);
    addTermNotes(tree);
  };
}

/** After each paragraph, the words that it is the first to use: they are explained in place. */
function addTermNotes(tree: Root): void {
  const seen = new Set<string>();
  tree.children = tree.children.flatMap((node): RootContent[] => {
    const ids = termsIn(node).filter((id) => !seen.has(id));
    for (const id of ids) seen.add(id);
    return ids.length === 0 ? [node] : [node, element("TermNotes", { ids: [...new Set(ids)].join(" ") })];
  });
}

function termsIn(node: Node): string[] {
  if (isElement(node) && node.name === "Term") return [attributesOf(node)["id"] ?? ""];
  return childrenOf(node).flatMap(termsIn);
}

function rewrite(node: Node, body: LessonBody, highlight: Highlight): void {
  if (!("children" in node)) return;
  const next: RootContent[] = [];
  for (const child of childrenOf(node)) {
    if (isCode(child)) {
      const block = blockElement(child, body, highlight);
      if (!block) continue;
      const before = next.at(-1);
      const predict = block.name === "RunBlock" && before && isElement(before) && before.name === "Predict";
      if (predict) {
        next.pop();
        block.attributes.push(
          ...Object.entries(attributesOf(before)).map(([name, value]) => attribute(name, value)),
        );
        block.children = childrenOf(before) as MdxJsxFlowElement["children"];
      }
      next.push(block);
      continue;
    }
    rewrite(child, body, highlight);
    next.push(child);
  }
  (node as { children: RootContent[] }).children = next;
}

function blockElement(code: Code, body: LessonBody, highlight: Highlight): MdxJsxFlowElement | undefined {
  const found = body.fences.get(code);
  if (!found) return undefined;
  const language = code.lang ?? "text";
  const html = highlight(code.value, language);
  if (found.block) return element("RunBlock", { id: found.block.id, html });
  const reason = found.fence.kind === "static" ? found.fence.reason : "";
  return element("StaticBlock", { language, html, text: code.value, reason });
}

function element(name: string, attributes: Record<string, string>): MdxJsxFlowElement {
  const list = Object.entries(attributes).map(([key, value]) => attribute(key, value));
  return { type: "mdxJsxFlowElement", name, attributes: list, children: [] };
}

function attribute(name: string, value: string): MdxJsxAttribute {
  return { type: "mdxJsxAttribute", name, value };
}
