import { ObjectError } from "../errors/object-error";
import { parseRules } from "../lifecycle/parse-rules";
import { writeRules } from "../lifecycle/write-rules";
import { demand, type Operation, requireBucket } from "../rest/call";
import { demandDigest } from "../rest/check-digest";
import { randomText } from "../rest/ids";
import { parseDocument, readText, tidy } from "../rest/read-document";
import { respondEmpty, respondSetting } from "../rest/respond";
import { childrenOf } from "../xml/node";

const ID_LETTERS = "0123456789abcdefghijklmnopqrstuv";

/** GET ?lifecycle. */
export const getLifecycle: Operation = async (call) => {
  demand(call, "s3:GetLifecycleConfiguration");
  const { lifecycle } = requireBucket(call).settings;
  if (!lifecycle) throw new ObjectError("NoSuchLifecycleConfiguration");
  return respondSetting(lifecycle.document);
};

/** PUT ?lifecycle: replaces all rules. */
export const putLifecycle: Operation = async (call) => {
  const { store } = call;
  demandDigest(call);
  demand(call, "s3:PutLifecycleConfiguration");
  requireBucket(call);
  const document = tidy(parseDocument(await readText(call), undefined));
  if (!/^(?:Bucket)?LifecycleConfiguration$/.test(document.name)) throw new ObjectError("MalformedXML");
  const rules = parseRules(document, store.dialect, () => randomText(20, store.random, ID_LETTERS));
  const { name: bucket, settings } = requireBucket(call);
  if (settings.objectLock && rules.some(({ noncurrent }) => (noncurrent?.newer ?? 0) > 0)) {
    throw new ObjectError("InvalidLifecycleWithObjectLock");
  }
  const lifecycle = { rules, document: writeRules(rules, childrenOf(document, "Rule")) };
  await store.commit({ kind: "settings", bucket, settings: { ...settings, lifecycle } });
  return respondEmpty(200);
};
