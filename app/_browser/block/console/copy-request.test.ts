import { expect, it } from "vitest";
import { copyRequests } from "./copy-request";

it("writes a search for curl, with its body in quotes of a shell", () => {
  const text = '# ours\nPOST /products/_search?pretty\n{ "query": { "match": { "title": "fisher\'s" } } }';
  expect(copyRequests(text, "http", "curl")).toBe(
    `curl -X POST 'http://localhost:9200/products/_search?pretty' \\\n  -H 'content-type: application/json' \\\n  --data-binary '{ "query": { "match": { "title": "fisher'\\''s" } } }'\n`,
  );
});

it("ends every line of a bulk request", () => {
  const text = 'POST /_bulk\n{"index":{"_index":"a","_id":"1"}}\n{"n":1}';
  expect(copyRequests(text, "http", "curl")).toContain('{"index":{"_index":"a","_id":"1"}}\n{"n":1}\n\'');
});

it("writes a request for the official client", () => {
  const code = copyRequests(
    'GET /products/_count?q=eel\n{ "query": { "match_all": {} } }',
    "http",
    "JavaScript",
  );
  expect(code).toContain('querystring: {"q":"eel"}');
  expect(code).toContain('body: { "query": { "match_all": {} } }');
});

it("lets curl sign a request to the object store, and keeps command lines", () => {
  const text = "mc ls lab/media\n\nPUT /media/a.txt\nContent-Type: text/plain\n\nhello";
  const code = copyRequests(text, "s3", "curl");
  expect(code).toContain("mc ls lab/media\n\ncurl -X PUT 'http://localhost:9000/media/a.txt'");
  expect(code).toContain("--aws-sigv4 aws:amz:us-east-1:s3");
  expect(code).toContain("-H 'content-type: text/plain'");
  expect(code).toContain("--data-binary 'hello'");
});

it("does not sign what is sent without a name", () => {
  const code = copyRequests("GET /media/public/a.jpg\nAuthorization: none", "s3", "curl");
  expect(code).not.toContain("sigv4");
});
