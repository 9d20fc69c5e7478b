import { parsingError, SearchError } from "../errors/search-error";
import type { JsonArray, JsonNode, JsonObject } from "../json/node";
import { scalarText, tokenName } from "../json/walk";
import { closingPlace, type MemberReader, NestedRefusal } from "./object-parser";
import type { BucketOrder } from "./tree";

/** `order`: one criterion as an object, or an array of them. */
export const orderReader: MemberReader<readonly BucketOrder[]> = {
  kinds: ["object", "array"],
  read: (node) => {
    if (node.kind === "array") return readArray(node);
    return node.kind === "object" ? readCriteria(node) : [];
  },
};

function readArray(node: JsonArray): readonly BucketOrder[] {
  if (node.items.length === 0) {
    const refusal = new SearchError(
      400,
      "index_out_of_bounds_exception",
      "Index 0 out of bounds for length 0",
    );
    throw new NestedRefusal(closingPlace(node), refusal);
  }
  return node.items.flatMap((item) => {
    if (item.kind === "object") return readCriteria(item);
    throw new NestedRefusal(
      item.at,
      parsingError(item.at, `Unexpected token [${tokenName(item)}] in [order]`),
    );
  });
}

/** Of several criteria in one object Elasticsearch keeps the last. */
function readCriteria(node: JsonObject): BucketOrder[] {
  if (node.entries.length === 0) {
    const place = closingPlace(node);
    throw new NestedRefusal(place, parsingError(place, "Must specify at least one field for [order]"));
  }
  const criteria = node.entries.map(
    ({ key, value }): BucketOrder => ({
      by: key === "_count" || key === "_key" ? key : { path: key },
      descending: readDirection(value) === "desc",
    }),
  );
  return criteria.slice(-1);
}

function readDirection(value: JsonNode): "asc" | "desc" {
  const given = scalarText(value);
  if (value.kind !== "string") {
    throw new NestedRefusal(
      value.at,
      parsingError(value.at, `Unexpected token [${tokenName(value)}] for [order]`),
    );
  }
  const direction = given?.toLowerCase();
  if (direction === "asc" || direction === "desc") return direction;
  throw new NestedRefusal(value.at, parsingError(value.at, `Unknown order direction [${given}]`));
}
