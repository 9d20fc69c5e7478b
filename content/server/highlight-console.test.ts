import { expect, it } from "vitest";
import { codeText } from "../code-text";
import { createHighlight } from "./highlight";

it("marks methods, comments and JSON of a console's text, and keeps every sign", async () => {
  const highlight = await createHighlight();
  const code =
    '# one & two\nPOST /products/_search\n{\n  "query": { "match": { "title": "<b>" } },\n  "size": 3\n}\n\n@clock +1s\nGET /_cat/indices?v';
  const html = highlight(code, "http");
  expect(codeText(html)).toBe(code);
  expect(html).toContain("<i># one &amp; two</i>");
  expect(html).toContain("<b>POST</b> /products/_search");
  expect(html).toContain("<span class=n>3</span>");
  expect(html).toContain("<b>@clock</b> +1s");
});

it("marks commands of mc", async () => {
  const highlight = await createHighlight();
  const code = "mc ls --recursive lab/media\nPUT /media/a<b.txt\nContent-Type: text/plain\n\nhello";
  const html = highlight(code, "s3");
  expect(codeText(html)).toBe(code);
  expect(html).toContain("<b>mc</b> ls --recursive");
  expect(html).toContain("<b>PUT</b> /media/a&lt;b.txt");
});
