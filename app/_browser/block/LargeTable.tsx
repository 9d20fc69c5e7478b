"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useMemo, useRef } from "react";
import { ResultCells, ResultHead } from "@/app/_ui/result/ResultTable";
import type { Column, Value } from "@/sandbox/outcome";

const widest = 40;

/** A table of up to 10,000 rows of which only those in view are in the document; it says its whole size to a screen reader. */
export default function LargeTable(props: {
  columns: Column[];
  rows: Value[][];
  caption: string;
}): ReactNode {
  const { columns, rows, caption } = props;
  const box = useRef<HTMLDivElement>(null);
  const widths = useMemo(() => columnWidths(columns, rows), [columns, rows]);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => 28,
    overscan: 12,
    initialRect: { width: 600, height: 400 },
  });
  const items = virtual.getVirtualItems();
  const above = items[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    // The box scrolls, so it must take the focus.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div role="group" className="out large" ref={box} tabIndex={0} aria-label={caption}>
      <table className="rows" aria-rowcount={rows.length + 1}>
        <caption>{caption}</caption>
        <colgroup>
          {widths.map((width, index) => (
            <col key={index} style={{ width: `calc(${width}ch + 1.9rem)` }} />
          ))}
        </colgroup>
        <ResultHead columns={columns} />
        <tbody>
          <Gap height={above} />
          {items.map((item) => (
            <tr
              key={item.key}
              aria-rowindex={item.index + 2}
              data-index={item.index}
              ref={virtual.measureElement}
            >
              <ResultCells columns={columns} row={rows[item.index] ?? []} />
            </tr>
          ))}
          <Gap height={below} />
        </tbody>
      </table>
    </div>
  );
}

function Gap({ height }: { height: number }): ReactNode {
  return height > 0 ? <tr aria-hidden="true" style={{ height }} /> : null;
}

/** In characters, from all rows: a width taken from the rows in view would jump while scrolling. */
function columnWidths(columns: Column[], rows: Value[][]): number[] {
  return columns.map((column, index) => {
    const longest = rows.reduce((most, row) => Math.max(most, row[index]?.length ?? 4), 4);
    return Math.min(widest, Math.max(longest, column.name.length, Math.ceil(column.type.length * 0.8)));
  });
}
