import { toBase64 } from "../../digest/base64";
import { pureDigests } from "../../digest/pure-digests";
import { toUtf8 } from "../../digest/utf8";
import { formatAmzDate } from "../../signature/amz-date";
import { canonicalQuery, uriEncode } from "../../signature/canonical-request";
import { scopeText } from "../../signature/credential-scope";
import { presign } from "../../signature/sign-request";
import { ALGORITHM, signingKey, signText } from "../../signature/signing-key";
import { type Call, type Command, storeTarget } from "../command";
import { McError } from "../mc-error";
import { listObjects } from "../store/list";
import { headObject } from "../store/object";
import { causeOf } from "../store/refusal";
import { type StoreTarget, targetUrl } from "../target";
import { parseDuration, readableDuration } from "../times";

const WEEK = 604_800;

function durationProblem(text: string): string {
  const unit = /\d([a-z]+)/.exec(text)?.[1];
  if (unit === undefined) return `time: invalid duration ${JSON.stringify(text)}`;
  return `time: unknown unit ${JSON.stringify(unit)} in duration ${JSON.stringify(text)}`;
}

function expiry(call: Call): number {
  const text = call.flags.value("expire");
  if (text === undefined) return WEEK;
  const seconds = parseDuration(text, false);
  if (seconds === undefined)
    throw new McError(`Unable to parse expire=\`${text}\`.`, { message: durationProblem(text), error: {} });
  if (seconds < 1) throw new McError("Expiry cannot be lesser than 1 second.");
  if (seconds > WEEK) throw new McError("Expiry cannot be larger than 7 days.");
  return seconds;
}

function print(url: string, share: string, seconds: number, call: Call): void {
  const contentType = call.flags.value("content-type");
  const type = contentType === undefined ? "" : `Content-Type: ${contentType}\n`;
  const text = `URL: ${url}\nExpire: ${readableDuration(seconds)}\n${type}Share: ${share}\n`;
  const typed = contentType === undefined ? {} : { contentType };
  call.out.print(text, { status: "success", url, share, timeLeft: seconds * 1e9, ...typed });
}

/** A link to an object that is good for so many seconds. */
export function shareLink(target: StoreTarget, seconds: number, now: number): string {
  const { alias, bucket, key } = target;
  const { host } = /^https?:\/\/(?<host>[^/]+)/.exec(alias.url)?.groups ?? {};
  const path = `/${bucket}/${key.split("/").map(uriEncode).join("/")}`;
  const plain = { method: "GET", path, query: [], headers: { host: host ?? "" } };
  const query = presign(plain, seconds, {
    credentials: alias,
    now,
    region: alias.region,
    digests: pureDigests,
  });
  // Sorted, the signature last: as mc writes it.
  return `${alias.url}${path}?${canonicalQuery(query.slice(0, -1))}&${canonicalQuery(query.slice(-1))}`;
}

async function targetsOf(target: StoreTarget, text: string, call: Call): Promise<StoreTarget[]> {
  const { alias, bucket, key } = target;
  if (call.flags.has("recursive")) {
    const folder = key === "" ? "" : key.replace(/\/?$/, "/");
    return (await listObjects(alias, bucket, folder, true)).map((entry) => ({ ...target, key: entry.key }));
  }
  const there = key !== "" && (await headObject(target, call.flags.value("version-id")));
  if (there) return [target];
  throw new McError(`Unable to stat \`${text}\`.`, { message: "Object does not exist", error: {} });
}

async function download(call: Call): Promise<void> {
  const seconds = expiry(call);
  for (const text of call.args) {
    const targets = await targetsOf(storeTarget(call, text, `Unable to stat \`${text}\`.`), text, call).catch(
      (error: unknown) => {
        throw error instanceof McError ? error : new McError(`Unable to stat \`${text}\`.`, causeOf(error));
      },
    );
    for (const target of targets)
      print(targetUrl(target), shareLink(target, seconds, call.world.now()), seconds, call);
  }
}

/** What a shared upload allows: one key, or all that begin with it; one type of content, or any. */
interface Allowed {
  readonly asPrefix: boolean;
  readonly contentType?: string | undefined;
}

/** The command that posts a file as a browser's form does, with a policy for what is allowed. */
export function shareCommand(
  target: StoreTarget,
  seconds: number,
  now: number,
  { asPrefix, contentType }: Allowed,
): string {
  const { alias, bucket, key } = target;
  const date = formatAmzDate(now);
  const scope = { day: date.slice(0, 8), region: alias.region, service: "s3" };
  const credential = `${alias.accessKey}/${scopeText(scope)}`;
  const conditions = [
    ["eq", "$bucket", bucket],
    [asPrefix ? "starts-with" : "eq", "$key", key],
    ...(contentType === undefined ? [] : [["eq", "$Content-Type", contentType]]),
    ["eq", "$x-amz-date", date],
    ["eq", "$x-amz-algorithm", ALGORITHM],
    ["eq", "$x-amz-credential", credential],
  ];
  const expiration = new Date(now + seconds * 1000).toISOString();
  const policy = toBase64(toUtf8(JSON.stringify({ expiration, conditions })));
  const signature = signText(signingKey(alias.secretKey, scope, pureDigests), policy, pureDigests);
  const fields = [
    `bucket=${bucket}`,
    ...(contentType === undefined ? [] : [`Content-Type=${contentType}`]),
    `policy=${policy}`,
    `x-amz-algorithm=${ALGORITHM}`,
    `x-amz-credential=${credential}`,
    `x-amz-date=${date}`,
    `x-amz-signature=${signature}`,
    `key=${asPrefix ? `${key}<NAME>` : key}`,
    "file=@<FILE>",
  ];
  return `curl ${alias.url}/${bucket}/ ${fields.map((field) => `-F ${field}`).join(" ")}`;
}

async function upload(call: Call): Promise<void> {
  const seconds = expiry(call);
  for (const text of call.args) {
    const target = storeTarget(call, text);
    const asPrefix = call.flags.has("recursive");
    if (text.endsWith("/") && !asPrefix) {
      throw new McError(`Use --recursive flag to generate curl command for prefixes.`, {
        message: `\`${text}\` is a folder`,
        error: {},
      });
    }
    const allowed = { asPrefix, contentType: call.flags.value("content-type") };
    print(targetUrl(target), shareCommand(target, seconds, call.world.now(), allowed), seconds, call);
  }
}

const FLAGS: Command["flags"] = [
  { name: "recursive", short: "r" },
  { name: "expire", short: "E", value: true },
  { name: "version-id", short: "vid", value: true },
];

/** Makes links to download, and commands to upload, without a key. */
export const shareCommands: readonly Command[] = [
  {
    name: "share download",
    usage: "[FLAGS] TARGET [TARGET...]",
    flags: FLAGS,
    args: [1, 100],
    run: download,
  },
  {
    name: "share upload",
    usage: "[FLAGS] TARGET [TARGET...]",
    flags: [...FLAGS, { name: "content-type", short: "T", value: true }],
    args: [1, 100],
    run: upload,
  },
];
