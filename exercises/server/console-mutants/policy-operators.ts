import { isFields } from "./json-walk";
import { drop, jsonOperator, type Operator, set } from "./operator";

const bucketPart = "arn:aws:s3:::";

/** Ways to go wrong in a policy. */
export const policyOperators: Operator[] = [
  jsonOperator("statement-dropped", '{"Statement":[1,2]} -> {"Statement":[2]}', (place) =>
    place.path.at(-2) === "Statement" && Array.isArray(place.parent) && place.parent.length > 1
      ? [drop(place)]
      : [],
  ),
  jsonOperator("effect", '{"Effect":"Allow"} -> {"Effect":"Deny"}', (place) =>
    place.key === "Effect"
      ? [set(place, place.value === "Allow" ? "Deny" : "Allow", "Allow became Deny, or Deny Allow")]
      : [],
  ),
  jsonOperator(
    "action-dropped",
    '{"Action":["s3:GetObject","s3:PutObject"]} -> {"Action":["s3:PutObject"]}',
    (place) =>
      place.path.at(-2) === "Action" && Array.isArray(place.parent) && place.parent.length > 1
        ? [drop(place)]
        : [],
  ),
  jsonOperator("action", '{"Action":["s3:PutObject"]} -> {"Action":["s3:*"]}', (place) => {
    const one = place.key === "Action" || place.path.at(-2) === "Action";
    if (!one || typeof place.value !== "string") return [];
    return ["s3:*", "s3:GetObject", "s3:PutObject", "s3:ListBucket"]
      .filter((to) => to !== place.value)
      .map((to) => set(place, to));
  }),
  jsonOperator(
    "resource",
    '{"Resource":["arn:aws:s3:::b/in/*"]} -> {"Resource":["arn:aws:s3:::b/*"]}',
    (place) => {
      if (typeof place.value !== "string" || !place.value.startsWith(bucketPart)) return [];
      const [bucket = "", ...key] = place.value.slice(bucketPart.length).split("/");
      const others = [bucket, `${bucket}/*`, `${bucket}/${key.join("/").replace(/\*$/, "")}`]
        .map((to) => `${bucketPart}${to}`)
        .filter((to) => to !== place.value);
      return [...new Set(others)].map((to) => set(place, to));
    },
  ),
  jsonOperator("principal", '{"Principal":"*"} -> {"Principal":{"AWS":["somebody"]}}', (place) =>
    place.key === "Principal"
      ? [set(place, { AWS: ["somebody"] }, "Principal became somebody else"), drop(place)]
      : [],
  ),
  jsonOperator("condition-dropped", '{"Condition":{"StringLike":{"s3:prefix":"a/"}}} -> {}', (place) =>
    place.key === "Condition" ? [drop(place)] : [],
  ),
  jsonOperator(
    "condition",
    '{"Condition":{"StringEquals":{"s3:prefix":"a/"}}} -> {"Condition":{"StringNotEquals":{"s3:prefix":"a/"}}}',
    (place) => {
      if (place.key !== "Condition" || !isFields(place.value)) return [];
      return Object.entries(place.value).map(([name, value]) => {
        const to = name.includes("Not") ? name.replace("Not", "") : name.replace(/^([A-Z][a-z]+)/, "$1Not");
        return set(place, { [to]: value }, `${name} became ${to}`);
      });
    },
  ),
];
