import { expect, describe, it, vi } from "vitest";
import { type Said, saidCookie, saidHere } from "./said";

const sent = vi.hoisted(() => ({ value: "" }));
vi.mock("next/headers", () => ({ cookies: () => Promise.resolve({ get: () => sent }) }));

/** What the page gets to read of it. */
async function read(said: Said): Promise<Said | undefined> {
  const { cookie, mark } = saidCookie(said);
  expect(cookie.length).toBeLessThan(4_096);
  sent.value = /=([^;]*)/.exec(cookie)?.[1] ?? "";
  return await saidHere(mark);
}

describe("saidCookie(said) and saidHere(mark)", () => {
  it("bring back what is wrong and what was typed", async () => {
    const said = { field: "title", detail: "Type a title.", typed: { title: "", exercises: "a b" } };
    expect(await read(said)).toMatchObject(said);
  });

  it("still say what is wrong when what was typed is too long, and keep the rest of it", async () => {
    const typed = { exercises: "country-unknown ".repeat(1_000), title: "Reading" };
    const found = await read({ field: "exercises", detail: "There is no such exercise.", typed });
    expect(found).toMatchObject({ field: "exercises", detail: "There is no such exercise." });
    expect(found?.typed).toEqual({ title: "Reading" });
  });

  it.each(["x", "ü", "🐘", "\u0001"])("cut a sentence that is too long, of %j", async (sign) => {
    const found = await read({ detail: sign.repeat(60_000), typed: { title: "Reading" } });
    expect(found?.detail).toHaveLength(400);
  });

  it("say nothing under another mark", async () => {
    const { cookie } = saidCookie({ detail: "x" });
    sent.value = /=([^;]*)/.exec(cookie)?.[1] ?? "";
    expect(await saidHere("another")).toBeUndefined();
  });
});
