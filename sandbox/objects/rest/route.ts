import { bucketAcl, getBucketAcl } from "../bucket/acl";
import { createBucket } from "../bucket/create";
import { deleteBucket, deleteBucketSetting } from "../bucket/delete";
import { headBucket, listBuckets } from "../bucket/list";
import { getLifecycle, putLifecycle } from "../bucket/lifecycle";
import { getObjectLock, putObjectLock } from "../bucket/object-lock";
import { deletePolicy, getPolicy, getPolicyStatus, putPolicy } from "../bucket/policy";
import { deleteBucketTags, getBucketTags, putBucketTags } from "../bucket/tagging";
import {
  deleteReplication,
  fixedAnswer,
  notImplemented,
  putEncryption,
  putNotification,
  putReplication,
} from "../bucket/unsupported";
import { getVersioning, putVersioning } from "../bucket/versioning";
import { ObjectError } from "../errors/object-error";
import { listObjectsV1 } from "../listing/list-v1";
import { listObjectsV2 } from "../listing/list-v2";
import { listVersions } from "../listing/list-versions";
import { abortUpload } from "../multipart/abort";
import { completeUpload } from "../multipart/complete";
import { createUpload } from "../multipart/create";
import { listParts } from "../multipart/list-parts";
import { listUploads } from "../multipart/list-uploads";
import { copyPart } from "../multipart/copy-part";
import { putPart } from "../multipart/put-part";
import { getObjectAcl, putObjectAcl } from "../object/acl";
import { getAttributes } from "../object/attributes";
import { copyObject } from "../object/copy";
import { deleteObject } from "../object/delete";
import { deleteObjects } from "../object/delete-many";
import { getObject } from "../object/get";
import { getLegalHold, putLegalHold } from "../object/legal-hold";
import { postObject } from "../object/post";
import { putObject } from "../object/put";
import { getRetention, putRetention } from "../object/retention";
import { deleteObjectTags, getObjectTags, putObjectTags } from "../object/tagging";
import { checkVersionId } from "../object/version-id";
import type { ObjectRequest } from "../request";
import type { Operation } from "./call";
import { assumeRoleCall } from "./security-token";
import { decodePath, type Target } from "./target";

/** How a request is handled. */
export interface Route {
  readonly operation: Operation;
  /** Looked at before the signature. */
  readonly before?: (request: ObjectRequest) => void;
  /** Errors do not name the key. */
  readonly hidesKey?: boolean;
  /** The signature lies in the body. */
  readonly signedInside?: boolean;
}

type Routes = Readonly<Record<string, Operation>>;

// What a parameter of a bucket stands for, by method. The first that is there counts.
const BUCKET: Readonly<Record<string, Routes>> = {
  GET: {
    location: fixedAnswer("location"),
    policy: getPolicy,
    policyStatus: getPolicyStatus,
    lifecycle: getLifecycle,
    tagging: getBucketTags,
    versioning: getVersioning,
    versions: listVersions,
    uploads: listUploads,
    acl: getBucketAcl,
    encryption: fixedAnswer("encryption"),
    "object-lock": getObjectLock,
    notification: fixedAnswer("notification"),
    replication: fixedAnswer("replication"),
    cors: fixedAnswer("cors"),
    website: fixedAnswer("website"),
    logging: fixedAnswer("logging"),
    accelerate: fixedAnswer("accelerate"),
    requestPayment: fixedAnswer("requestPayment"),
  },
  PUT: {
    policy: putPolicy,
    lifecycle: putLifecycle,
    tagging: putBucketTags,
    versioning: putVersioning,
    acl: bucketAcl,
    "object-lock": putObjectLock,
    cors: notImplemented,
    encryption: putEncryption,
    replication: putReplication,
    notification: putNotification,
  },
  DELETE: {
    policy: deletePolicy,
    lifecycle: deleteBucketSetting("lifecycle"),
    tagging: deleteBucketTags,
    website: fixedAnswer("website removed"),
    cors: notImplemented,
    encryption: deleteBucketSetting("encryption"),
    replication: deleteReplication,
  },
  POST: { delete: deleteObjects },
};

