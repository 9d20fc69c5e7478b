import { describe, expect, it } from "vitest";
import { getCatalog } from "./exercises";
import { readFields } from "./read-fields";
import { readSubmission } from "./read-submission";
import { isStorable } from "./storable";

const jsonRequest = (body: string): Request =>
  new Request("http://127.0.0.1/", { method: "POST", headers: { "content-type": "application/json" }, body });

describe("isStorable(text)", () => {
  it("lets every sign through that a text can hold, and no half of one", () => {
    for (const good of ["", "SELECT 'ä🐟';\t\r\n", "\u202e\ufeff\u0001"]) expect(isStorable(good)).toBe(true);
    for (const bad of ["a\0b", "\ud83d", "x\udc1f\ud83d"]) expect(isStorable(bad)).toBe(false);
  });
});

describe("texts that the database cannot keep", () => {
  it("are refused in words, in an answer and in a field", async () => {
    const body = JSON.stringify({
      exerciseId: "country-unknown",
      answer: "SELECT 1\0",
      idempotencyKey: "12345678",
    });
    const read = readSubmission(body, await getCatalog());
    expect(read).toMatchObject({ problem: { status: 400, code: "answer_unreadable" } });
    const fields = await readFields(jsonRequest(JSON.stringify({ title: "a\0" })));
    expect(fields).toMatchObject({ problem: { status: 400, code: "unreadable_sign" } });
    const half = await readFields(jsonRequest('{"title": "\\ud800"}'));
    expect(half).toMatchObject({ problem: { code: "unreadable_sign" } });
    expect(await readFields(jsonRequest('{"title": "a"}'))).not.toHaveProperty("problem");
  });
});
