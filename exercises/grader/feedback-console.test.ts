import { describe, expect, it } from "vitest";
import { withoutDocuments } from "../server/grading/without-documents";
import type { ConsoleDifference } from "./console/console-difference";
import { consoleFeedback } from "./feedback-console";

const none = { ids: [], count: 0 };

const differences: ConsoleDifference[] = [
  { kind: "no-reply", of: "last", got: 0 },
  { kind: "no-reply", of: 2, got: 1 },
  { kind: "status", expected: 200, got: 400, reason: "mapper_parsing_exception" },
  { kind: "status", expected: 200, got: 400, reason: "mc: <ERROR> no key secret-7" },
  { kind: "hits", missing: { ids: ["secret-17"], count: 2 }, extra: none, twice: none, expected: 5 },
  { kind: "hits", missing: { ids: ["secret-17"], count: 1 }, extra: none, twice: none, expected: 1 },
  { kind: "hits", missing: none, extra: { ids: ["secret-4"], count: 1 }, twice: none, expected: 5 },
  {
    kind: "hits",
    missing: { ids: ["secret-1"], count: 1 },
    extra: { ids: ["secret-2"], count: 3 },
    twice: none,
    expected: 5,
  },
  { kind: "hits", missing: none, extra: none, twice: { ids: ["secret-9"], count: 1 }, expected: 5 },
  { kind: "hits", expected: 5 },
  { kind: "hits-order", from: 3 },
  { kind: "scores", count: 2, id: "secret-3", expected: 1.5, got: 2.25, zero: false },
  { kind: "scores", count: 1, id: "secret-3", expected: 1.5, got: 0, zero: true },
  { kind: "total", expected: 20, got: 19 },
  { kind: "source", count: 1, id: "secret-5" },
  { kind: "tokens", expected: ["secret"], got: ["Secret"], none: false },
  { kind: "tokens", expected: ["secret"], got: [], none: true },
  {
    kind: "value",
    path: "count",
    inner: "secret.n",
    expected: { count: 1, text: "secret" },
    got: { count: 1, text: "9" },
    orderOnly: false,
  },
  { kind: "value", path: "a.b", expected: { count: 3, text: "secret" }, got: { count: 2 }, orderOnly: false },
  { kind: "value", path: "a.b", expected: { count: 3, text: "secret" }, got: { count: 0 }, orderOnly: false },
  {
    kind: "value",
    path: "a.b",
    expected: { count: 3, text: "1" },
    got: { count: 3, text: "2" },
    orderOnly: true,
  },
  { kind: "headers", name: "content-type", expected: "image/secret", got: "text/plain" },
  { kind: "headers", name: "x-amz-meta-a", expected: "secret", got: null },
  { kind: "body", expected: "secret", got: "open" },
  {
    kind: "state",
    says: "An unknown field was accepted.",
    sent: 'POST /a/_doc\n{ "colour": 1 }',
    difference: { kind: "status", expected: 400, got: 201 },
  },
  {
    kind: "state",
    says: "The products are not as they should be.",
    sent: "GET /a/_search",
    difference: {
      kind: "hits",
      missing: { ids: ["secret-8"], count: 1 },
      extra: none,
      twice: none,
      expected: 2,
    },
  },
  { kind: "holds", bucket: "media", key: "secret.jpg", what: "missing", count: 1, says: "Put it there." },
  { kind: "holds", bucket: "media", key: "secret.jpg", what: "extra", count: 2 },
  { kind: "holds", bucket: "media", what: "unreadable", count: 2 },
  {
    kind: "holds",
    bucket: "media",
    key: "secret.jpg",
    what: "content-type",
    count: 1,
    expected: "image/secret",
    got: "",
  },
  { kind: "requests", says: "Do not force a refresh.", fault: "never", line: "POST /a/_refresh" },
  { kind: "requests", says: "Ask with HEAD.", fault: "some" },
  { kind: "requests", says: "All must work.", fault: "not-ok", line: "GET /b", status: 404 },
  { kind: "requests", says: "One is enough.", fault: "too-many", count: { got: 3, atMost: 1 } },
];

const sentence = (difference: ConsoleDifference, visible: boolean): string => {
  const { title, says } = consoleFeedback(difference, visible);
  return [title, ...says].join(" | ");
};

