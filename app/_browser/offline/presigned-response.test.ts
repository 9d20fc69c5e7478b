import { describe, expect, it } from "vitest";
import type { PresignedAnswer } from "./presigned-link";
import { presignedResponse } from "./presigned-response";

const reply = (
  headers: Record<string, string>,
  body: string | { base64: string },
  status = 200,
): PresignedAnswer => ({ kind: "reply", status, headers, body });
const type = (response: Response): string | null => response.headers.get("content-type");

describe("presignedResponse(answer)", () => {
  it.each([
    "text/html",
    "image/svg+xml",
    "application/xhtml+xml",
    "text/xml",
    "text/javascript",
    "application/pdf",
    "x",
  ])("shows text as text, whether or not it says %s", async (says) => {
    const response = presignedResponse(reply({ "content-type": says }, "<script>alert(1)</script>"));
    expect(type(response)).toBe("text/plain; charset=utf-8");
    expect(await response.text()).toBe("<script>alert(1)</script>");
  });

  it("shows a picture as a picture, whatever stands behind its type", async () => {
    const response = presignedResponse(reply({ "content-type": "Image/PNG; x=y" }, { base64: "iVBORw==" }));
    expect(type(response)).toBe("image/png");
    expect(response.headers.get("content-disposition")).toBeNull();
    expect([...new Uint8Array(await response.arrayBuffer())]).toEqual([0x89, 0x50, 0x4e, 0x47]);
  });

  it.each(["text/html", "image/svg+xml", "application/pdf", "application/wasm", ""])(
    "saves bytes of the type %j as a file",
    (says) => {
      const response = presignedResponse(reply({ "content-type": says }, { base64: "iVBORw==" }));
      expect(type(response)).toBe("application/octet-stream");
      expect(response.headers.get("content-disposition")).toBe("attachment");
    },
  );

  it("saves what is asked to be saved, under its name", () => {
    const headers = { "content-type": "image/png", "content-disposition": 'attachment; filename="a.png"' };
    const response = presignedResponse(reply(headers, { base64: "iVBORw==" }));
    expect(response.headers.get("content-disposition")).toBe('attachment; filename="a.png"');
  });

  it("passes a refusal on with its status", async () => {
    const response = presignedResponse(reply({ "content-type": "application/xml" }, "<Error/>", 403));
    expect([response.status, await response.text()]).toEqual([403, "<Error/>"]);
  });

  it("says so where there is no body", async () => {
    expect(await presignedResponse(reply({}, "", 304)).text()).toBe("304, without a body\n");
  });

  it.each<PresignedAnswer>([
    reply({ "content-type": "text/html" }, "<b>"),
    reply({ "content-type": "image/png" }, { base64: "iVBORw==" }),
    { kind: "gone" },
    { kind: "unanswered", why: "<script>" },
  ])("gives $kind no script, no origin, no frame, and no other type than it says", async (answer) => {
    const response = presignedResponse(answer);
    const policy = response.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("sandbox; default-src 'none'");
    expect(policy).not.toContain("allow-");
    expect(policy).not.toContain("script-src");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(response.headers.get("x-frame-options")).toBe("DENY");
    // Our own page says what the learner's store said, never as markup.
    expect(await response.text()).not.toContain("<script");
  });
});
