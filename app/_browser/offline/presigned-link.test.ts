import { expect, it } from "vitest";
import { isPresigned, presignedPath, readPresigned } from "./presigned-link";

const link = {
  page: "0b0f5b1c-6d7e-4c9e-9d51-2f6b8f4d3a10",
  story: 12,
  target: "/media/a%20b//c.jpg?X-Amz-Expires=300&X-Amz-Signature=ab",
};

it("reads what it wrote, path and query untouched", () => {
  const path = presignedPath(link);
  expect(isPresigned(path)).toBe(true);
  expect(readPresigned(new URL(path, "http://127.0.0.1:3000"))).toEqual(link);
});

it.each([
  "/presigned/",
  "/presigned/page/media/a.jpg",
  "/presigned/page/1",
  "/presigned/a%2Fb/1/x",
  `/presigned/page/${"9".repeat(30)}/x`,
  "/elsewhere/page/1/x",
])("finds no page in %s", (path) => {
  expect(readPresigned(new URL(path, "http://127.0.0.1:3000"))).toBeUndefined();
});
