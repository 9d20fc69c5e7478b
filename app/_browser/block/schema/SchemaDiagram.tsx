import { type ReactNode, useMemo } from "react";
import type { Schema } from "@/sandbox/sql/catalog";
import { layoutDiagram } from "./diagram-layout";

/** The foreign keys as a drawing, and the same keys as sentences. */
export function SchemaDiagram({ schema }: { schema: Schema }): ReactNode {
  const { width, height, boxes, lines, alone } = useMemo(() => layoutDiagram(schema), [schema]);
  const keys = schema.tables.flatMap((table) =>
    table.foreignKeys.map((key) => ({ from: table.name, ...key })),
  );
  if (keys.length === 0) return <p className="meta">No table refers to another.</p>;
  return (
    <>
      {/* As wide as it is: small type in a small drawing would not be read, so it scrolls. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="drawing" tabIndex={0} role="group" aria-label="Foreign keys, drawn">
        <svg
          width={width}
          height={height}
          viewBox={`0 0 ${width} ${height}`}
          role="img"
          aria-label={`${boxes.length} tables and ${lines.length} lines. A line leads from a table to the table on its left that it refers to. The list below names every key.`}
        >
          {lines.map(({ from, to, path }) => (
            <path key={`${from} ${to}`} d={path} className="key" />
          ))}
          {boxes.map((box) => (
            <g key={box.name}>
              <rect x={box.x} y={box.y} width={box.width} height={box.height} className="box" />
              <text x={box.x + 8} y={box.y + 16}>
                {box.name}
              </text>
            </g>
          ))}
        </svg>
      </div>
      <p className="meta">
        A table refers to the tables on its left.
        {alone.length > 0 ? ` Without keys to or from others: ${alone.join(", ")}.` : ""}
      </p>
      <details>
        <summary>{keys.length === 1 ? "The key as text" : `All ${keys.length} keys as text`}</summary>
        <ul className="keys">
          {keys.map((key) => (
            <li key={`${key.from} ${key.columns.join()} ${key.table}`}>
              <code>
                {key.from} ({key.columns.join(", ")})
              </code>{" "}
              refers to{" "}
              <code>
                {key.table} ({key.references.join(", ")})
              </code>
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}
