import type { ReplyValue } from "../json/reply-value";
import type { Bucket, ReplyMembers, Result, Results } from "./result";

/** The value of `aggregations`, or what stands in a bucket below its count. */
export function renderResults(results: Results, typedKeys: boolean): ReplyMembers {
  const reply: Record<string, ReplyValue | undefined> = {};
  for (const [name, result] of results) {
    reply[typedKeys ? `${result.type}#${name}` : name] = renderResult(result, typedKeys);
  }
  return reply;
}

function renderResult(result: Result, typedKeys: boolean): ReplyValue {
  const meta = result.meta === undefined ? {} : { meta: result.meta };
  switch (result.kind) {
    case "value":
      return { ...meta, ...result.reply };
    case "single":
      return { ...meta, doc_count: result.docCount, ...renderResults(result.results, typedKeys) };
    case "buckets":
      return { ...meta, ...result.head, buckets: renderBuckets(result.buckets, result.keyed, typedKeys) };
    case "reply":
      return result.meta === undefined || !isMembers(result.reply)
        ? result.reply
        : { ...meta, ...result.reply };
  }
}

function isMembers(reply: ReplyValue): reply is { readonly [key: string]: ReplyValue | undefined } {
  return typeof reply === "object" && reply !== null && Object.getPrototypeOf(reply) === Object.prototype;
}

function renderBuckets(buckets: readonly Bucket[], keyed: boolean, typedKeys: boolean): ReplyValue {
  const render = (bucket: Bucket): ReplyMembers => ({
    ...bucket.head,
    doc_count: bucket.docCount,
    ...bucket.tail,
    ...renderResults(bucket.results, typedKeys),
  });
  if (!keyed) return buckets.map(render);
  const reply: Record<string, ReplyValue> = {};
  for (const bucket of buckets) reply[bucket.keyText] = render(bucket);
  return reply;
}
