import { describe, expect, it } from "vitest";
import { ObjectError } from "../errors/object-error";
import type { IdentityState } from "./identity-state";
import {
  changeUser,
  freshIdentities,
  withDerivedKey,
  withMembers,
  withoutMembers,
  withoutPolicy,
  withoutUser,
  withUser,
} from "./identities";

const empty = freshIdentities({ accessKey: "root-key", secretKey: "root-secret" });
const withAda = withUser(empty, "ada", "ada-secret");

function refusal(change: () => IdentityState): string {
  try {
    change();
  } catch (error) {
    if (error instanceof ObjectError) return error.message;
    throw error;
  }
  return "none";
}

describe("withUser(state, accessKey, secretKey)", () => {
  it("leaves the state before as it was", () => {
    expect(empty.users.size).toBe(0);
    expect(withAda.users.get("ada")).toEqual({ secretKey: "ada-secret", enabled: true, policies: [] });
  });

  it("gives a user who is there another secret, and keeps the rest", () => {
    const changed = changeUser(withAda, "ada", { enabled: false, policies: ["readonly"] });
    expect(withUser(changed, "ada", "new-secret").users.get("ada")).toEqual({
      secretKey: "new-secret",
      enabled: false,
      policies: ["readonly"],
    });
  });

  it.each([
    ["root-key", "some-secret", "Credential is not allowed to be same as admin access key"],
    ["al", "some-secret", "The access key is invalid. (access key length should be between 3 and 20)"],
    ["a=b", "some-secret", "The access key is invalid. (access key length should be between 3 and 20)"],
    ["carl", "c", "The secret key is invalid. (secret key length should be between 8 and 40)"],
  ])("refuses %s with %s", (accessKey, secretKey, message) => {
    expect(refusal(() => withUser(empty, accessKey, secretKey))).toBe(message);
  });
});

describe("withoutUser(state, accessKey)", () => {
  it("takes the user out of groups, with every key made from that one", () => {
    const key = {
      kind: "service-account",
      parent: "ada",
      secretKey: "service-secret",
      enabled: true,
    } as const;
    const full = withDerivedKey(withMembers(withAda, "readers", ["ada"]), "service", key);
    const after = withoutUser(full, "ada");
    expect([after.users.size, after.derived.size, after.groups.get("readers")?.members]).toEqual([0, 0, []]);
    expect(refusal(() => withoutUser(after, "ada"))).toBe(
      "The specified user does not exist. (Specified user does not exist)",
    );
  });
});

describe("withoutMembers(state, name, members)", () => {
  it("removes a group only when it is empty", () => {
    const grouped = withMembers(withAda, "readers", ["ada"]);
    expect(refusal(() => withoutMembers(grouped, "readers", []))).toBe(
      "The specified group is not empty - cannot remove it.",
    );
    expect(withoutMembers(withoutMembers(grouped, "readers", ["ada"]), "readers", []).groups.size).toBe(0);
  });
});

describe("withoutPolicy(state, name)", () => {
  it("refuses a policy that somebody has", () => {
    const reader = changeUser(withAda, "ada", { policies: ["readonly"] });
    expect(refusal(() => withoutPolicy(reader, "readonly"))).toBe(
      "The policy cannot be removed, as it is in use",
    );
    expect(withoutPolicy(withAda, "readonly").policies.has("readonly")).toBe(false);
  });
});
