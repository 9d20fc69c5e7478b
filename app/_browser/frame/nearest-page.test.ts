import { expect, it } from "vitest";
import { nearestPage } from "./nearest-page";

const pages = [
  "/01-reading-a-database",
  "/01-reading-a-database/02-filtering",
  "/01-reading-a-database/03-joins",
  "/glossary",
].map((address) => ({ address, title: address }));

it.each([
  ["/01-reading-a-database/03-jions", "/01-reading-a-database/03-joins"],
  ["/lessons/1.3-jions", "/01-reading-a-database/03-joins"],
  ["/joins/", "/01-reading-a-database/03-joins"],
  ["/01-reading-database/02-filtring", "/01-reading-a-database/02-filtering"],
  ["/Glosary", "/glossary"],
  ["/reading-a-database", "/01-reading-a-database"],
])("takes %s for %s", (typed, meant) => {
  expect(nearestPage(typed, pages)?.address).toBe(meant);
});

it("says nothing when nothing is near", () => {
  expect(nearestPage("/wp-login.php", pages)).toBeUndefined();
  expect(nearestPage("/", pages)).toBeUndefined();
});
