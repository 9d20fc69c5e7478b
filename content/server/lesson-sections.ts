import type { Root } from "mdast";
import { toString as textOf } from "mdast-util-to-string";
import type { Section } from "../course";
import type { LessonBody } from "./lesson-body";
import { childrenOf, isElement, type Node } from "./mdx-tree";

/** A lesson's plain text by heading: what a search finds. Code, figures' captions and false claims are no prose. */
export function readSections(root: Root, title: string, body: LessonBody): Section[] {
  const sections: Section[] = [{ anchor: "", title, text: "" }];
  for (const node of root.children) {
    if (node.type === "yaml") continue;
    if (node.type === "heading") {
      sections.push({ anchor: body.anchors.get(node) ?? "", title: textOf(node), text: "" });
      continue;
    }
    const last = sections.at(-1);
    const text = proseOf(node).trim();
    if (last && text !== "") last.text += last.text === "" ? text : `\n${text}`;
  }
  return sections;
}

function proseOf(node: Node): string {
  if (node.type === "code" || node.type === "math") return "";
  if (isElement(node) && (node.name === "Figure" || node.name === "Exercise")) return "";
  const flow =
    ["paragraph", "listItem", "tableRow", "blockquote", "list", "table"].includes(node.type) ||
    isElement(node);
  if (node.type === "paragraph" || node.type === "tableCell") return textOf(node);
  if (node.type === "text" || node.type === "inlineCode") return node.value;
  return childrenOf(node)
    .map(proseOf)
    .filter((text) => text !== "")
    .join(flow || node.type === "root" ? "\n" : " ");
}

/** Words of prose. */
export function countWords(sections: Section[]): number {
  return sections.reduce(
    (sum, { text }) => sum + (text.match(/[\p{L}\p{N}][\p{L}\p{N}'_.-]*/gu)?.length ?? 0),
    0,
  );
}
