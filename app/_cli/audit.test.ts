import { describe, expect, it } from "vitest";
import { readAudit } from "./audit";

const report = (severity: string): string =>
  JSON.stringify({
    auditReportVersion: 2,
    vulnerabilities: {
      marked: {
        severity,
        via: [{ title: "Catastrophic backtracking", url: "https://github.com/advisories/GHSA-1" }, "shelf"],
      },
    },
  });

describe("readAudit(printed)", () => {
  it("names what is grave, and lets the rest pass", () => {
    expect(readAudit(report("critical"))).toEqual({
      kind: "found",
      advisories: [
        "marked (critical): Catastrophic backtracking https://github.com/advisories/GHSA-1; by shelf",
      ],
    });
    expect(readAudit(report("high")).kind).toBe("found");
    expect(readAudit(report("moderate"))).toEqual({ kind: "clean" });
    expect(readAudit('{"auditReportVersion":2,"vulnerabilities":{}}')).toEqual({ kind: "clean" });
  });

  it("does not take a registry that answers no such question for a clean report", () => {
    const refused =
      '{"message":"405 Method Not Allowed","statusCode":405,"error":{"summary":"","detail":""}}';
    expect(readAudit(refused)).toEqual({ kind: "not-tried", why: "405 Method Not Allowed" });
    expect(readAudit("")).toEqual({ kind: "not-tried", why: "npm printed nothing" });
    expect(readAudit("npm error network").kind).toBe("not-tried");
  });
});
