import type { Code, Root, RootContent } from "mdast";
import type { MdxJsxFlowElement, MdxJsxTextElement } from "mdast-util-mdx-jsx";
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import remarkMath from "remark-math";
import remarkMdx from "remark-mdx";
import remarkParse from "remark-parse";
import { unified } from "unified";
import type { Checked } from "../problem";

/** A component as it stands in a lesson. */
export type Element = MdxJsxFlowElement | MdxJsxTextElement;
/** Any node of a lesson. */
export type Node = Root | RootContent;

const parser = unified()
  .use(remarkParse)
  .use(remarkFrontmatter)
  .use(remarkMdx)
  .use(remarkGfm)
  .use(remarkMath);

/** A lesson's text as a tree, or the place where the parser gave up. */
export function parseMdx(text: string, file: string): Checked<Root> {
  try {
    return { ok: true, value: parser.parse(text) };
  } catch (cause) {
    const { reason, line, column } = cause as { reason?: string; line?: number; column?: number };
    if (reason === undefined) throw cause;
    return {
      ok: false,
      problems: [
        {
          file,
          line: line ?? 1,
          column: column ?? 1,
          message: `This is not MDX: ${reason}.`,
          fix: "Close each tag that is opened; write { as \\{ and < as \\< in text, or put code between backquotes.",
        },
      ],
    };
  }
}

/** True for a component such as `<Figure>`. */
export function isElement(node: Node): node is Element {
  return node.type === "mdxJsxFlowElement" || node.type === "mdxJsxTextElement";
}

/** True for a fenced block. */
export function isCode(node: Node): node is Code {
  return node.type === "code";
}

/** Direct children, none for a leaf. */
export function childrenOf(node: Node): RootContent[] {
  return "children" in node ? (node.children as RootContent[]) : [];
}

/** The text attributes of a component; an expression or a bare name gives no entry. */
export function attributesOf(element: Element): Record<string, string> {
  return Object.fromEntries(
    element.attributes.flatMap((one) =>
      one.type === "mdxJsxAttribute" && typeof one.value === "string" ? [[one.name, one.value]] : [],
    ),
  );
}
