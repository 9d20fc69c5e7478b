import type { ReactNode } from "react";

const products: Record<string, string> = {
  postgresql: "PostgreSQL",
  elasticsearch: "Elasticsearch",
  s3: "S3",
};

/** A remark beside the text. */
export function Note({ children }: { children?: ReactNode }): ReactNode {
  return (
    <aside className="note" aria-label="Note">
      {children}
    </aside>
  );
}

/** A remark about what can be lost. */
export function Warning({ children }: { children?: ReactNode }): ReactNode {
  return (
    <aside className="note warning" aria-label="Warning">
      <b>Warning</b>
      {children}
    </aside>
  );
}

/** A fact that depends on a version, which it names. */
export function Version(props: { engine: string; since: string; children?: ReactNode }): ReactNode {
  const { engine, since, children } = props;
  const name = products[engine] ?? engine;
  return (
    <aside className="note version" aria-label={`Since ${name} ${since}`}>
      <b>{`Since ${name} ${since}`}</b>
      {children}
    </aside>
  );
}
