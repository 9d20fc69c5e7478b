import { expect, it } from "vitest";
import { bundleSize } from "./bundle-size";

it("keeps what a page loads at the first use of the engine below 120 KB", async () => {
  const { first, whole } = await bundleSize();
  expect(first).toBeLessThanOrEqual(120);
  // Most of the code is in the first part: otherwise the entry was not bundled at all.
  expect(first).toBeGreaterThan(whole / 2);
});
