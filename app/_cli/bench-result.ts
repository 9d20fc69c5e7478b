/** One figure of the benchmark, as doors.md fixes it: `value` in `unit`, and a rival measured in the same run. */
export interface Figure {
  name: string;
  value: number;
  unit: string;
  p50?: number;
  p95?: number;
  n: number;
  rival?: { name: string; value: number };
  /** Ours divided by the rival's. */
  ratio?: number;
  /** Of a load: what was accepted and has no verdict, and what was taken twice. */
  lost?: number;
  doubled?: number;
  /** Of a load: what was nearest to its end. */
  saturated?: string;
}

export interface BenchOptions {
  /** Fewer repetitions, and no benchmark that takes minutes. */
  quick: boolean;
}

/** One benchmark: it may give several figures, whose names all begin with its own. */
export interface Benchmark {
  name: string;
  /** Left out with --quick, because it takes minutes. */
  slow?: boolean;
  /** Minutes after which it counts as hanging; 5 unless told, 30 for a slow one. */
  limit?: number;
  run(options: BenchOptions): Promise<Figure[]>;
}

/** The figures as a table for a terminal. */
export function figureTable(figures: Figure[]): string {
  const rows = figures.map((figure) => [
    figure.name,
    `${short(figure.value)} ${figure.unit}`,
    figure.p50 === undefined ? "" : short(figure.p50),
    figure.p95 === undefined ? "" : short(figure.p95),
    String(figure.n),
    figure.rival ? `${figure.rival.name}: ${short(figure.rival.value)}` : "",
    figure.ratio === undefined ? "" : `x ${short(figure.ratio)}`,
    figure.lost === undefined
      ? ""
      : `${figure.lost} lost, ${figure.doubled ?? 0} doubled; ${figure.saturated ?? ""}`,
  ]);
  const loaded = figures.some(({ lost }) => lost !== undefined) ? ["load"] : [];
  const all = [["name", "value", "p50", "p95", "n", "rival", "ratio", ...loaded], ...rows];
  const widths = (all[0] ?? []).map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function short(value: number): string {
  return String(Number(value.toPrecision(4)));
}
