import { ObjectError } from "../errors/object-error";

/** MinIO's words for a rule that lacks what it needs. */
export const NOT_WELL_FORMED =
  "The XML you provided was not well-formed or did not validate against our published schema";

/** Refuses a lifecycle with these words. */
export function fail(message: string): never {
  throw new ObjectError("InvalidArgument", { message });
}