const BUCKET_PLAIN: Routes = {
  GET: listObjectsV1,
  HEAD: headBucket,
  PUT: createBucket,
  DELETE: deleteBucket,
};

const OBJECT: Readonly<Record<string, Routes>> = {
  GET: {
    uploadId: listParts,
    attributes: getAttributes,
    tagging: getObjectTags,
    retention: getRetention,
    "legal-hold": getLegalHold,
  },
  PUT: { tagging: putObjectTags, retention: putRetention, "legal-hold": putLegalHold },
  DELETE: { uploadId: abortUpload, tagging: deleteObjectTags },
  POST: { uploads: createUpload, uploadId: completeUpload },
};

const OBJECT_PLAIN: Routes = { GET: getObject, HEAD: getObject, PUT: putObject, DELETE: deleteObject };

// What S3 has and MinIO refuses by name, and `events`, MinIO's stream of what happens in a bucket, which a client would wait on for ever; `acl` with DELETE would fall through to deleting the bucket there: it is refused here.
const REFUSED_BUCKET =
  /^(?:ownershipControls|publicAccessBlock|inventory|analytics|metrics|intelligent-tiering|events)$/;
const REFUSED_OBJECT: Readonly<Record<string, string>> = { GET: "torrent", DELETE: "acl" };

function find(routes: Routes | undefined, names: ReadonlySet<string>): Operation | undefined {
  return Object.entries(routes ?? {}).find(([name]) => names.has(name))?.[1];
}

// What nothing is known of is refused before anything else is looked at.
function unsupported({ method, path }: ObjectRequest): ObjectError {
  const message = `An unsupported API call for method: ${method} at '${decodePath(path)}'`;
  return new ObjectError("BadRequest", { message, at: "door" });
}

function orRefuse(operation: Operation | undefined, request: ObjectRequest): Operation {
  if (!operation) throw unsupported(request);
  return operation;
}

function storeRoute(request: ObjectRequest): Route {
  if (request.method === "GET") return { operation: listBuckets };
  if (request.method === "POST") return { operation: assumeRoleCall, signedInside: true };
  throw unsupported(request);
}

function bucketRoute(request: ObjectRequest, names: ReadonlySet<string>): Route {
  const { method } = request;
  if (method === "GET" && [...names].some((name) => REFUSED_BUCKET.test(name))) {
    throw new ObjectError("NotImplemented", { at: "door" });
  }
  if (method === "DELETE" && names.has("acl")) throw new ObjectError("MethodNotAllowed");
  const isForm = (request.headers["content-type"] ?? "").toLowerCase().startsWith("multipart/form-data");
  if (method === "POST" && isForm && !names.has("delete"))
    return { operation: postObject, signedInside: true };
  const isV2 = request.query.some(([name, value]) => name === "list-type" && value === "2");
  const special = find(BUCKET[method], names) ?? (method === "GET" && isV2 ? listObjectsV2 : undefined);
  return { operation: orRefuse(special ?? BUCKET_PLAIN[method], request) };
}

function objectRoute(request: ObjectRequest, names: ReadonlySet<string>): Route {
  const { method, headers } = request;
  if (names.has(REFUSED_OBJECT[method] ?? "")) throw new ObjectError("NotImplemented", { at: "door" });
  if (names.has("acl") && method === "GET") return { operation: getObjectAcl, hidesKey: true };
  if (names.has("acl") && method === "PUT") return { operation: putObjectAcl, hidesKey: true };
  const copies = headers["x-amz-copy-source"] !== undefined;
  if (method === "PUT" && names.has("partNumber") && names.has("uploadId")) {
    return { operation: copies ? copyPart : putPart };
  }
  const special = find(OBJECT[method], names);
  if (special) return { operation: special, before: checkVersionId };
  if (method === "PUT" && copies) return { operation: copyObject };
  return { operation: orRefuse(OBJECT_PLAIN[method], request), before: checkVersionId };
}

/** Finds what a request asks for, by its method, path and the names of its parameters. */
export function routeOf(request: ObjectRequest, target: Target): Route {
  const names = new Set(request.query.map(([name]) => name));
  if (target.bucket === "") return storeRoute(request);
  return target.key === "" ? bucketRoute(request, names) : objectRoute(request, names);
}
