import type { Problem } from "../problem";
import type { Node } from "./mdx-tree";

/** Problems of one file, gathered on the way. */
export class ProblemList {
  readonly problems: Problem[] = [];

  constructor(private readonly file: string) {}

  /** At a node of the lesson's tree. */
  at(node: Pick<Node, "position">, message: string, fix: string): void {
    this.push(node.position?.start.line ?? 1, node.position?.start.column ?? 1, message, fix);
  }

  push(line: number, column: number, message: string, fix: string): void {
    this.problems.push({ file: this.file, line, column, message, fix });
  }
}

/** `content/a.mdx:3:1: what is wrong. Instead: what to type.` */
export function describeProblem({ file, line, column, message, fix }: Problem): string {
  return `${file}:${line}:${column}: ${message}\n    ${fix}`;
}
