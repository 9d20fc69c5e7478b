import type { ObjectError } from "../errors/object-error";
import type { ObjectResponse } from "../request";
import { element } from "../xml/node";
import { respondEmpty, respondXml } from "./respond";
import type { Target } from "./target";

/** What an error document names besides the error. */
export interface ErrorPlace {
  readonly method: string;
  readonly target: Target;
  readonly key: string;
  readonly bucket: string;
  readonly region: string;
  readonly requestId: string;
  readonly hostId: string;
}

/** The answer to a request that was refused (S3 API reference, "REST error responses"). HEAD has no body: code and message stand in headers. */
export function errorResponse(error: ObjectError, place: ErrorPlace): ObjectResponse {
  const atDoor = error.at === "door";
  if (place.method === "HEAD") {
    if (atDoor || error.reason === "PreconditionFailed")
      return respondEmpty(error.status, { ...error.headers, "content-type": "application/xml" });
    const told = { "x-minio-error-code": error.code, "x-minio-error-desc": `"${error.message}"` };
    return respondEmpty(error.status, { ...error.headers, ...told });
  }
  if (error.status === 304) return respondEmpty(304, error.headers);
  const { target, key, bucket } = place;
  const named = [
    ...(key === "" ? [] : [element("Key", key)]),
    ...(bucket === "" ? [] : [element("BucketName", bucket)]),
  ];
  const document = element("Error", [
    element("Code", error.code),
    element("Message", error.message),
    ...(atDoor ? [] : named),
    element("Resource", target.resource),
    element("Region", place.region),
    element("RequestId", place.requestId),
    element("HostId", place.hostId),
    ...Object.entries(error.elements).map(([name, value]) => element(name, value)),
  ]);
  return respondXml(error.status, document, error.headers);
}
