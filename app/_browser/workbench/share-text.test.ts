import { expect, it } from "vitest";
import { readShared, sharedHash } from "./share-text";

it.each(["select 'ä # % & 🏠';\n-- x", "", "a=b&sql=c"])("brings %j back as it was", (text) => {
  expect(readShared(sharedHash(text))).toEqual({ kind: "text", text });
});

it.each(["#sql=%E4", "#sql=select%", "#sql=%00", "#sql=%EF%BF%BD"])("calls %s damaged", (hash) => {
  expect(readShared(hash)).toEqual({ kind: "damaged" });
});

it.each(["", "#", "#results"])("finds nothing in %j", (hash) => {
  expect(readShared(hash)).toEqual({ kind: "none" });
});
