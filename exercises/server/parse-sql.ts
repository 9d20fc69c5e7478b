import { parse } from "libpg-query";
import type { ParseSql } from "../grader/checks/syntax";

/** PostgreSQL's own parser (libpg-query, PostgreSQL 18). Rejects with its error for what does not parse. */
export const parseSql: ParseSql = (sql) => parse(sql);
