import { expect, it } from "vitest";
import { inlineHashes } from "./csp";

it("hashes scripts that stand in the page, once each, and none that is fetched", () => {
  const html =
    '<script>a()</script><script src="/x.js"></script><script>a()</script><script id="b">b()</script>';
  // printf 'a()' | openssl dgst -sha256 -binary | base64
  expect(inlineHashes(html)).toEqual([
    "'sha256-qVpDBgj7bpq5hMAcGp3AOc79J3Y1Z4HvySTwKrWDoy4='",
    "'sha256-cf242PFc/kb7xD0Qzhsmd9vvRkc+cWFmbi+k+YvtdKc='",
  ]);
});
