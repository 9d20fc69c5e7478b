/** A text that is no XML, or more of it than is read here. `message` reads as Go's encoding/xml says it, which S3 clients of MinIO see. */
export class XmlSyntaxError extends Error {
  override readonly name = "XmlSyntaxError";
  constructor(
    /** Without the line: "unexpected EOF". */
    readonly reason: string,
    readonly line: number,
  ) {
    super(line === 0 ? reason : `XML syntax error on line ${line}: ${reason}`);
  }
}
