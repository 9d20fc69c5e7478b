import { expect, it } from "vitest";
import { foreignRequest } from "./foreign-request";

const ask = (headers: Record<string, string>, address?: string): string | undefined =>
  foreignRequest(new Headers(headers), address)?.code;

it.each(["127.0.0.1:3000", "localhost", "[::1]:8080"])("answers for %s", (host) => {
  expect(ask({ host })).toBeUndefined();
  expect(ask({ host, origin: `http://${host}` })).toBeUndefined();
});

it("answers for the public address, with or without a path", () => {
  expect(ask({ host: "course.example.org" }, "https://course.example.org/")).toBeUndefined();
});

it.each(["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:3000", ""])(
  "refuses the host %j",
  (host) => {
    expect(ask({ host })).toBe("foreign_host");
  },
);

it.each(["http://evil.example", "null", "http://127.0.0.1.evil.example"])(
  "refuses the origin %j",
  (origin) => {
    expect(ask({ host: "127.0.0.1:3000", origin })).toBe("foreign_origin");
  },
);
