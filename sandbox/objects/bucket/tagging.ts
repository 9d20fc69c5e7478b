import { ObjectError } from "../errors/object-error";
import { parseTags, tagsElement } from "../object/tags";
import { demand, type Operation } from "../rest/call";
import { readText } from "../rest/read-document";
import { respondEmpty, respondSetting } from "../rest/respond";

const MOST_TAGS = 50;

/** GET ?tagging of a bucket. A bucket that is not there has no tags: MinIO does not look for it. */
export const getBucketTags: Operation = async (call) => {
  demand(call, "s3:GetBucketTagging");
  const tags = call.store.state().buckets.get(call.target.bucket)?.settings.tags;
  if (!tags) throw new ObjectError("NoSuchTagSet");
  return respondSetting(tagsElement(tags));
};

/** PUT ?tagging of a bucket: replaces all of them. */
export const putBucketTags: Operation = async (call) => {
  demand(call, "s3:PutBucketTagging");
  const refuse = (message: string): ObjectError => new ObjectError("MalformedXML", { message });
  const tags = parseTags(await readText(call), MOST_TAGS, { syntax: refuse, tag: refuse, count: refuse });
  const bucket = call.store.state().buckets.get(call.target.bucket);
  if (!bucket) throw new ObjectError("NoSuchBucket");
  await call.store.commit({ kind: "settings", bucket: bucket.name, settings: { ...bucket.settings, tags } });
  return respondEmpty(200);
};

/** DELETE ?tagging of a bucket. */
export const deleteBucketTags: Operation = async (call) => {
  demand(call, "s3:PutBucketTagging");
  const bucket = call.store.state().buckets.get(call.target.bucket);
  if (bucket?.settings.tags) {
    const { tags: _gone, ...settings } = bucket.settings;
    await call.store.commit({ kind: "settings", bucket: bucket.name, settings });
  }
  return respondEmpty(204);
};
