import type { FigureDefinition } from "./figure";

const statement = (Sid: string, Effect: "Allow" | "Deny", Action: string | string[], resource: string) => ({
  Sid,
  Effect,
  Action,
  Resource: `arn:aws:s3:::sample/${resource}`,
});
const policy = (...Statement: object[]): string => JSON.stringify({ Version: "2012-10-17", Statement });

/** The policy of the bucket `sample`: pictures for everybody, the accounts for nobody. */
export const samplePolicy = policy(
  { ...statement("PicturesForAll", "Allow", "s3:GetObject", "public/*"), Principal: "*" },
  { ...statement("NoAccounts", "Deny", "s3:*", "accounts/*"), Principal: "*" },
);

/** The policies of two users. */
export const userPolicies = {
  ada: policy(statement("OwnFolder", "Allow", ["s3:GetObject", "s3:PutObject"], "sellers/3/*")),
  ben: policy(
    statement("AllOfIt", "Allow", "s3:*", "*"),
    statement("KeepInvoices", "Deny", "s3:DeleteObject", "sellers/*"),
    {
      ...statement("PicturesFromOffice", "Deny", "s3:PutObject", "public/*"),
      Condition: { NotIpAddress: { "aws:SourceIp": "192.168.4.0/24" } },
    },
  ),
};

/** What the reader chooses from, with what the figure opens with first. */
export const policyChoices = {
  who: ["nobody", "ada", "ben"],
  action: ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"],
  key: ["public/logo.svg", "sellers/3/invoice.pdf", "accounts/2024.csv"],
  from: ["192.168.4.20", "203.0.113.9"],
  dialect: ["minio", "aws"],
} as const;

const setUp = `PUT /sample

PUT /sample/public/logo.svg

a picture

PUT /sample?policy

${samplePolicy}

`;

/** A request, the statements that have a say about it, and the decision. */
export const policyDecision: FigureDefinition = {
  name: "policy-decision",
  alt: "A request names who asks, an action and a key. Below it stand the statements of the bucket's policy and of the user's own. Each says whether its principal, action, resource and condition fit the request; a statement applies only when all of them do. A deny that applies wins, otherwise an allow that applies decides, and without one the request is refused.",
  queries: {
    policy: `${setUp}GET /sample?policy\n`,
    opening: `${setUp}GET /sample/public/logo.svg\nAuthorization: none\n`,
  },
};
