import { optionalObject } from "./body";
import { replyOf } from "./document-endpoints";
import type { Endpoint } from "./endpoint";
import { sourceParameters, sourceSelectionOf } from "./read-source-selection";
import { describeUpdate, updateDocument } from "./update-document";
import { checkUpdate, readUpdate } from "./update-request";
import { guardParameters, readGuards, readRefresh } from "./write-options";

/** `POST /i/_update/1`. */
export const updateEndpoint: Endpoint = {
  methods: ["POST"],
  paths: ["/{index}/_update/{id}"],
  parameters: [
    ...guardParameters,
    ...sourceParameters,
    "routing",
    "refresh",
    "timeout",
    "wait_for_active_shards",
    "require_alias",
    "retry_on_conflict",
    "doc_as_upsert",
  ],
  missing: ["lang", "include_source_on_error"],
  answer: ({ parts, parameters, body }, cluster) => {
    const refresh = readRefresh(parameters);
    const guards = readGuards(parameters);
    const read = readUpdate(optionalObject(body));
    const update = { ...read, docAsUpsert: parameters.flag("doc_as_upsert", read.docAsUpsert) };
    checkUpdate(update, guards, parameters.integer("retry_on_conflict") ?? 0);
    const updated = updateDocument(cluster, {
      index: parts.index ?? "",
      id: parts.id ?? "",
      routing: parameters.text("routing"),
      update,
      guards,
      requireAlias: parameters.flag("require_alias", false),
    });
    if (!updated.noop) cluster.written(updated.written.entry, refresh !== "false");
    return replyOf(
      updated.written,
      describeUpdate(updated, refresh, sourceSelectionOf(parameters) ?? update.source),
    );
  },
};
