/** A column: its heading, and whether its cells are numbers (set to the right). */
export interface Column {
  readonly head: string;
  readonly number?: true;
}

/** Draws a table with a title over its columns. */
export function drawTable(
  title: string,
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): string {
  const widths = columns.map(({ head }, i) =>
    Math.max(head.length, ...rows.map((row) => row[i]?.length ?? 0)),
  );
  const rule = (left: string, middle: string, right: string): string =>
    `${left}${widths.map((width) => "─".repeat(width + 2)).join(middle)}${right}\n`;
  const line = (cells: readonly string[], isHead: boolean): string => {
    const padded = cells.map((cell, i) => {
      const width = widths[i] ?? 0;
      return !isHead && columns[i]?.number ? cell.padStart(width) : cell.padEnd(width);
    });
    return `│ ${padded.join(" │ ")} │\n`;
  };
  const inner = widths.reduce((sum, width) => sum + width + 3, -1);
  return [
    `┌${"─".repeat(inner)}┐\n│ ${title.padEnd(inner - 2)} │\n`,
    rule("├", "┬", "┤"),
    line(
      columns.map(({ head }) => head),
      true,
    ),
    rule("├", "┼", "┤"),
    ...rows.map((row) => line(row, false)),
    rule("└", "┴", "┘"),
  ].join("");
}
