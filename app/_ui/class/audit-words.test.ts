import { describe, expect, it } from "vitest";
import type { LoggedEntry } from "@/app/_register/read-audit";
import { auditSentence, auditWords } from "./audit-words";

const entry = (action: string, more: Partial<LoggedEntry> = {}): LoggedEntry => ({
  id: "1",
  at: new Date(0),
  actor: "Mara",
  action,
  person: "Bo",
  assignment: "Joins",
  detail: {},
  ...more,
});

describe("auditSentence(entry)", () => {
  it("says every action in a sentence, also when what it is about is gone", () => {
    for (const action of Object.keys(auditWords)) {
      const sentence = auditSentence(entry(action, { person: null, assignment: null }));
      expect(sentence, action).toMatch(/^[a-z].*[.\w)]$/);
      expect(sentence, action).not.toMatch(/undefined|null|\[object/);
    }
    expect(auditSentence(entry("tomorrow.new"))).toBe("tomorrow.new");
  });

  it("names whose grade became what, and why", () => {
    const detail = { exerciseId: "never-ordered", points: 0.5, reason: "ill" };
    expect(auditSentence(entry("grade.override", { detail }))).toBe(
      "set the grade of Bo in never-ordered (Joins) to 0.5: ill",
    );
    const granted = { dueAt: "2026-11-29T20:00:00.000Z", extraAttempts: 2, reason: "the train stood still" };
    expect(auditSentence(entry("extension.grant", { detail: granted }))).toBe(
      "granted Bo time until 2026-11-29 20:00 UTC and 2 more attempts for Joins: the train stood still",
    );
  });
});
