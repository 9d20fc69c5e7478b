import { type policyChoices, userPolicies } from "@/content/figures/policy-decision";
import type { Caller } from "@/sandbox/objects/identity/caller";
import { freshIdentities, withPolicy, withUser, changeUser } from "@/sandbox/objects/identity/identities";
import type { IdentityState } from "@/sandbox/objects/identity/identity-state";
import { authorise } from "@/sandbox/objects/policy/authorise";
import type { Decision, StatementPart } from "@/sandbox/objects/policy/decision";
import { parseBucketPolicy, parseIdentityPolicy } from "@/sandbox/objects/policy/parse-policy";
import type { Statement } from "@/sandbox/objects/policy/policy-document";

/** A request as the reader put it together. */
export type PolicyQuestion = { [name in keyof typeof policyChoices]: (typeof policyChoices)[name][number] };

/** One statement with its part in the decision; without one it was not asked. */
export interface JudgedStatement {
  /** Whose policy it stands in: the bucket's, or a user's. */
  of: string;
  statement: Statement;
  part: StatementPart | undefined;
}

const parsed = Object.entries(userPolicies).map(([name, text]) => ({
  name,
  document: parseIdentityPolicy(text),
}));

/** A store's people: the two users, each with one policy. */
export const figureIdentities: IdentityState = parsed.reduce(
  (state, { name, document }) =>
    changeUser(withPolicy(withUser(state, name, `${name}-secret`), `policy-of-${name}`, document, 0), name, {
      policies: [`policy-of-${name}`],
    }),
  freshIdentities({ accessKey: "rowhouse", secretKey: "rowhouse-secret" }),
);

/** Puts a question to the engine's own judge; `bucketPolicy` is the text that the store holds. */
export function decide(question: PolicyQuestion, bucketPolicy: string): Decision {
  const { who, action, key, from, dialect } = question;
  const caller: Caller = who === "nobody" ? { kind: "anonymous" } : { kind: "user", accessKey: who };
  return authorise(
    {
      caller,
      action,
      bucket: "sample",
      key,
      conditions: new Map([["SourceIp", [from]]]),
      bucketPolicy: parseBucketPolicy(bucketPolicy, "sample", dialect),
    },
    figureIdentities,
    dialect,
  );
}

/** Every statement that could matter to this caller, the bucket's first, with its part in the decision. */
export function judgedStatements(
  question: PolicyQuestion,
  bucketPolicy: string,
  { parts }: Decision,
): JudgedStatement[] {
  const bucket = parseBucketPolicy(bucketPolicy, "sample", question.dialect).statements;
  const own = parsed.find(({ name }) => name === question.who);
  const partOf = (origin: StatementPart["origin"], index: number): StatementPart | undefined =>
    parts.find((part) => part.origin === origin && part.index === index);
  return [
    ...bucket.map((statement, at) => ({
      of: "policy of the bucket",
      statement,
      part: partOf("bucket", at),
    })),
    ...(own?.document.statements ?? []).map((statement, at) => ({
      of: `policy of ${question.who}`,
      statement,
      part: partOf("identity", at),
    })),
  ];
}

/** Why it was decided so, in a sentence. */
export function decisionReading({ allowed, reason, parts }: Decision): string {
  const named = (effect: "Allow" | "Deny"): string =>
    parts
      .filter((part) => part.effect === effect && part.applies)
      .map(({ sid, index }) => sid ?? `statement ${index + 1}`)
      .join(" and ");
  if (reason === "explicit deny") return `Refused, 403: ${named("Deny")} denies it, and a deny always wins.`;
  if (allowed) return `Allowed: nothing denies it, and ${named("Allow")} allows it.`;
  return "Refused, 403: nothing denies it, but nothing allows it either.";
}
