const UNSIGNED = "An x-amz-* header that was added and not signed is refused, as AWS does; MinIO accepts it.";

/** Recorded steps that are answered otherwise on purpose, by scenario and step, each with its reason. */
export const KNOWN_DIFFERENCES: Readonly<Record<string, string>> = {
  "anon-not #5": "NotAction in a bucket policy is refused as MalformedPolicy; MinIO breaks on it with a 500.",
  "bucket-unsupported #14":
    "DELETE ?acl is refused with 405, as AWS does; in MinIO it falls through and deletes the bucket.",
  "sig-altered #10": UNSIGNED,
  "sig-altered #11": `${UNSIGNED} The object of step 10 is not there.`,
  "sig-altered #15": `${UNSIGNED} The object of step 10 is not there.`,
  "sig-signed-headers #4": UNSIGNED,
  "sig-signed-headers #5": UNSIGNED,
  "sig-signed-headers #7": UNSIGNED,
};