describe("consoleFeedback(difference, visible)", () => {
  it("says what is different, and what to do", () => {
    expect(differences.map((one) => sentence(one, true))).toMatchInlineSnapshot(`
      [
        "Not yet: nothing was sent. | Write a request: a method and a path.",
        "Not yet: 1 request, expected at least 2.",
        "Not yet: the reply is 400 mapper_parsing_exception, expected 200.",
        "Not yet: the reply is 400 mc: <ERROR> no key secret-7, expected 200.",
        "Not yet: 2 hits are missing. | Missing, for example: secret-17.",
        "Not yet: 1 hit is missing. | Your search finds none of them. | Missing, for example: secret-17.",
        "Not yet: 1 hit should not be there. | Too much, for example: secret-4.",
        "Not yet: 1 hit missing, 3 hits too much. | Missing, for example: secret-1. | Too much, for example: secret-2.",
        "Not yet: 1 hit came more than once. | Twice, for example: secret-9.",
        "Not yet: the reply has no hits. | The request that is looked at has to be a search.",
        "Not yet: the right hits, in another order from hit 3 on. | The order is that of sort, or without it that of the scores. Hits that are equal there may change places.",
        "Not yet: the right hits, but 2 have another score. | secret-3 has 2.25, expected 1.5. | Clauses in must and should count for the score, clauses in filter do not.",
        "Not yet: the right hits, but 1 has another score. | Nothing was scored: every score is 0, or there is none.",
        "Not yet: 19 hits in all, expected 20. | The hits that are given are right; the query finds more or fewer beyond them.",
        "Not yet: 1 document is not as expected. | For example the document secret-5.",
        "Not yet: other tokens come out. | Yours: Secret. | Expected: secret.",
        "Not yet: the reply has no tokens. | The request that is looked at has to be an _analyze.",
        "Not yet: \`count.secret.n\` is not as expected. | Yours: 9. | Expected: secret.",
        "Not yet: 2 values in \`a.b\`, expected 3. | Yours: nothing. | Expected: secret.",
        "Not yet: the reply has no \`a.b\`. | Expected: secret.",
        "Not yet: the right values in \`a.b\`, in another order.",
        "Not yet: the header content-type is not as expected. | Yours: text/plain. | Expected: image/secret.",
        "Not yet: the reply has no header x-amz-meta-a.",
        "Not yet: the last body is not the expected one. | Yours: open. | Expected: secret.",
        "Not yet: an unknown field was accepted. | This request was answered with 201, expected 400: POST /a/_doc { "colour": 1 }",
        "Not yet: the products are not as they should be. | After yours, 1 hit is missing. | Missing, for example: secret-8. | The request was: GET /a/_search",
        "Not yet: 1 object is missing in media. | Put it there. | For example: secret.jpg.",
        "Not yet: 2 objects should not be in media. | For example: secret.jpg.",
        "Not yet: there is no bucket media to look at.",
        "Not yet: 1 object has another content type. | For example: secret.jpg. | Yours: nothing. | Expected: image/secret.",
        "Right so far, but one request should not be sent. | The request was: POST /a/_refresh | Do not force a refresh.",
        "Right so far, but a request is missing. | Ask with HEAD.",
        "Not yet: a request was answered with 404. | The request was: GET /b | All must work.",
        "Right so far, but 3 requests are sent, at most 1 may be. | One is enough.",
      ]
    `);
  });

  it("ends every sentence, praises nobody, and uses no dash", () => {
    for (const one of differences) {
      const { title, says } = consoleFeedback(one, true);
      for (const text of [title, ...says]) expect(text).not.toMatch(/!|—|–| - |please|oops|just |simply/i);
      expect(title).toMatch(/[.]$/);
    }
  });

  it("names no id, key or value of data that is hidden", () => {
    for (const one of differences) {
      const hidden = withoutDocuments(one);
      expect(JSON.stringify(hidden)).not.toMatch(/secret/i);
      expect(sentence(hidden, false)).not.toMatch(/secret|undefined|null/i);
      expect(sentence(hidden, false)).toMatch(/^(Not yet|Right so far)/);
    }
  });
});
