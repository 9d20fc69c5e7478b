import { describe, expect, it } from "vitest";
import { readEnvironment } from "./environment";

const bucket = {
  S3_ENDPOINT: "http://127.0.0.1:9000/",
  S3_ACCESS_KEY: "key",
  S3_SECRET_KEY: "a-secret",
  S3_BUCKET: "rowhouse-files",
};

describe("readEnvironment(variables)", () => {
  it("has a default for everything", () => {
    expect(readEnvironment({})).toEqual({
      kind: "ok",
      value: { host: "127.0.0.1", port: 3000, dataFolder: ".data", mode: "solo", graders: undefined },
    });
  });

  it("treats an empty variable as one that is not set", () => {
    expect(readEnvironment({ PORT: "", HOST: "" })).toMatchObject({ kind: "ok", value: { port: 3000 } });
  });

  it("names every mistake, and never shows a secret", () => {
    const result = readEnvironment({
      HOST: "0.0.0.0",
      PORT: "80a",
      GRADERS: "0",
      ROWHOUSE_MODE: "school",
      ROWHOUSE_SECRET: "short",
      DATABASE_URL: "mysql://root:hunter2@db",
      ROWHOUSE_URL: "course.example.org",
    });
    expect(result.kind === "bad" && result.problems).toMatchInlineSnapshot(`
      [
        "HOST is "0.0.0.0": the course serves this machine only. Use 127.0.0.1, localhost or ::1, and put a reverse proxy in front to serve others.",
        "PORT is "80a": use a whole number from 1 to 65535.",
        "GRADERS is "0": use a whole number from 1 to 256.",
        "ROWHOUSE_MODE is "school": use solo or class, or leave it out.",
        "ROWHOUSE_SECRET: it needs at least 32 characters, for example from: openssl rand -hex 32.",
        "ROWHOUSE_URL is "course.example.org": use an address like https://course.example.org.",
        "DATABASE_URL: use an address like postgres://user:password@127.0.0.1:5432/rowhouse.",
      ]
    `);
  });

  it("takes a bucket with all of its settings", () => {
    expect(readEnvironment(bucket)).toMatchObject({
      value: {
        s3: {
          endpoint: "http://127.0.0.1:9000",
          accessKey: "key",
          secretKey: "a-secret",
          bucket: "rowhouse-files",
          region: "us-east-1",
        },
      },
    });
    expect(readEnvironment({ ...bucket, S3_REGION: "eu-1" })).toMatchObject({
      value: { s3: { region: "eu-1" } },
    });
  });

  it.each(Object.keys(bucket))("says that %s is missing of a bucket, and never its secret", (name) => {
    const result = readEnvironment({ ...bucket, [name]: "" });
    const told = result.kind === "bad" ? result.problems.join("\n") : "";
    expect(told).toContain(`Missing: ${name} (`);
    expect(told).toContain("or none of them to keep files in ROWHOUSE_DATA.");
    expect(told).not.toContain("a-secret");
  });

  it("names a bucket that cannot be one", () => {
    const result = readEnvironment({ ...bucket, S3_BUCKET: "My Bucket" });
    expect(result.kind === "bad" && result.problems).toEqual([
      'S3_BUCKET is "My Bucket": use 3 to 63 small letters, digits, dots and hyphens, like rowhouse-files.',
    ]);
  });
});
