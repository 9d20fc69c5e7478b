export { deleteByQuery, updateByQuery } from "../rest/by-query/by-query";
export { reindex } from "../rest/by-query/reindex";
