import { part } from "../parts/part";
import type { Endpoint } from "./endpoint";
import { sourceParameters } from "./read-source-selection";

/** `_explain`: how one document comes to its score, or why it does not match. */
export const explainEndpoint: Endpoint = {
  methods: ["GET", "POST"],
  paths: ["/{index}/_explain/{id}"],
  parameters: [...sourceParameters, "routing", "preference", "parent"],
  missing: ["q", "df", "analyzer", "analyze_wildcard", "default_operator", "lenient", "stored_fields"],
  answer: (call, cluster) => part("explain").explainDocument(call, cluster),
};
