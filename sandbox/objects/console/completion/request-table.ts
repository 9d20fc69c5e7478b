/** Parameters of requests to the store, buckets and objects that stand alone (`?versioning`) or take a value (`prefix=`), by method. */
const written = {
  bucket: {
    GET: `list-type=2 prefix= delimiter= max-keys= continuation-token= start-after= encoding-type=url fetch-owner= versions uploads
      versioning policy policyStatus lifecycle tagging location object-lock acl cors encryption`,
    PUT: "versioning policy lifecycle tagging object-lock acl",
    DELETE: "policy lifecycle tagging",
    POST: "delete",
    HEAD: "",
  },
  object: {
    GET: `versionId= tagging retention legal-hold attributes uploadId= part-number-marker= partNumber= response-content-type=
      response-content-disposition= X-Amz-Expires=`,
    PUT: "tagging partNumber= uploadId= retention legal-hold X-Amz-Expires=",
    DELETE: "versionId= tagging uploadId=",
    POST: "uploads uploadId=",
    HEAD: "versionId= partNumber=",
  },
} as const;

/** Methods that the store answers. */
export const requestMethods = ["GET", "PUT", "POST", "DELETE", "HEAD"] as const;

/** Parameters for a method, of a bucket or of an object. */
export function requestParameters(of: "bucket" | "object", method: string): string[] {
  const known = requestMethods.find((each) => each === method);
  return known ? written[of][known].split(/\s+/).filter((name) => name !== "") : [];
}

const general = "Authorization: none|Authorization: as |Host: ";
const conditions = "If-Match: |If-None-Match: |If-Modified-Since: |If-Unmodified-Since: ";
const writing = `Content-Type: |Content-Disposition: |Cache-Control: |Content-MD5: |x-amz-meta-|x-amz-tagging: |x-amz-storage-class: |If-Match: |If-None-Match: *|x-amz-copy-source: /|x-amz-metadata-directive: REPLACE|x-amz-metadata-directive: COPY|x-amz-tagging-directive: REPLACE|x-amz-checksum-algorithm: |x-amz-checksum-crc32: |x-amz-checksum-sha256: |x-amz-object-lock-mode: |x-amz-object-lock-retain-until-date: |x-amz-bucket-object-lock-enabled: true`;

/** Headers worth offering for a method, with what most of them begin with. */
export function requestHeaders(method: string): string[] {
  const own =
    method === "PUT" || method === "POST"
      ? writing
      : method === "DELETE"
        ? "If-Match: |x-amz-bypass-governance-retention: true"
        : `Range: bytes=|${conditions}|x-amz-checksum-mode: ENABLED`;
  return `${own}|${general}`.split("|");
}
