import { expect, it } from "vitest";
import { encodedWords } from "./encoded-word";

// Answers of a real MinIO to HEAD, for metadata sent in UTF-8.
it.each([
  ["plain, with = and ?", "plain, with = and ?"],
  ["Åsa", "=?UTF-8?q?=C3=85sa?="],
  ["日本", "=?UTF-8?q?=E6=97=A5=E6=9C=AC?="],
  ["Åsa (x)", "=?UTF-8?b?w4VzYSAoeCk=?="],
  ["a\r\nb", "=?UTF-8?q?a=0D=0Ab?="],
])("writes %j as %j", (text, expected) => {
  expect(encodedWords(text)).toBe(expected);
});

it("begins another word before one has more than 75 characters, never inside a letter", () => {
  const words = encodedWords("ä_=? ".repeat(20)).split(" ");
  expect(words.every((word) => word.length <= 75 && /^=\?UTF-8\?q\?.*\?=$/.test(word))).toBe(true);
  const bytes = words.flatMap((word) =>
    Array.from(
      word
        .slice(10, -2)
        .replaceAll("_", " ")
        .matchAll(/=(..)|(.)/g),
      ([, hex, letter]) => (hex === undefined ? (letter ?? "").charCodeAt(0) : Number.parseInt(hex, 16)),
    ),
  );
  expect(Buffer.from(bytes).toString("utf8")).toBe("ä_=? ".repeat(20));
});

it("splits base64 between letters as well", () => {
  const words = encodedWords("日本語。.".repeat(20)).split(" ");
  expect(words.every((word) => word.length <= 75)).toBe(true);
  const texts = words.map((word) => Buffer.from(word.slice(10, -2), "base64").toString("utf8"));
  expect(texts.join("")).toBe("日本語。.".repeat(20));
});
