import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ObjectError } from "../errors/object-error";
import { parseBucketPolicy, parseIdentityPolicy } from "./parse-policy";
import { writePolicy } from "./write-policy";

const good = { Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "arn:aws:s3:::b/*" };

function refusal(policy: unknown): string {
  try {
    parseBucketPolicy(typeof policy === "string" ? policy : JSON.stringify(policy), "b");
  } catch (error) {
    if (error instanceof ObjectError) return `${error.code}: ${error.message}`;
    throw error;
  }
  return "none";
}

const of = (change: object): object => ({ Version: "2012-10-17", Statement: [{ ...good, ...change }] });

describe("parseBucketPolicy(text, bucket)", () => {
  it("writes every list out, and reads back what it wrote", () => {
    const policy = parseBucketPolicy(
      JSON.stringify(of({ Sid: "s", Condition: { StringLike: { "aws:Referer": "a*" } } })),
      "b",
    );
    expect(JSON.parse(writePolicy(policy))).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "s",
          Effect: "Allow",
          Principal: { AWS: ["*"] },
          Action: ["s3:GetObject"],
          Resource: ["arn:aws:s3:::b/*"],
          Condition: { StringLike: { "aws:Referer": ["a*"] } },
        },
      ],
    });
    expect(parseBucketPolicy(writePolicy(policy), "b")).toEqual(policy);
  });

  it.each<[unknown, string]>([
    ["", "MalformedPolicy: EOF"],
    ["x", "MalformedPolicy: invalid character 'x' looking for beginning of value"],
    ["{", "MalformedPolicy: unexpected EOF"],
    ["[]", "MalformedPolicy: json: cannot unmarshal array into Go value of type policy.subPolicy"],
    [
      { Version: "2012-10-17", Statement: {} },
      "MalformedPolicy: json: cannot unmarshal object into Go struct field subPolicy.Statement of type []policy.BPStatement",
    ],
    [{ Version: "2008-10-17", Statement: [good] }, "MalformedPolicy: invalid version '2008-10-17'"],
    [{ Statement: [good] }, "MalformedPolicy: The policy must contain a valid version string"],
    [of({ Effect: "Permit" }), "MalformedPolicy: invalid Effect Permit"],
    [of({ Principal: "ada" }), "MalformedPolicy: invalid principal 'ada'"],
    [of({ Action: [] }), "MalformedPolicy: empty actions not allowed"],
    [of({ Resource: [] }), "MalformedPolicy: Resource must not be empty"],
    [of({ Resource: "b/*" }), "MalformedPolicy: invalid resource 'b/*'"],
    [of({ Resource: "arn:aws:s3:::c/*" }), "MalformedPolicy: bucket name does not match"],
    [
      of({ Resource: "arn:aws:s3:::b" }),
      "MalformedPolicy: unsupported Resource found [arn:aws:s3:::b] for action s3:GetObject",
    ],
    [
      of({ Action: "s3:ListBucket", Resource: "arn:aws:s3:::b/k" }),
      "MalformedPolicy: unsupported Resource found [arn:aws:s3:::b/k] for action s3:ListBucket",
    ],
    [
      of({ NotResource: "arn:aws:s3:::b/*" }),
      "MalformedPolicy: Resource and NotResource cannot be specified in the same statement",
    ],
    [of({ Condition: {} }), "MalformedPolicy: condition must not be empty"],
    [of({ Condition: { Like: { "aws:Referer": "a" } } }), "MalformedPolicy: invalid condition name 'Like'"],
    [of({ Condition: { StringLike: { Referer: "a" } } }), "MalformedPolicy: invalid condition key 'Referer'"],
    [
      of({ Condition: { StringLike: { "s3:prefix": "a" } } }),
      "MalformedPolicy: unsupported condition keys '[s3:prefix]' used for action 's3:GetObject'",
    ],
    [
      of({ Condition: { IpAddress: { "aws:SourceIp": "here" } } }),
      "MalformedPolicy: value here/32 must be CIDR string for IpAddress condition",
    ],
    [
      of({ Condition: { NumericEquals: { "aws:EpochTime": "x" } } }),
      'MalformedPolicy: value x must be a int for NumericEquals condition: strconv.Atoi: parsing "x": invalid syntax',
    ],
    ["x".repeat(21_000), "PolicyTooLarge: Policy exceeds the maximum allowed document size."],
  ])("says of %j: %s", (policy, message) => {
    expect(refusal(policy)).toBe(message);
  });

  it("throws nothing but ObjectError, whatever JSON comes", () => {
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.constantFrom("Version", "Statement", "Action", "Condition", "Principal", "Resource"),
        (value, field) => {
          expect(typeof refusal({ Version: "2012-10-17", Statement: [good], [field]: value })).toBe("string");
          expect(typeof refusal(of({ [field]: value }))).toBe("string");
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe("parseIdentityPolicy(text)", () => {
  it("leaves principals out, and refuses unknown actions and actions of two services in one statement", () => {
    const parse = (change: object) => () =>
      parseIdentityPolicy(JSON.stringify({ Version: "2012-10-17", Statement: [{ ...good, ...change }] }));
    expect(parse({})()).not.toHaveProperty("statements.0.principals.0");
    expect(parse({ Principal: undefined, Action: "s3:Fly" })).toThrow("unsupported action 's3:Fly'");
    expect(parse({ Principal: undefined, Action: ["s3:GetObject", "admin:*"] })).toThrow(
      "unsupported admin action 's3:GetObject'",
    );
  });
});
