import type { FigureDefinition } from "./figure";

/** Bytes of the first part: the least that a part may have which is not the last. */
export const FIRST_PART = 5 * 1024 * 1024;

const key = "/sample/film.mp4";
const begin = `PUT /sample\n\nPOST ${key}?uploads\n\n`;
const part = (number: number, body: string): string =>
  `PUT ${key}?partNumber=${number}&uploadId={{UploadId}}\n\n${body}\n\n`;
const parts = `${begin}${part(1, "a".repeat(FIRST_PART))}${part(2, "the end of the film")}`;
const etags = ["79b281060d337b9b2b84ccf390adcf74", "366a335d8fe8a5a5381829a1c38010ad"];

/** What is done, in order; the last three are three ends of the same upload. */
export const uploadSteps = [
  { name: "begin", shown: "POST ?uploads", text: begin },
  { name: "first-part", shown: "PUT ?partNumber=1", text: begin + part(1, "a".repeat(FIRST_PART)) },
  { name: "second-part", shown: "PUT ?partNumber=2", text: parts },
  {
    name: "complete",
    shown: "POST ?uploadId=",
    end: "completed",
    text: `${parts}POST ${key}?uploadId={{UploadId}}

<CompleteMultipartUpload>${etags
      .map((etag, at) => `<Part><PartNumber>${at + 1}</PartNumber><ETag>"${etag}"</ETag></Part>`)
      .join("")}</CompleteMultipartUpload>

`,
  },
  {
    name: "abort",
    shown: "DELETE ?uploadId=",
    end: "aborted",
    text: `${parts}DELETE ${key}?uploadId={{UploadId}}\n\n`,
  },
  { name: "left", shown: "nothing more", end: "forgotten", text: parts },
] as const;

/** An upload in parts, and its three ends. */
export const multipartUpload: FigureDefinition = {
  name: "multipart-upload",
  alt: "Six states of an upload in parts. It is begun, and two parts arrive; until then no object can be read. Completed, it is one object and the parts are gone. Aborted, nothing is left. Forgotten, the parts stay in the store, no listing of objects shows them, and they are paid for.",
  queries: Object.fromEntries(
    uploadSteps.flatMap(({ name, text }) => [
      [name, text],
      [`${name}-parts`, `${text}GET ${key}?uploadId={{UploadId}}\n`],
      [`${name}-objects`, `${text}GET /sample?list-type=2\n`],
    ]),
  ),
};
