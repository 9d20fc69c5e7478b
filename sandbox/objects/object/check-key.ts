import { toUtf8 } from "../digest/utf8";
import { ObjectError } from "../errors/object-error";

const MOST_KEY = 1024;
const MOST_SEGMENT = 255;

function byteLength(text: string): number {
  return text.length * 3 <= MOST_SEGMENT ? text.length : toUtf8(text).length;
}

/** Refuses a key that MinIO could not keep as a path: empty segments, or segments of more than 255 bytes. */
export function checkKey(key: string): void {
  if (/\/\/|^\/|[\ud800-\udbff](?![\udc00-\udfff])/.test(key) || key.includes("\ufffd")) {
    throw new ObjectError("InvalidObjectName");
  }
  if (key.split("/").some((segment) => byteLength(segment) > MOST_SEGMENT)) {
    throw new ObjectError("InvalidObjectName");
  }
}

/** The same for a key to be written, which may have 1024 bytes. */
export function checkNewKey(key: string): void {
  if (toUtf8(key).length > MOST_KEY) throw new ObjectError("KeyTooLong");
  checkKey(key);
}
