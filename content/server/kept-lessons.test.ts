import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { KeptLessons } from "./kept-lessons";

const place = { moduleSlug: "01-first", slug: "01-one", file: "content/modules/01-first/01-one.mdx" };

const lesson = (title: string): string => `---
id: "1.1"
title: ${title}
summary: What this lesson teaches.
minutes: 10
requires: []
dataset: harbor
sources:
  - https://www.postgresql.org/docs/18/index.html
checked: "2026-11-20"
version:
  postgresql: "18"
errata: []
---

A sentence.
`;

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "kept-lessons-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

it("gives a kept lesson as it was read, and reads another text anew", () => {
  const first = new KeptLessons(root).read(lesson("First"), place);
  expect(first, JSON.stringify(first)).toMatchObject({ ok: true });
  expect(new KeptLessons(root).read(lesson("First"), place)).toEqual(first);
  expect(readdirSync(join(root, ".cache/read"))).toHaveLength(1);
  expect(new KeptLessons(root).read(lesson("Second"), place)).not.toEqual(first);
  expect(readdirSync(join(root, ".cache/read"))).toHaveLength(2);
});

it("keeps no lesson that has problems", () => {
  const read = new KeptLessons(root).read(lesson("First").replace("minutes: 10", "minutes: ten"), place);
  expect(read.ok).toBe(false);
  expect(() => readdirSync(join(root, ".cache/read"))).toThrow("ENOENT");
});
