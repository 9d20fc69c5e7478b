import { Client } from "minio";
import { type Files, safeName } from "./files";

/** Where a bucket is, and who may use it. */
export interface S3Place {
  /** `https://s3.example.org` */
  endpoint: string;
  accessKey: string;
  secretKey: string;
  bucket: string;
  region: string;
}

/** Files in a bucket, which has to exist: who may make buckets, and where, is the business of whoever runs the store. */
export function s3Files(place: S3Place): Files {
  const client = clientOf(place);
  const { bucket } = place;
  const said = <T>(work: Promise<T>): Promise<T> =>
    work.catch((cause: unknown) => {
      throw new Error(reasonOf(cause, place), { cause });
    });
  return {
    placeOf: (name) => `s3://${bucket}/${safeName(name)}`,
    put: async (name, content) => {
      const key = safeName(name);
      await said(
        typeof content === "string"
          ? client.putObject(bucket, key, Buffer.from(content, "utf8"))
          : client.fPutObject(bucket, key, content.file),
      );
    },
    fetch: (name, target) => said(client.fGetObject(bucket, safeName(name), target)),
    list: (folder) => said(namesUnder(client, bucket, `${safeName(folder)}/`)),
    remove: (name) => said(client.removeObject(bucket, safeName(name))),
  };
}

function clientOf({ endpoint, accessKey, secretKey, region }: S3Place): Client {
  const { protocol, hostname, port } = new URL(endpoint);
  const useSSL = protocol === "https:";
  return new Client({
    endPoint: hostname,
    port: port === "" ? (useSSL ? 443 : 80) : Number(port),
    useSSL,
    accessKey,
    secretKey,
    // Without a region the client asks for that of the bucket first, which many keys are not allowed to.
    region,
  });
}

async function namesUnder(client: Client, bucket: string, prefix: string): Promise<string[]> {
  const names: string[] = [];
  for await (const item of client.listObjectsV2(bucket, prefix, false)) {
    const { name } = item as { name?: string };
    // A folder has a prefix and no name.
    if (name !== undefined) names.push(name);
  }
  return names.sort();
}

/** Why a store refused, and what to do about it. */
function reasonOf(cause: unknown, { endpoint, bucket, accessKey }: S3Place): string {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  const reason = reasons[code];
  const where = `The store ${endpoint} (bucket ${bucket})`;
  if (reason) return `${where}: ${reason.replaceAll("{bucket}", bucket).replaceAll("{key}", accessKey)}`;
  const told = cause instanceof Error ? cause.message : String(cause);
  return `${where} did not do it: ${[code, told].filter((text) => text !== "").join(", ")}`;
}

const reasons: Readonly<Record<string, string>> = {
  NoSuchBucket: "there is no such bucket. Make it first, for example with: mc mb <alias>/{bucket}",
  NoSuchKey: "there is no such file.",
  NotFound: "there is no such file.",
  InvalidAccessKeyId: "it does not know the key {key}. Look at S3_ACCESS_KEY.",
  SignatureDoesNotMatch: "the secret does not belong to the key {key}. Look at S3_SECRET_KEY.",
  AuthorizationHeaderMalformed: "it is in another region. Look at S3_REGION.",
  AccessDenied: "the key {key} may not do this. It needs to get, put, list and delete in {bucket}.",
  ECONNREFUSED: "nobody answers there. Start it, or look at S3_ENDPOINT.",
  ENOTFOUND: "its name is not known. Look at S3_ENDPOINT.",
};
