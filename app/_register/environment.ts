import type { S3Place } from "./files/s3-files";

/** The settings of the running course, read once from the environment and frozen. */
export interface Environment {
  host: string;
  port: number;
  dataFolder: string;
  mode: "solo" | "class";
  /** Public address without a slash at its end. */
  url: string | undefined;
  /** Signs sessions and receipts; without one, the register makes one and keeps it. */
  secret: string | undefined;
  databaseUrl: string | undefined;
  graders: number | undefined;
  /** The bucket for backups and exports; without one they stay in the data folder. */
  s3: S3Place | undefined;
}

/** Either the settings, or every mistake in them as a sentence that names the variable. */
export type EnvironmentResult = { kind: "ok"; value: Environment } | { kind: "bad"; problems: string[] };

type Variables = Record<string, string | undefined>;
type Rule = (value: string) => string | undefined;

const LOOPBACK = new Set(["127.0.0.1", "localhost", "::1"]);

/** One rule per variable of doors.md; each returns what is wrong and what to type instead. */
const rules: Record<string, Rule> = {
  HOST: (value) =>
    LOOPBACK.has(value)
      ? undefined
      : "the course serves this machine only. Use 127.0.0.1, localhost or ::1, and put a reverse proxy in front to serve others",
  PORT: whole(1, 65_535),
  GRADERS: whole(1, 256),
  ROWHOUSE_MODE: (value) =>
    value === "solo" || value === "class" ? undefined : "use solo or class, or leave it out",
  ROWHOUSE_SECRET: (value) =>
    value.length >= 32
      ? undefined
      : "it needs at least 32 characters, for example from: openssl rand -hex 32",
  ROWHOUSE_URL: address(["http:", "https:"], "https://course.example.org"),
  DATABASE_URL: address(["postgres:", "postgresql:"], "postgres://user:password@127.0.0.1:5432/rowhouse"),
  ELASTICSEARCH_URL: address(["http:", "https:"], "http://127.0.0.1:9200"),
  S3_ENDPOINT: address(["http:", "https:"], "http://127.0.0.1:9000"),
  S3_BUCKET: (value) =>
    /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(value)
      ? undefined
      : "use 3 to 63 small letters, digits, dots and hyphens, like rowhouse-files",
  S3_REGION: (value) => (/^[\w-]+$/.test(value) ? undefined : "use a name like us-east-1, or leave it out"),
};

/** What a bucket needs, with an example. S3_REGION has a default. */
const s3Needs: Record<string, string> = {
  S3_ENDPOINT: "http://127.0.0.1:9000",
  S3_ACCESS_KEY: "the name of a key that may read, write, list and delete in the bucket",
  S3_SECRET_KEY: "the secret of that key",
  S3_BUCKET: "rowhouse-files, a bucket that exists",
};

const SECRET = new Set(["ROWHOUSE_SECRET", "DATABASE_URL"]);

/** Reads and checks every variable of doors.md at once, so that one mistake never hides the next. */
export function readEnvironment(variables: Variables): EnvironmentResult {
  const problems = Object.entries(rules).flatMap(([name, rule]) => {
    const value = variables[name];
    const wrong = value === undefined || value === "" ? undefined : rule(value);
    if (wrong === undefined) return [];
    return [`${name}${SECRET.has(name) ? "" : ` is "${value}"`}: ${wrong}.`];
  });
  problems.push(...s3Problems(variables));
  if (problems.length > 0) return { kind: "bad", problems };
  return {
    kind: "ok",
    value: Object.freeze({
      host: variables.HOST || "127.0.0.1",
      port: Number(variables.PORT || 3000),
      dataFolder: variables.ROWHOUSE_DATA || ".data",
      mode: variables.ROWHOUSE_MODE === "class" ? "class" : "solo",
      url: variables.ROWHOUSE_URL?.replace(/\/+$/, "") || undefined,
      secret: variables.ROWHOUSE_SECRET || undefined,
      databaseUrl: variables.DATABASE_URL || undefined,
      graders: variables.GRADERS ? Number(variables.GRADERS) : undefined,
      s3: s3Of(variables),
    }),
  };
}

/** All of them or none: half a setting would keep backups on this machine of which somebody believes that they are away. */
function s3Problems(variables: Variables): string[] {
  const set = [...Object.keys(s3Needs), "S3_REGION"].filter((name) => variables[name]);
  const missing = Object.entries(s3Needs).filter(([name]) => !variables[name]);
  if (set.length === 0 || missing.length === 0) return [];
  const wanted = missing.map(([name, example]) => `${name} (${example})`).join(", ");
  return [
    `${set.join(", ")} ${set.length === 1 ? "is" : "are"} set, but files go to a bucket only with all of ${Object.keys(s3Needs).join(", ")}. Missing: ${wanted}. Set what is missing, or none of them to keep files in ROWHOUSE_DATA.`,
  ];
}

function s3Of({
  S3_ENDPOINT,
  S3_ACCESS_KEY,
  S3_SECRET_KEY,
  S3_BUCKET,
  S3_REGION,
}: Variables): S3Place | undefined {
  if (!S3_ENDPOINT || !S3_ACCESS_KEY || !S3_SECRET_KEY || !S3_BUCKET) return undefined;
  return {
    endpoint: S3_ENDPOINT.replace(/\/+$/, ""),
    accessKey: S3_ACCESS_KEY,
    secretKey: S3_SECRET_KEY,
    bucket: S3_BUCKET,
    region: S3_REGION || "us-east-1",
  };
}

function whole(least: number, most: number): Rule {
  return (value) => {
    const number = Number(value);
    const fits = /^\d+$/.test(value) && number >= least && number <= most;
    return fits ? undefined : `use a whole number from ${least} to ${most}`;
  };
}

function address(protocols: string[], example: string): Rule {
  return (value) => {
    const right = URL.canParse(value) && protocols.includes(new URL(value).protocol);
    return right ? undefined : `use an address like ${example}`;
  };
}
