import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseConsole, textOffset } from "./parse-console";

describe("parseConsole(text)", () => {
  it("reads several requests with their bodies", () => {
    const { requests, problems } = parseConsole('PUT /a\n{ "x": 1 }\n\nget a/_search?q=ü\n');
    expect(problems).toEqual([]);
    expect(requests.map(({ method, path, bodies, line }) => ({ method, path, bodies, line }))).toEqual([
      { method: "PUT", path: "/a", bodies: ['{ "x": 1 }'], line: 1 },
      { method: "GET", path: "/a/_search?q=%C3%BC", bodies: [], line: 4 },
    ]);
  });

  it("leaves comments out, but not what looks like one in a string", () => {
    const { requests } = parseConsole('# first\nPUT /a // note\n{ "u": "http://x#y" } # end\n/* GET /b */');
    expect(requests).toHaveLength(1);
    expect(requests[0]?.bodies).toEqual(['{ "u": "http://x#y" } ']);
  });

  it("writes a triple-quoted text as a JSON string", () => {
    const { requests } = parseConsole('PUT /a\n{ "x": """say "hi"\nPOST /b""" }');
    expect(JSON.parse(requests[0]?.bodies[0] ?? "")).toEqual({ x: 'say "hi"\nPOST /b' });
  });

  it("reads each line of a bulk as a body", () => {
    expect(parseConsole('POST _bulk\n{"index":{}}\n{"a":1}\n').requests[0]?.bodies).toEqual([
      '{"index":{}}',
      '{"a":1}',
    ]);
  });

  it("ends a body that does not close before the next request", () => {
    expect(parseConsole('GET /b\n{ "q": {\nGET /c').requests.map(({ path }) => path)).toEqual(["/b", "/c"]);
  });

  it("names the place of a line that is no request", () => {
    expect(parseConsole("\nfoo bar\nGET /a").problems).toMatchObject([{ position: 1, line: 2 }]);
  });

  it("ends for every text", () => {
    const piece = fc.constantFrom(
      "GET /a",
      "\n",
      '"',
      '"""',
      "{",
      "}",
      "#",
      "//",
      "/*",
      "*/",
      "\\",
      " ",
      "x",
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join("");
        for (const { start, end } of parseConsole(text).requests) expect(end).toBeGreaterThan(start);
      }),
    );
  });
});

describe("parseConsole(text), @clock", () => {
  it("is a line of its own between requests, also behind a body", () => {
    const { requests, clocks, problems } = parseConsole('PUT /a\n{"x":1}\n@clock +30d # a month\nGET /a');
    expect(problems).toEqual([]);
    expect(requests.map(({ path }) => path)).toEqual(["/a", "/a"]);
    expect(clocks).toMatchObject([{ move: "+30d", line: 3 }]);
  });
});

describe("textOffset(pieces, at)", () => {
  it("finds every sign of a body in the text, behind comments and long strings", () => {
    const text = 'GET /a // note\n{ # one\n  "x": """say\n"hi" """,\n  "y": 1 }';
    const [request] = parseConsole(text).requests;
    const [body = ""] = request?.bodies ?? [];
    const [pieces = []] = request?.places ?? [];
    expect(text.slice(textOffset(pieces, body.indexOf('"y"'))).startsWith('"y": 1')).toBe(true);
    expect(text.charAt(textOffset(pieces, 0))).toBe("{");
  });

  it("stays in a long string that grew when it was written as JSON", () => {
    const text = 'PUT /a\n{ "x": """\n\n\n""" }';
    const [request] = parseConsole(text).requests;
    const [pieces = []] = request?.places ?? [];
    const at = request?.bodies[0]?.lastIndexOf('"') ?? 0;
    expect(text.charAt(textOffset(pieces, at))).toBe('"');
  });
});
