import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EarlierReplies } from "./earlier-replies";
import type { ConsoleRequest } from "./parse-console";

const request = (target: string, body = ""): ConsoleRequest => {
  return { kind: "request", method: "GET", target, headers: {}, body, line: 1 };
};
const link = `http://localhost:9000/a/k?X-Amz-Date=1&X-Amz-Signature=${"0".repeat(64)}`;

describe("EarlierReplies", () => {
  it("fills in the element or header of the last reply that has it", () => {
    const earlier = new EarlierReplies();
    earlier.keep({ etag: '"1"' }, "<R><Token>a&amp;b</Token></R>");
    earlier.keep({ etag: '"2"' }, "<R></R>");
    expect(earlier.fill(request("/b?token={{Token}}&x=1", "{{ETag}} {{Token}}"))).toMatchObject({
      target: "/b?token=a%26b&x=1",
      body: '"2" a&b',
    });
  });

  it("takes the last presigned address out of a text or of what mc printed", () => {
    const earlier = new EarlierReplies();
    earlier.keep({}, { text: `Share: ${link}\n`, exit: 0, requests: [] });
    earlier.keep({}, "no address");
    expect(earlier.fill(request("{{url}}")).target).toBe(link.slice("http://localhost:9000".length));
    earlier.forget();
    expect(earlier.fill(request("{{url}}")).target).toBe("{{url}}");
  });

  it("leaves every text without a value as it is", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (body, reply) => {
        const earlier = new EarlierReplies();
        earlier.keep({}, reply);
        expect(earlier.fill(request("/a", body.replaceAll("{{", "{"))).body).toBe(body.replaceAll("{{", "{"));
      }),
    );
  });
});
