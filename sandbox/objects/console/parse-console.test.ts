import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseConsole } from "./parse-console";

describe("parseConsole(text)", () => {
  it("reads requests with headers and bodies, one after the other", () => {
    const steps = parseConsole(
      "# first\nPUT /a/k?x=1\nContent-Type: text/plain\n\none\ntwo\n\n# next\nGET /a/k\n",
    );
    expect(steps).toMatchObject([
      {
        kind: "request",
        method: "PUT",
        target: "/a/k?x=1",
        headers: { "content-type": "text/plain" },
        body: "one\ntwo",
      },
      { kind: "request", method: "GET", target: "/a/k", body: "", line: 9 },
    ]);
  });

  it("ends a body at ###", () => {
    expect(parseConsole("PUT /a/k\n\nx # y\n### then\nDELETE /a/k")).toMatchObject([
      { body: "x # y" },
      { method: "DELETE" },
    ]);
  });

  it("tells command lines of mc apart", () => {
    expect(parseConsole("mc ls lab\nGET /")).toMatchObject([
      { kind: "command", text: "ls lab" },
      { kind: "request", method: "GET" },
    ]);
  });

  it("encodes what a path cannot hold", () => {
    expect(parseConsole("GET /a/grün x")).toMatchObject([{ target: "/a/gr%C3%BCn%20x" }]);
  });

  it("reads what a here-document gives to a command, up to its word", () => {
    const text = "mc pipe lab/a/k <<EOF\nGET /not-a-request\n\nEOF\nGET /a\nmc pipe x <<'END'\nno end";
    expect(parseConsole(text)).toMatchObject([
      { kind: "command", text: "pipe lab/a/k", stdin: "GET /not-a-request\n\n" },
      { kind: "request", method: "GET", line: 5 },
      { kind: "problem", line: 6 },
    ]);
  });

  it("reads a whole address as a path and a host, and leaves values to be filled in as they stand", () => {
    const text =
      "PUT http://minio:9000/a/k?X-Amz-Expires=5\n\nGET /a?continuation-token={{Token}}\nPUT {{url}}";
    expect(parseConsole(text)).toMatchObject([
      { target: "/a/k?X-Amz-Expires=5", headers: { host: "minio:9000" } },
      { target: "/a?continuation-token={{Token}}", headers: {} },
      { target: "{{url}}" },
    ]);
  });

  it("tells what is to be presigned, and the clock", () => {
    expect(parseConsole("presign PUT /a/k\nContent-Type: image/jpeg\n\n@clock +5m\n")).toMatchObject([
      { kind: "request", presign: true, headers: { "content-type": "image/jpeg" } },
      { kind: "clock", move: "+5m", line: 4 },
    ]);
  });

  it("names the place of a line that is neither", () => {
    expect(parseConsole("\nfoo\nGET /")).toMatchObject([
      { kind: "problem", line: 2, position: 1 },
      { method: "GET" },
    ]);
  });

  it("ends for every text", () => {
    const piece = fc.constantFrom(
      "GET /a",
      "\n",
      "###",
      "#",
      "mc ls",
      "a: b",
      " ",
      "x",
      "@clock",
      "<<EOF",
      "EOF",
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        for (const { line } of parseConsole(pieces.join(""))) expect(line).toBeGreaterThan(0);
      }),
    );
  });
});
