import GithubSlugger from "github-slugger";
import type { Code, Heading as HeadingNode, Image, Link, Root } from "mdast";
import { toString as textOf } from "mdast-util-to-string";
import type { Block, Heading, Misconception } from "../course";
import { checkComponent } from "./component-rules";
import { type Fence, isRunnable, readFence } from "./fence";
import { attributesOf, childrenOf, type Element, isCode, isElement, type Node } from "./mdx-tree";
import { readOptions } from "./predict-options";
import type { ProblemList } from "./problem-list";

/** A name that a lesson mentions, and where. */
export interface Mention {
  name: string;
  line: number;
  column: number;
}

/** Everything that the body of a lesson says about itself. */
export interface LessonBody {
  headings: Heading[];
  blocks: Block[];
  misconceptions: Misconception[];
  terms: Mention[];
  figures: Mention[];
  timelines: Mention[];
  exercises: Mention[];
  links: Mention[];
  predictions: number;
  /** What the compiler needs of each fence and heading. */
  fences: Map<Code, { fence: Fence; block?: Block }>;
  anchors: Map<HeadingNode, string>;
}

/** Walks a lesson once, collecting facts and problems. */
export function readLessonBody(root: Root, dataset: string, list: ProblemList): LessonBody {
  const reader = new BodyReader(dataset, list);
  reader.read(root, []);
  return reader.body;
}

class BodyReader {
  readonly body: LessonBody = {
    headings: [],
    blocks: [],
    misconceptions: [],
    terms: [],
    figures: [],
    timelines: [],
    exercises: [],
    links: [],
    predictions: 0,
    fences: new Map(),
    anchors: new Map(),
  };
  private readonly slugger = new GithubSlugger();

  constructor(
    private readonly dataset: string,
    private readonly list: ProblemList,
  ) {}

  read(node: Node, parents: string[]): void {
    if (isElement(node)) return this.readElement(node, parents);
    if (isCode(node)) return this.readCode(node);
    if (node.type === "heading") this.readHeading(node);
    else if (node.type === "link") this.mention("links", node, node.url);
    else if (node.type === "image") this.readImage(node);
    else this.refuse(node);
    for (const child of childrenOf(node)) this.read(child, parents);
  }

  private readElement(element: Element, parents: string[]): void {
    const good = checkComponent(element, parents, this.list);
    const firstBlock = this.body.blocks.length;
    const inside = [...parents, element.name ?? ""];
    for (const child of childrenOf(element)) this.read(child, inside);
    if (!good) return;
    const given = attributesOf(element);
    if (element.name === "Term") this.mention("terms", element, given["id"] ?? "");
    if (element.name === "Figure") this.mention("figures", element, given["name"] ?? "");
    if (element.name === "Timeline") this.mention("timelines", element, given["name"] ?? "");
    if (element.name === "Exercise") this.readExercise(element, given["id"] ?? "");
    if (element.name === "Predict") this.readPredict(element, given);
    if (element.name === "Misconception") this.readMisconception(element, given, firstBlock);
  }

  /** Its title is a heading of level 3, so a screen reader finds it only below one of level 2. */
  private readExercise(element: Element, id: string): void {
    this.mention("exercises", element, id);
    if (this.body.headings.length > 0) return;
    this.list.at(
      element,
      `The exercise ${id} stands before the first heading.`,
      'Type "## What this part is about" somewhere above it.',
    );
  }

  private readPredict(element: Element, given: Record<string, string>): void {
    this.body.predictions++;
    const options = readOptions(given["options"]);
    if (options.length < 2) {
      this.list.at(element, "A prediction needs two options or more.", 'Type options="7 | 4 | 12".');
    } else if (!options.includes(given["answer"] ?? "")) {
      this.list.at(
        element,
        `The answer "${given["answer"]}" is none of the options.`,
        `Type answer="${options[0]}", or another of them.`,
      );
    }
  }

