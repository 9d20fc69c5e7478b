import { describe, expect, it } from "vitest";
import { urlEmailTokenizer } from "./url-email";

/** Texts and their pieces, all of them asked of Elasticsearch 9.5. */
describe("the tokenizer uax_url_email", () => {
  it.each([
    ["write to a.b@example.org, or not", ["write", "to", "a.b@example.org", "or", "not"]],
    ["mailto:a@b.com", ["mailto", "a@b.com"]],
    ["see a.com. b", ["see", "a.com.", "b"]],
    ["http://a_b.com/x", ["http://a", "_b.com", "x"]],
    ["ftp://u:p@a.com/b", ["ftp://u:p@a.com/b"]],
    ["http://localhost:9200/_cat?v", ["http://localhost:9200/_cat?v"]],
    ["a.comü", ["a.comü"]],
    ["index.html", ["index.html"]],
    ["10.0.0.1-a.com", ["10.0.0.1-a.com"]],
  ])("%s", (text, pieces) => {
    expect(urlEmailTokenizer()(text).map((piece) => piece.text)).toEqual(pieces);
  });

  it("takes linear time for a text without an end", () => {
    const began = performance.now();
    urlEmailTokenizer()(`${"a.".repeat(20_000)}@`);
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});
