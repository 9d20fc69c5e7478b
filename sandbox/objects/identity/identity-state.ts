import type { PolicyDocument } from "../policy/policy-document";

/** The key that may do everything, and names the store's owner. */
export interface RootKey {
  readonly accessKey: string;
  readonly secretKey: string;
}

/** A person or program with a key of its own; its policies are names. */
export interface User {
  readonly secretKey: string;
  readonly enabled: boolean;
  readonly policies: readonly string[];
}

/** Users who share policies. */
export interface Group {
  readonly members: readonly string[];
  readonly enabled: boolean;
  readonly policies: readonly string[];
}

/** A key made from another one: it may do what its parent may, and no more than its own policy says. */
export interface DerivedKey {
  readonly kind: "service-account" | "temporary";
  readonly parent: string;
  readonly secretKey: string;
  readonly enabled: boolean;
  readonly policy?: PolicyDocument;
  /** Only temporary keys have these: the token that has to come with every request, and the end, in milliseconds since 1970. */
  readonly sessionToken?: string;
  readonly expires?: number;
}

/** Who there is and what they may: plain values that are replaced, never changed, so that a snapshot is a reference. */
export interface IdentityState {
  readonly root: RootKey;
  readonly users: ReadonlyMap<string, User>;
  readonly groups: ReadonlyMap<string, Group>;
  readonly derived: ReadonlyMap<string, DerivedKey>;
  /** Policies by name, the built-in ones included. */
  readonly policies: ReadonlyMap<string, PolicyDocument>;
  /** When policies that are not built in were made and last replaced, in milliseconds since 1970. */
  readonly policyTimes: ReadonlyMap<string, { readonly created: number; readonly updated: number }>;
}
