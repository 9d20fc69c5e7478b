export { explainQuery } from "../query/explain/explain-query";
export { explainSearch } from "../query/explain/explain-search";
export { explanationReply } from "../query/explain/explanation";
export { explainDocument } from "../rest/explain-document";
export { validateQuery } from "../rest/validate-query";
