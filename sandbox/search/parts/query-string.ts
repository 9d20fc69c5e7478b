export { parseQueryStringBody, parseSimpleQueryString } from "../query/parse-query-string";
export { queryStringQuery } from "../query/query-string/compile";
export { simpleQueryStringQuery } from "../query/query-string/simple-parser";
