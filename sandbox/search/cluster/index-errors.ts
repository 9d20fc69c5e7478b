import { SearchError } from "../errors/search-error";

/** 404 for a name that is neither an index nor an alias. */
export function indexNotFound(name: string, remark = ""): SearchError {
  const expression = remark === "";
  return new SearchError(404, "index_not_found_exception", `no such index [${name}]${remark}`, {
    fields: {
      ...(expression && { "resource.type": "index_or_alias", "resource.id": name }),
      index_uuid: "_na_",
      index: name,
    },
  });
}

/** 400 for a name that no index may have. */
export function invalidIndexName(name: string, why: string): SearchError {
  return new SearchError(400, "invalid_index_name_exception", `Invalid index name [${name}], ${why}`, {
    fields: { index_uuid: "_na_", index: name },
  });
}

/** 400 for work on a closed index. */
export function indexClosed(name: string, uuid: string): SearchError {
  return new SearchError(400, "index_closed_exception", "closed", {
    fields: { index_uuid: uuid, index: name },
  });
}

/** 400 for the name of an index that is there. */
export function indexExists(name: string, uuid: string): SearchError {
  return new SearchError(400, "resource_already_exists_exception", `index [${name}/${uuid}] already exists`, {
    fields: { index_uuid: uuid, index: name },
  });
}

/** `Validation Failed: 1: a;2: b;` */
export function validationError(problems: readonly string[]): SearchError {
  const text = problems.map((problem, i) => `${i + 1}: ${problem};`).join("");
  return new SearchError(400, "action_request_validation_exception", `Validation Failed: ${text}`);
}
