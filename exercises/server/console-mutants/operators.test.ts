import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readSteps, writeSteps } from "./console-tree";
import { consoleOperators } from "./operators";

const all = [...new Set([...consoleOperators.search, ...consoleOperators.objects])];

/** A body alone stands for a request with it. */
const asText = (example: string, kind: "search" | "objects"): string => {
  if (!example.startsWith("{")) return example;
  if (kind === "objects") return `PUT /b?policy\n\n${example}`;
  const path =
    example.includes('"_id"') || example.startsWith('{"index"')
      ? "/a/_bulk"
      : example.includes('"doc"')
        ? "/a/_update/1"
        : "/a";
  return `POST ${path}\n\n${example}`;
};

describe("consoleOperators", () => {
  it("stand in CONTRIBUTING.md, each with its example", () => {
    const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", " ⏎ ");
    const listed = all.map(({ name, example }) => `| ${name} | \`${cell(example)}\` |`);
    const guide = readFileSync("CONTRIBUTING.md", "utf8");
    const [, table = ""] =
      /<!-- console operators -->\n([\s\S]*?)<!-- \/console operators -->/.exec(guide) ?? [];
    expect(table.trim().split("\n").slice(2)).toEqual(listed);
  });

  it("have names of their own", () => {
    const names = all.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThanOrEqual(20);
  });

  it.each(all.map((operator) => [operator.name, operator] as const))(
    "%s does as its example says",
    (_, operator) => {
      const kind =
        consoleOperators.search.includes(operator) && !operator.example.startsWith("presign")
          ? "search"
          : "objects";
      const [from = "", to = ""] = operator.example.split(" -> ");
      const steps = readSteps(kind, asText(from, kind)) ?? [];
      const made = steps.flatMap((step, at) =>
        operator.apply(step, steps).map((change) => writeSteps(steps.toSpliced(at, 1, ...change.steps))),
      );
      expect(made).toContain(writeSteps(readSteps(kind, asText(to, kind)) ?? []));
    },
  );
});

describe("readSteps(kind, text) and writeSteps(steps)", () => {
  it.each([
    [
      "search" as const,
      'PUT /a/_doc/1?refresh\n{ "a": 1.50, "b": """x\ny""" }\n\n@clock +1s\n\nGET /a/_search?q=a%20b',
    ],
    [
      "objects" as const,
      'PUT /b/a%20k\nX-Amz-Meta-A: b\n\nline 1\nline 2\n\npresign PUT /b/c\n\n@clock +5m\n\nmc anonymous set-json --attr "a=b c" /dev/stdin lab/b <<EOF\n{"a":1}\nEOF',
    ],
  ])("give the same steps for what was written (%s)", (kind, text) => {
    const steps = readSteps(kind, text) ?? [];
    const again = readSteps(kind, writeSteps(steps)) ?? [];
    const bare = (list: typeof steps): object[] => list.map(({ line: _line, ...rest }) => rest);
    expect(bare(again)).toEqual(bare(steps));
    expect(steps.length).toBeGreaterThan(1);
  });

  it("give nothing for a line that is none", () => {
    expect(readSteps("search", "FETCH /a")).toBeUndefined();
    expect(readSteps("objects", "hello")).toBeUndefined();
  });
});
