import type { Element, ElementContent, Properties, Root, RootContent } from "hast";
import { toHtml } from "hast-util-to-html";
import type { MdxJsxFlowElementHast, MdxJsxTextElementHast } from "mdast-util-mdx-jsx";
import type { GlossaryEntry } from "../course";

type Component = MdxJsxFlowElementHast | MdxJsxTextElementHast;
type Node = RootContent | ElementContent | Component;

const products: Record<string, string> = {
  postgresql: "PostgreSQL",
  elasticsearch: "Elasticsearch",
  s3: "S3",
};

/** Components that React draws in the browser; all others are markup that never changes. */
const live = new Set(["RunBlock", "Predict", "Misconception", "Right", "Figure", "Timeline", "Exercise"]);

/**
 * Gathers everything of a lesson that never changes into `<Kept html="..."/>` between the components that do.
 * So the text stands in the page once, and not again in the data that React starts from.
 */
export function keepStaticMarkup(glossary: GlossaryEntry[]): () => (tree: Root) => void {
  const entries = new Map(glossary.map((entry) => [entry.id, entry]));
  return () => (tree) => {
    tree.children = gather(
      (tree.children as Node[]).map((node) => asMarkup(node, entries)),
    ) as Root["children"];
  };
}

function gather(nodes: Node[]): Node[] {
  const gathered: Node[] = [];
  let still: Node[] = [];
  const flush = (): void => {
    const html = toHtml(still as RootContent[], { allowDangerousHtml: true, preferUnquoted: true }).trim();
    if (html !== "") gathered.push(component("Kept", { html }));
    still = [];
  };
  for (const node of nodes) {
    if (!isLive(node)) {
      still.push(node);
      continue;
    }
    flush();
    const inner = isComponent(node) && (node.name === "Misconception" || node.name === "Right");
    gathered.push(
      inner ? { ...node, children: gather(node.children as Node[]) as Component["children"] } : node,
    );
  }
  flush();
  return gathered;
}

function isLive(node: Node): boolean {
  if (isComponent(node) && live.has(node.name ?? "")) return true;
  return "children" in node && (node.children as Node[]).some(isLive);
}

/** The components that only mark text up, as the elements they stand for. */
function asMarkup(node: Node, glossary: Map<string, GlossaryEntry>): Node {
  if (!("children" in node)) return node;
  const children = (node.children as Node[]).map((child) => asMarkup(child, glossary)) as ElementContent[];
  if (!isComponent(node)) return markedElement({ ...node, children } as Element);
  const given = attributesOf(node);
  switch (node.name) {
    case "Term":
      return element("a", { className: ["term"], href: `/glossary#${given["id"]}` }, children);
    case "TermNotes":
      return termNotes((given["ids"] ?? "").split(" "), glossary);
    case "Note":
      return element("aside", { className: ["note"], role: "note", ariaLabel: "Note" }, children);
    case "Warning":
      return element("aside", { className: ["note", "warning"], role: "note", ariaLabel: "Warning" }, [
        bold("Warning"),
        ...children,
      ]);
    case "Version": {
      const since = `Since ${products[given["engine"] ?? ""] ?? given["engine"]} ${given["since"]}`;
      return element("aside", { className: ["note", "version"], role: "note", ariaLabel: since }, [
        bold(since),
        ...children,
      ]);
    }
    case "StaticBlock":
      return staticBlock(given);
    case "Tabs":
      return element("div", { className: ["tabs"] }, children);
    case "Tab":
      return element("details", { className: ["tab"] }, [
        element("summary", {}, [text(given["title"] ?? "")]),
        ...children,
      ]);
    default:
      return { ...node, children: children as Component["children"] };
  }
}

/** A link that leaves the course says so; a wide table scrolls by itself, so it must take the focus. */
function markedElement(node: Element): Element {
  const href = node.properties?.["href"];
  if (node.tagName === "a" && typeof href === "string" && href.startsWith("https:")) {
    return { ...node, properties: { ...node.properties, rel: ["external", "noreferrer"] } };
  }
  if (node.tagName !== "table") return node;
  const table = { ...node, properties: { ...node.properties, className: ["grid"] } };
  return element(
    "div",
    { className: ["scroll"], role: "group", tabIndex: 0, ariaLabel: "Table, scrolls sideways" },
    [table],
  );
}

function termNotes(ids: string[], glossary: Map<string, GlossaryEntry>): Element {
  const entries = ids.map((id) => {
    const entry = glossary.get(id);
    if (!entry) throw new Error(`There is no term ${id}.`);
    return entry;
  });
  const notes = entries.map(({ term, short }) =>
    element("p", {}, [bold(term), text(" "), ...withCode(short)]),
  );
  const ariaLabel = `Words: ${entries.map(({ term }) => term).join(", ")}`;
  return element("aside", { className: ["note", "terms"], role: "note", ariaLabel }, notes);
}

function staticBlock({ language = "text", html = "", reason = "" }: Record<string, string>): Element {
  const code = element("code", {}, [{ type: "raw", value: html } as unknown as ElementContent]);
  const label = `${language}, not runnable here`;
  return element("figure", { className: ["run", "static"] }, [
    element("pre", { className: ["code"], tabIndex: 0, role: "group", ariaLabel: label }, [code]),
    element("figcaption", { className: ["after"] }, [
      text(`Not runnable here: ${reason.replace(/\.$/, "")}.`),
    ]),
  ]);
}

/** A sentence in which code stands between backquotes. */
function withCode(sentence: string): ElementContent[] {
  return sentence
    .split("`")
    .map((part, index) => (index % 2 === 1 ? element("code", {}, [text(part)]) : text(part)));
}

function isComponent(node: Node): node is Component {
  return node.type === "mdxJsxFlowElement" || node.type === "mdxJsxTextElement";
}

function attributesOf(node: Component): Record<string, string> {
  return Object.fromEntries(
    node.attributes.flatMap((one) =>
      one.type === "mdxJsxAttribute" && typeof one.value === "string" ? [[one.name, one.value]] : [],
    ),
  );
}

function component(name: string, attributes: Record<string, string>): Component {
  const list = Object.entries(attributes).map(([key, value]) => ({
    type: "mdxJsxAttribute" as const,
    name: key,
    value,
  }));
  return { type: "mdxJsxFlowElement", name, attributes: list, children: [] };
}

function element(tagName: string, properties: Properties, children: ElementContent[]): Element {
  return { type: "element", tagName, properties, children };
}

const text = (value: string): ElementContent => ({ type: "text", value });
const bold = (value: string): Element => element("b", {}, [text(value)]);
