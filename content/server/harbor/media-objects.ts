/** One object of a generated store. */
export interface StoredObject {
  bucket: string;
  /** As a person writes it, not percent-encoded. */
  key: string;
  /** A few words stand for the bytes. */
  body: string;
  contentType?: string;
  /** Names without `x-amz-meta-`. */
  metadata?: Readonly<Record<string, string>>;
}

/** The console text that makes a bucket. */
export const bucketText = (bucket: string): string => `PUT /${bucket}\n`;

/** The console text that puts an object. */
export function putText({ bucket, key, body, contentType, metadata = {} }: StoredObject): string {
  const headers = [
    ...(contentType === undefined ? [] : [`Content-Type: ${contentType}`]),
    ...Object.entries(metadata).map(([name, value]) => `x-amz-meta-${name}: ${value}`),
  ];
  return `${[`PUT /${bucket}/${key}`, ...headers].join("\n")}\n\n${body}\n`;
}
