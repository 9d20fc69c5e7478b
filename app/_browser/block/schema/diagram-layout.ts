import type { Schema } from "@/sandbox/sql/catalog";

/** A table as a box. Pixels. */
export interface DiagramBox {
  name: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A foreign key as a line from the table that refers to the one referred to, through the gaps between the boxes. */
export interface DiagramLine {
  from: string;
  to: string;
  /** SVG path. */
  path: string;
}

/** The drawing of a schema's foreign keys. */
export interface Diagram {
  width: number;
  height: number;
  boxes: DiagramBox[];
  lines: DiagramLine[];
  /** Tables that neither refer nor are referred to. */
  alone: string[];
}

const boxHeight = 24;
const rowStep = 32;
const gap = 56;
const letter = 7.3;
const margin = 6;

/** A place in a layer: a table, or the point where a longer line passes. */
interface Slot {
  key: string;
  table: string | undefined;
  layer: number;
  /** Slots of the layer before that this one is drawn to. */
  left: string[];
}

/** Referred tables stand left of those that refer to them; lines over several layers get a slot in each, so that none crosses a box. */
export function layoutDiagram({ tables }: Schema): Diagram {
  const known = new Set(tables.map((table) => table.name));
  const keys = tables.flatMap((table) =>
    table.foreignKeys
      .filter((key) => known.has(key.table))
      .map((key) => ({ from: table.name, to: key.table })),
  );
  const links = unique(keys);
  const used = new Set(links.flatMap(({ from, to }) => [from, to]));
  const layers = layersOf([...used], links);
  const { slots, routes } = slotsOf(layers, links);
  const columns = ordered(slots);
  const places = place(columns);
  const boxes = slots.flatMap(({ table, key }) => {
    const at = places.get(key);
    return table !== undefined && at ? [{ name: table, ...at, height: boxHeight }] : [];
  });
  return {
    width: Math.max(0, ...[...places.values()].map(({ x, width }) => x + width)) + margin * 3,
    height: Math.max(0, ...columns.map((column) => column.length)) * rowStep + margin,
    boxes,
    lines: routes.map(({ from, to, through }) => ({ from, to, path: pathOf(through, places) })),
    alone: tables.filter((table) => !used.has(table.name)).map((table) => table.name),
  };
}

interface Link {
  from: string;
  to: string;
}

function unique(links: Link[]): Link[] {
  return [...new Map(links.map((link) => [`${link.from}\n${link.to}`, link])).values()];
}

/** Longest way to a table that refers to nothing. Keys that close a circle do not count. */
function layersOf(names: string[], links: Link[]): Map<string, number> {
  const layers = new Map<string, number>();
  const open = new Set<string>();
  const visit = (name: string): number => {
    const known = layers.get(name);
    if (known !== undefined) return known;
    open.add(name);
    const below = links
      .filter((link) => link.from === name && !open.has(link.to))
      .map(({ to }) => visit(to) + 1);
    open.delete(name);
    const layer = Math.max(0, ...below);
    layers.set(name, layer);
    return layer;
  };
  names.forEach(visit);
  return layers;
}

function slotsOf(
  layers: Map<string, number>,
  links: Link[],
): { slots: Slot[]; routes: (Link & { through: string[] })[] } {
  const slots = new Map<string, Slot>();
  for (const [table, layer] of layers) slots.set(table, { key: table, table, layer, left: [] });
  const routes = links.map(({ from, to }) => {
    const [high, low] = [layers.get(from) ?? 0, layers.get(to) ?? 0];
    const through = [from];
    for (let layer = high - 1; layer > low; layer -= 1) {
      const key = `${from}\n${to}\n${layer}`;
      slots.set(key, { key, table: undefined, layer, left: [] });
      through.push(key);
    }
    through.push(to);
    through.forEach((key, index) => {
      const next = through[index + 1];
      if (next !== undefined && next !== key) slots.get(key)?.left.push(next);
    });
    return { from, to, through };
  });
  return { slots: [...slots.values()], routes };
}

/** Each layer sorted by the middle of its neighbours, to and fro: few crossings, at no cost. */
function ordered(slots: Slot[]): Slot[][] {
  const count = Math.max(-1, ...slots.map((slot) => slot.layer)) + 1;
  let columns = Array.from({ length: count }, (_, layer) => slots.filter((slot) => slot.layer === layer));
  for (let sweep = 0; sweep < 8; sweep += 1) {
    const rank = new Map(
      columns.flatMap((column) => column.map((slot, at) => [slot.key, at / column.length])),
    );
    const rightOf = (key: string): Slot[] => slots.filter((slot) => slot.left.includes(key));
    const middle = (slot: Slot): number => {
      const near = sweep % 2 === 0 ? slot.left : rightOf(slot.key).map(({ key }) => key);
      const ranks = near.map((key) => rank.get(key) ?? 0);
      return ranks.length > 0 ? ranks.reduce((a, b) => a + b) / ranks.length : (rank.get(slot.key) ?? 0);
    };
    columns = columns.map((column) =>
      column
        .map((slot) => ({ slot, at: middle(slot) }))
        .sort((a, b) => a.at - b.at)
        .map(({ slot }) => slot),
    );
  }
  return columns;
}

function place(columns: Slot[][]): Map<string, { x: number; y: number; width: number }> {
  const places = new Map<string, { x: number; y: number; width: number }>();
  const tallest = Math.max(0, ...columns.map((column) => column.length));
  let x = margin;
  for (const column of columns) {
    const width = Math.max(40, ...column.map(({ table }) => (table?.length ?? 0) * letter + 16));
    const top = ((tallest - column.length) * rowStep) / 2 + margin;
    column.forEach((slot, at) => places.set(slot.key, { x, y: top + at * rowStep, width }));
    x += width + gap;
  }
  return places;
}

/** From the left edge of the table that refers to the right edge of the one it refers to, level through each slot on the way. */
function pathOf(through: string[], places: Map<string, { x: number; y: number; width: number }>): string {
  const points = through.flatMap((key, index) => {
    const at = places.get(key);
    if (!at) return [];
    const y = at.y + boxHeight / 2;
    if (index === 0) return [{ x: at.x, y }];
    const right = { x: at.x + at.width, y };
    return index === through.length - 1 ? [right] : [right, { x: at.x, y }];
  });
  const [first, ...rest] = points;
  if (!first) return "";
  // A table that refers to itself, or two in a circle: a loop at the right side.
  if (through[0] === through.at(-1)) return loop(places.get(through[0] ?? ""));
  let last = first;
  const steps = rest.map((point) => {
    const bend = (last.x + point.x) / 2;
    const step = `C${bend} ${last.y} ${bend} ${point.y} ${point.x} ${point.y}`;
    last = point;
    return step;
  });
  return `M${first.x} ${first.y}${steps.join("")}`;
}

function loop(at: { x: number; y: number; width: number } | undefined): string {
  if (!at) return "";
  const x = at.x + at.width;
  return `M${x} ${at.y + 18}c18 2 18 -14 0 -12`;
}
