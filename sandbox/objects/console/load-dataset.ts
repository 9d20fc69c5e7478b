import { fromBase64 } from "../digest/base64";
import { uriEncode } from "../signature/canonical-request";
import { textBytes, type UnsignedRequest } from "./send";

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function pairs(value: unknown): readonly [string, string][] {
  return isRecord(value) ? Object.entries(value).map(([name, part]) => [name, text(part)]) : [];
}

function putObject(bucket: string, key: string, object: unknown): UnsignedRequest {
  const target = `/${bucket}/${key.split("/").map(uriEncode).join("/")}`;
  if (typeof object === "string") return { method: "PUT", target, headers: {}, body: textBytes(object) };
  if (!isRecord(object))
    throw new Error(`${bucket}/${key}: expected a text, or an object with text or base64`);
  const body =
    object["base64"] === undefined ? textBytes(text(object["text"])) : fromBase64(text(object["base64"]));
  if (!body) throw new Error(`${bucket}/${key}: base64 is not well-formed`);
  const tags = pairs(object["tags"]).map(([name, value]) => `${uriEncode(name)}=${uriEncode(value)}`);
  const headers = {
    ...(object["contentType"] === undefined ? {} : { "content-type": text(object["contentType"]) }),
    ...Object.fromEntries(
      pairs(object["metadata"]).map(([name, value]) => [`x-amz-meta-${name.toLowerCase()}`, value]),
    ),
    ...(tags.length > 0 ? { "x-amz-tagging": tags.join("&") } : {}),
  };
  return { method: "PUT", target, headers, body };
}

function bucketRequests(name: string, bucket: Record<string, unknown>): UnsignedRequest[] {
  const target = `/${name}`;
  const empty = textBytes("");
  const status = text(bucket["versioning"]);
  const versioning = `<VersioningConfiguration><Status>${status}</Status></VersioningConfiguration>`;
  const locks: Record<string, string> =
    bucket["objectLock"] === true ? { "x-amz-bucket-object-lock-enabled": "true" } : {};
  const objects = isRecord(bucket["objects"]) ? Object.entries(bucket["objects"]) : [];
  return [
    { method: "PUT", target, headers: locks, body: empty },
    ...(status === ""
      ? []
      : [{ method: "PUT", target: `${target}?versioning`, headers: {}, body: textBytes(versioning) }]),
    ...objects.flatMap(([key, value]) =>
      // Several versions, the oldest first, where a list is given.
      (Array.isArray(value) ? value : [value]).map((each: unknown) => putObject(name, key, each)),
    ),
    ...(bucket["policy"] === undefined
      ? []
      : [
          {
            method: "PUT",
            target: `${target}?policy`,
            headers: {},
            body: textBytes(JSON.stringify(bucket["policy"])),
          },
        ]),
  ];
}

/**
 * The requests that make what a JSON file describes: `{"buckets": {name: {versioning, objectLock, policy, objects: {key: text |
 * {text, base64, contentType, metadata, tags} | list of versions}}}}`.
 */
export function datasetRequests(json: string): readonly UnsignedRequest[] {
  const value: unknown = JSON.parse(json);
  const buckets = isRecord(value) ? value["buckets"] : undefined;
  if (!isRecord(buckets)) throw new Error('expected {"buckets": {…}}');
  return Object.entries(buckets).flatMap(([name, bucket]) => {
    if (!isRecord(bucket)) throw new Error(`bucket ${name}: expected an object`);
    return bucketRequests(name, bucket);
  });
}
