import { type Call, demand, type Operation, parameter } from "../rest/call";
import { readText } from "../rest/read-document";
import { respondEmpty, respondXml } from "../rest/respond";
import { replaceVersion } from "../versioning/replace";
import { OBJECT_TAG_REFUSALS } from "./describe";
import { currentObject } from "./find-version";
import { parseTags, type Tags, tagsElement } from "./tags";

const MOST_TAGS = 10;

// The version is named where it was asked for.
function namedVersion(call: Call): Record<string, string> {
  const id = parameter(call, "versionId") ?? "";
  return id === "" || id === "null" ? {} : { "x-amz-version-id": id };
}

/** GET ?tagging of an object. */
export const getObjectTags: Operation = async (call) => {
  demand(call, "s3:GetObjectTagging");
  const { tags } = currentObject(call);
  return respondXml(200, tagsElement(tags), namedVersion(call));
};

async function setTags(call: Call, tags: Tags): Promise<void> {
  await replaceVersion(call, currentObject(call), (version) => ({ ...version, tags }));
}

/** PUT ?tagging of an object: replaces all of them. */
export const putObjectTags: Operation = async (call) => {
  const tags = parseTags(await readText(call), MOST_TAGS, OBJECT_TAG_REFUSALS);
  demand(call, "s3:PutObjectTagging", { requestTags: tags });
  await setTags(call, tags);
  return respondEmpty(200, namedVersion(call));
};

/** DELETE ?tagging of an object. */
export const deleteObjectTags: Operation = async (call) => {
  demand(call, "s3:DeleteObjectTagging");
  await setTags(call, new Map());
  return respondEmpty(204, namedVersion(call));
};
