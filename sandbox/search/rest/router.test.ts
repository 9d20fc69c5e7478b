import { describe, expect, it } from "vitest";
import { PlainError } from "../errors/plain-error";
import { type Endpoint, ok } from "./endpoint";
import { buildRouter } from "./router";

const endpoint = (methods: Endpoint["methods"], ...paths: string[]): Endpoint => ({
  methods,
  paths,
  parameters: [],
  answer: () => ok({}),
});
const router = buildRouter([
  endpoint(["PUT", "GET", "HEAD", "DELETE"], "/{index}"),
  endpoint(["GET", "POST"], "/_search", "/{index}/_search"),
  endpoint(["GET", "PUT"], "/{index}/_doc/{id}"),
]);
const find = (method: string, path: string) => router.find(method, path, path);

function refusal(method: string, path: string): PlainError {
  try {
    find(method, path);
  } catch (cause) {
    if (cause instanceof PlainError) return cause;
  }
  throw new Error("it was found");
}

describe("find(method, path)", () => {
  it("prefers a literal part over a named one", () => {
    expect(find("GET", "/_search")).toMatchObject({ parts: {} });
    expect(find("GET", "/shop")).toMatchObject({ parts: { index: "shop" } });
  });

  it("does not fall back on the named part for a method that the literal one has not", () => {
    expect(refusal("DELETE", "/_search").text).toBe(
      "Incorrect HTTP method for uri [/_search] and method [DELETE], allowed: [GET, POST]",
    );
  });

  it("decodes parts behind the split, so that %2F stays in an id and + is no blank", () => {
    expect(find("PUT", "/d/_doc/a%2Fb+c")).toMatchObject({ parts: { index: "d", id: "a/b+c" } });
  });

  it("takes one slash at the end, and none before the path", () => {
    expect(find("GET", "/p/_search/")).toMatchObject({ parts: { index: "p" } });
    expect(refusal("GET", "//p/_search").text).toBe(
      "no handler found for uri [//p/_search] and method [GET]",
    );
  });

  it("names the allowed methods in Elasticsearch's order", () => {
    const { status, text, more } = refusal("POST", "/p");
    expect(status).toBe(405);
    expect(text).toBe(
      "Incorrect HTTP method for uri [/p] and method [POST], allowed: [GET, PUT, DELETE, HEAD]",
    );
    expect(more.headers).toEqual({ allow: "GET,PUT,DELETE,HEAD" });
  });

  it("answers OPTIONS on every path that there is", () => {
    expect(find("OPTIONS", "/p/_search")).toEqual({ kind: "options", allowed: ["GET", "POST"] });
    expect(refusal("OPTIONS", "/p/_nope").status).toBe(400);
  });

  it("counts the place of a bad escape in the whole path", () => {
    expect(() => find("GET", "/p/_doc/%zz")).toThrow(
      "invalid escape sequence `%zz' at index 8 of: /p/_doc/%zz",
    );
  });
});
