import { describe, expect, it } from "vitest";
import type { Caller } from "../identity/caller";
import {
  changeUser,
  freshIdentities,
  withDerivedKey,
  withMembers,
  withPolicy,
  withUser,
  changeGroup,
} from "../identity/identities";
import { authorise } from "./authorise";
import type { Dialect } from "./dialect";
import { parseBucketPolicy, parseIdentityPolicy } from "./parse-policy";

const root = { accessKey: "root-key", secretKey: "root-secret" };
const withAda = withUser(freshIdentities(root), "ada", "ada-secret");
const ada: Caller = { kind: "user", accessKey: "ada" };

function statement(effect: string, action: string, resource: string, more: object = {}): object {
  return { Effect: effect, Action: action, Resource: `arn:aws:s3:::${resource}`, ...more };
}

function bucketPolicy(dialect: Dialect, ...statements: object[]) {
  const open = statements.map((one) => ({ Principal: "*", ...one }));
  return parseBucketPolicy(JSON.stringify({ Version: "2012-10-17", Statement: open }), "b", dialect);
}

function identityPolicy(...statements: object[]) {
  return parseIdentityPolicy(JSON.stringify({ Version: "2012-10-17", Statement: statements }));
}

const get = { action: "s3:GetObject", bucket: "b", key: "public/k", conditions: new Map<string, string[]>() };

