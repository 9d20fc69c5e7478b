import type { ReactNode } from "react";
import { LinkedText } from "@/app/_browser/block/console/LinkedText";
import { JsonView } from "./JsonView";
import { type AnyReply, type McReply, mcReply, unsupported } from "./reply-words";

/** What a request was answered with: its body, folded where it is long, and its headers on demand. */
export default function ReplyView({ reply }: { reply: AnyReply }): ReactNode {
  const mc = mcReply(reply);
  const missing = unsupported(reply);
  return (
    <div className={reply.status >= 400 ? "reply refused" : "reply"}>
      {missing === undefined ? null : (
        <p className="line wait">
          <b>The engine in this page does not know this.</b> On a real server it may work. {missing}
        </p>
      )}
      {/* A long line scrolls, so the box must take the focus. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div role="group" className="out" tabIndex={0} aria-label="Reply">
        {mc ? <Text text={mc.text} /> : <Body body={reply.body} />}
      </div>
      {/* Without a body, as of a HEAD, the headers are the answer. */}
      {mc ? <Asked requests={mc.requests} /> : <Headers headers={reply.headers} open={reply.body === ""} />}
    </div>
  );
}

function Body({ body }: { body: unknown }): ReactNode {
  if (typeof body !== "string") return <JsonView value={body} />;
  return <Text text={body.startsWith("<?xml") ? indented(body) : body} />;
}

function Text({ text }: { text: string }): ReactNode {
  if (text === "") return <p className="line">The body is empty.</p>;
  return (
    <pre className="code">
      <LinkedText text={text.replace(/\n$/, "")} />
    </pre>
  );
}

/** What `mc` asked the server. */
function Asked({ requests }: Pick<McReply, "requests">): ReactNode {
  if (requests.length === 0) return null;
  return (
    <details className="wire">
      <summary>What mc asked the server</summary>
      <ol>
        {requests.map(({ method, target, status }, index) => (
          <li key={index}>
            <code>
              <b>{method}</b> {target}
            </code>{" "}
            {status}
          </li>
        ))}
      </ol>
    </details>
  );
}

function Headers({ headers, open }: Pick<AnyReply, "headers"> & { open: boolean }): ReactNode {
  const entries = Object.entries(headers);
  if (entries.length === 0) return null;
  return (
    <details className="wire" open={open}>
      <summary>{entries.length === 1 ? "1 header" : `${entries.length} headers`}</summary>
      <dl>
        {entries.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** XML of the object store, which comes on one line, with each element on a line of its own. */
function indented(xml: string): string {
  let depth = 0;
  const lines: string[] = [];
  for (const [tag] of xml.matchAll(/<\?[^>]*\?>|<[^>/]+>[^<]*<\/[^>]+>|<[^>]+>|[^<]+/g)) {
    const closes = tag.startsWith("</");
    if (closes) depth--;
    if (tag.trim() !== "") lines.push(`${"  ".repeat(Math.max(0, depth))}${tag.trim()}`);
    const opens =
      !closes && tag.startsWith("<") && !tag.startsWith("<?") && !tag.endsWith("/>") && !tag.includes("</");
    if (opens) depth++;
  }
  return lines.join("\n");
}
