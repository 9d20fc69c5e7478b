import { expect, it, vi } from "vitest";
import { fetchPart } from "./fetch";
import { part } from "./part";

vi.mock("./cat", () => {
  throw new Error("no network");
});

it("brings a part, or says which one did not arrive", async () => {
  await fetchPart("geo");
  expect(part("geo").parseGeoBox).toBeTypeOf("function");
  await expect(fetchPart("cat")).rejects.toThrow(
    "a part of the search engine (cat) did not arrive; run it again with a network",
  );
});