describe("authorise(question, identities, dialect)", () => {
  const allow = bucketPolicy("minio", statement("Allow", "s3:GetObject", "b/public/*"));
  const deny = bucketPolicy("minio", statement("Deny", "s3:*", "b/*"));

  it("lets nobody in by default, and the root key always", () => {
    expect(authorise({ ...get, caller: { kind: "anonymous" } }, withAda, "minio").reason).toBe(
      "nothing allows it",
    );
    expect(authorise({ ...get, caller: ada }, withAda, "minio").reason).toBe("nothing allows it");
    expect(
      authorise({ ...get, caller: { kind: "root", accessKey: "root-key" } }, withAda, "minio").allowed,
    ).toBe(true);
  });

  it("judges a bucket's policy for anonymous requests only in the dialect of MinIO, for all in that of AWS", () => {
    const anonymous: Caller = { kind: "anonymous" };
    expect(authorise({ ...get, caller: anonymous, bucketPolicy: allow }, withAda, "minio").allowed).toBe(
      true,
    );
    expect(authorise({ ...get, caller: ada, bucketPolicy: allow }, withAda, "minio").allowed).toBe(false);
    expect(authorise({ ...get, caller: ada, bucketPolicy: allow }, withAda, "aws").allowed).toBe(true);
    const reader = changeUser(withAda, "ada", { policies: ["readonly"] });
    expect(authorise({ ...get, caller: ada, bucketPolicy: deny }, reader, "minio").allowed).toBe(true);
    expect(authorise({ ...get, caller: ada, bucketPolicy: deny }, reader, "aws").reason).toBe(
      "explicit deny",
    );
    const rootCaller: Caller = { kind: "root", accessKey: "root-key" };
    expect(authorise({ ...get, caller: rootCaller, bucketPolicy: deny }, reader, "aws").allowed).toBe(false);
  });

  it("tells the part of each statement", () => {
    const policy = bucketPolicy(
      "minio",
      statement("Allow", "s3:GetObject", "b/*", { Sid: "all" }),
      statement("Deny", "s3:GetObject", "b/public/*", {
        Condition: { StringEquals: { "aws:Referer": "x" } },
      }),
    );
    const question = { ...get, caller: { kind: "anonymous" } as const, bucketPolicy: policy };
    expect(authorise(question, withAda, "minio")).toEqual({
      allowed: true,
      reason: "allowed by a statement",
      parts: [
        {
          origin: "bucket",
          policy: "b",
          index: 0,
          sid: "all",
          effect: "Allow",
          principal: true,
          action: true,
          resource: true,
          conditions: [],
          applies: true,
        },
        {
          origin: "bucket",
          policy: "b",
          index: 1,
          effect: "Deny",
          principal: true,
          action: true,
          resource: true,
          conditions: [false],
          applies: false,
        },
      ],
    });
    const conditions = new Map([["Referer", ["x"]]]);
    expect(authorise({ ...question, conditions }, withAda, "minio").reason).toBe("explicit deny");
  });

  it("gives a user the policies of the groups that are enabled", () => {
    const grouped = changeGroup(withMembers(withAda, "readers", ["ada"]), "readers", {
      policies: ["readonly"],
    });
    expect(authorise({ ...get, caller: ada }, grouped, "minio").allowed).toBe(true);
    const disabled = changeGroup(grouped, "readers", { enabled: false });
    expect(authorise({ ...get, caller: ada }, disabled, "minio").allowed).toBe(false);
  });

  it("gives a derived key what its parent may, less what its own policy leaves out", () => {
    const reader = changeUser(withAda, "ada", { policies: ["readwrite"] });
    const key = {
      kind: "service-account",
      parent: "ada",
      secretKey: "service-secret",
      enabled: true,
    } as const;
    const caller: Caller = { kind: "derived", accessKey: "service", parent: "ada" };
    const policy = identityPolicy(statement("Allow", "s3:GetObject", "b/public/*"));
    const narrow = withDerivedKey(reader, "service", { ...key, policy });
    expect(authorise({ ...get, caller }, withDerivedKey(reader, "service", key), "minio").allowed).toBe(true);
    expect(authorise({ ...get, caller }, narrow, "minio").allowed).toBe(true);
    expect(authorise({ ...get, caller, key: "k" }, narrow, "minio").reason).toBe(
      "outside the session policy",
    );
    expect(authorise({ ...get, caller }, changeUser(narrow, "ada", { policies: [] }), "minio").allowed).toBe(
      false,
    );
  });

  it("reaches a bucket by its name and by its objects' pattern in a user's policy, by its name alone in a bucket's", () => {
    const list = { action: "s3:ListBucket", bucket: "b", conditions: new Map<string, string[]>() };
    for (const [resource, allowed] of [
      ["b", true],
      ["b/*", true],
      ["b*", true],
      ["c", false],
    ] as const) {
      const action = resource.includes("/") ? "s3:*" : "s3:ListBucket";
      const policy = identityPolicy(statement("Allow", action, resource));
      const state = changeUser(withPolicy(withAda, "own", policy), "ada", { policies: ["own"] });
      expect(authorise({ ...list, caller: ada }, state, "minio").allowed, resource).toBe(allowed);
    }
    const objects = bucketPolicy("minio", statement("Allow", "s3:*", "b/*"));
    expect(
      authorise({ ...list, caller: { kind: "anonymous" }, bucketPolicy: objects }, withAda, "minio").allowed,
    ).toBe(false);
  });

  it("puts the user's name for its variable, and nothing for a variable without a value", () => {
    const policy = identityPolicy(statement("Allow", "s3:GetObject", "b/${aws:username}/*"));
    const state = changeUser(withPolicy(withAda, "home", policy), "ada", { policies: ["home"] });
    const question = { ...get, caller: ada, key: "ada/k" };
    expect(
      authorise({ ...question, conditions: new Map([["username", ["ada"]]]) }, state, "minio").allowed,
    ).toBe(true);
    expect(authorise(question, state, "minio").allowed).toBe(false);
  });

  it("knows the complements of actions and resources", () => {
    const policy = bucketPolicy("aws", {
      Effect: "Allow",
      NotAction: "s3:Delete*",
      NotResource: "arn:aws:s3:::b/secret/*",
    });
    const question = { ...get, caller: ada, bucketPolicy: policy };
    expect(authorise(question, withAda, "aws").allowed).toBe(true);
    expect(authorise({ ...question, action: "s3:DeleteObject" }, withAda, "aws").allowed).toBe(false);
    expect(authorise({ ...question, key: "secret/k" }, withAda, "aws").allowed).toBe(false);
  });
});