  /** The blocks read since `from` belong to it: those before `<Right>` are wrong, those in it right. */
  private readMisconception(element: Element, given: Record<string, string>, from: number): void {
    const right = childrenOf(element).find((child) => isElement(child) && child.name === "Right");
    const [start, end] = [right?.position?.start.line ?? Infinity, right?.position?.end.line ?? 0];
    const own = this.body.blocks.slice(from);
    const rightBlock = own.find((block) => block.line >= start && block.line <= end);
    const wrongBlock = own.find((block) => block.line < start);
    if (!wrongBlock || !rightBlock) {
      const where = wrongBlock ? "in its <Right>" : "before its <Right>";
      this.list.at(
        element,
        `A misconception shows both forms, but there is no run block ${where}.`,
        "Add a block that runs there.",
      );
      return;
    }
    this.body.misconceptions.push({
      id: given["id"] ?? "",
      title: given["title"] ?? "",
      errata: (given["errata"] ?? "").split(/[\s,]+/).filter((id) => id !== ""),
      wrong: wrongBlock.id,
      right: rightBlock.id,
      line: element.position?.start.line ?? 1,
    });
  }

  private readCode(code: Code): void {
    const fence = readFence(code, this.list);
    if (!fence) return;
    if (fence.kind === "static") return void this.body.fences.set(code, { fence });
    const { blocks } = this.body;
    const number = blocks.length + 1;
    const kind = isRunnable(code.lang) ? code.lang : "sql";
    const block: Block = {
      id: fence.name ?? `block-${number}`,
      title: fence.title ?? `${kind === "sql" ? "SQL" : "Request"} ${number}`,
      kind,
      text: code.value,
      ...(fence.session === undefined ? {} : { session: fence.session }),
      ...(fence.expectError === undefined ? {} : { expectError: fence.expectError }),
      ...(fence.expectStatus === undefined ? {} : { expectStatus: fence.expectStatus }),
      plan: fence.plan,
      dataset: this.dataset,
      line: code.position?.start.line ?? 1,
    };
    if (blocks.some((other) => other.id === block.id)) {
      this.list.at(code, `Two blocks are named ${block.id}.`, "Give each block a name of its own.");
    }
    if (blocks.some((other) => other.title === block.title)) {
      this.list.at(
        code,
        `Two blocks have the title "${block.title}".`,
        "Say in the title what this one shows.",
      );
    }
    blocks.push(block);
    this.body.fences.set(code, { fence, block });
  }

  private readHeading(node: HeadingNode): void {
    const text = textOf(node);
    const id = this.slugger.slug(text);
    const last = this.body.headings.at(-1)?.depth ?? 1;
    if (node.depth !== 2 && node.depth !== 3) {
      this.list.at(
        node,
        `A lesson has headings of two levels, this is level ${node.depth}.`,
        `Type "## ${text}" or "### ${text}".`,
      );
      return;
    }
    if (node.depth > last + 1) {
      this.list.at(node, "A heading of level 3 stands under no heading of level 2.", `Type "## ${text}".`);
    }
    this.body.headings.push({ depth: node.depth, id, text });
    this.body.anchors.set(node, id);
  }

  private readImage(node: Image): void {
    if (node.alt?.trim()) return;
    this.list.at(node, "A picture has no text alternative.", `Type ![what it shows](${node.url}).`);
  }

  private refuse(node: Node): void {
    if (node.type === "mdxjsEsm") {
      this.list.at(
        node,
        "A lesson imports and exports nothing.",
        "Remove the line: components are there by themselves.",
      );
    } else if (node.type === "mdxFlowExpression" || node.type === "mdxTextExpression") {
      this.list.at(
        node,
        "A lesson holds no expressions in braces.",
        "Type \\{ for a brace, or put code between backquotes.",
      );
    }
  }

  private mention(
    kind: "terms" | "figures" | "timelines" | "exercises" | "links",
    node: Element | Link,
    name: string,
  ): void {
    const { line = 1, column = 1 } = node.position?.start ?? {};
    this.body[kind].push({ name, line, column });
  }
}
