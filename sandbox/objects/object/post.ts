import { authenticateForm, formKey } from "../browser-form/authenticate-form";
import { checkForm } from "../browser-form/check-form";
import { type Form, fieldOf } from "../browser-form/form";
import { readForm } from "../browser-form/read-form";
import { ObjectError } from "../errors/object-error";
import type { ObjectResponse } from "../request";
import { type Call, demand, type Operation, requireBucket } from "../rest/call";
import { respondEmpty, respondXml } from "../rest/respond";
import type { Authenticated } from "../signature/authentication";
import { uriEncode } from "../signature/canonical-request";
import type { ObjectVersion } from "../state/object-version";
import { element } from "../xml/node";
import { checkNewKey } from "./check-key";
import { announcedChecksum } from "./checksum-headers";
import { keptHeaders, OBJECT_TAG_REFUSALS, parseStorageClass } from "./describe";
import { versionHeaders } from "./find-version";
import { lockOf } from "./lock";
import { storeVersion } from "./put";
import { receive } from "./receive";
import { parseTags, type Tags } from "./tags";

// Whoever sent the form: by its signature, or nobody.
function signedForm(form: Form, call: Call): Authenticated {
  const { digests, region, keys } = call.store;
  const signs = fieldOf(form, "x-amz-signature") !== "" || fieldOf(form, "policy") !== "";
  if (!signs) return { ...call.signed, signedBy: "none" };
  const identities = call.store.state().identities;
  const caller = authenticateForm(form, { digests, region, keys, now: () => call.now, identities });
  return { ...call.signed, caller, signedBy: "form" };
}

// The fields of a form stand for headers; one without a type is bytes.
function headersOf(form: Form): Record<string, string> {
  const fields = [...form.fields].map(([name, values]): [string, string] => [name, values[0] ?? ""]);
  return { "content-type": "", ...Object.fromEntries(fields) };
}

function tagsOfForm(form: Form): Tags {
  const text = fieldOf(form, "tagging");
  return text === "" ? new Map() : parseTags(text, 10, OBJECT_TAG_REFUSALS);
}

function segments(key: string): string {
  return key
    .split("/")
    .map((segment) =>
      uriEncode(segment).replace(/%(24|26|2B|3A|3D|40)/g, (escape) => decodeURIComponent(escape)),
    )
    .join("/");
}

function success(call: Call, form: Form, key: string, version: ObjectVersion): ObjectResponse {
  const { bucket } = call.target;
  const { etag } = version;
  const scheme = call.request.secure === true ? "https" : "http";
  const location = `${scheme}://${call.request.headers["host"] ?? ""}/${bucket}/${segments(key)}`;
  const headers = { etag: `"${etag}"`, location, ...versionHeaders(version) };
  const redirect = fieldOf(form, "success_action_redirect");
  if (/^https?:\/\/[^\s]+$/.test(redirect)) {
    const join = redirect.includes("?") ? "&" : "?";
    const told = `bucket=${uriEncode(bucket)}&etag=${uriEncode(`"${etag}"`)}&key=${uriEncode(key)}`;
    return respondEmpty(303, { ...headers, location: `${redirect}${join}${told}` });
  }
  const status = fieldOf(form, "success_action_status");
  if (status === "201") {
    const parts = [
      element("Bucket", bucket),
      element("Key", key),
      element("ETag", `"${etag}"`),
      element("Location", location),
    ];
    return respondXml(201, element("PostResponse", parts), headers);
  }
  return respondEmpty(status === "200" ? 200 : 204, headers);
}

/** POST of a browser's form to a bucket (S3 API reference, "POST Object"). */
export const postObject: Operation = async (request) => {
  const form = await readForm(request.request.headers["content-type"] ?? "", request.signed.body);
  const call = { ...request, signed: signedForm(form, request) };
  const key = formKey(form).replace(/^\/+/, "");
  const { bucket: bucketName } = call.target;
  const tags = tagsOfForm(form);
  demand(call, "s3:PutObject", { key, requestTags: tags });
  const body = checkForm(form, bucketName, key, call.now);
  const headers = headersOf(form);
  const kept = keptHeaders(headers);
  const storageClass = parseStorageClass(headers["x-amz-storage-class"]);
  checkNewKey(key);
  if (key === "") throw new ObjectError("MalformedPostRequest");
  const bucket = requireBucket(call);
  const lock = lockOf(call, bucket);
  const announced = announcedChecksum(headers, []);
  const received = await receive(body, announced ? { checksum: announced } : {}, call.store);
  const { content, size, etag, checksum } = received;
  const version = await storeVersion(call, bucketName, key, (id) => ({
    kind: "object",
    id,
    modified: call.now,
    size,
    etag,
    content: [content],
    headers: kept,
    tags,
    storageClass,
    ...lock,
    ...(checksum ? { checksum: { ...checksum, type: "FULL_OBJECT" } as const } : {}),
  }));
  return success(call, form, key, version);
};
