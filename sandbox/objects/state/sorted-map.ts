/** A node of the tree; never changed once made. */
interface Node<T> {
  readonly key: string;
  readonly value: T;
  readonly left: Tree<T>;
  readonly right: Tree<T>;
  readonly height: number;
}

type Tree<T> = Node<T> | undefined;

/**
 * The order of keys in S3: that of their UTF-8 bytes, which is that of their code points. UTF-16 differs only where a surrogate meets
 * a unit above it.
 */
export function compareKeys(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return rank(x) - rank(y);
  }
  return a.length - b.length;
}

function rank(unit: number): number {
  return unit >= 0xd800 && unit < 0xe000 ? unit + 0x10000 : unit;
}

function height<T>(tree: Tree<T>): number {
  return tree?.height ?? 0;
}

function node<T>(key: string, value: T, left: Tree<T>, right: Tree<T>): Node<T> {
  return { key, value, left, right, height: 1 + Math.max(height(left), height(right)) };
}

// One rotation or two, as AVL trees have it (Adelson-Velsky and Landis, 1962).
function balance<T>(key: string, value: T, left: Tree<T>, right: Tree<T>): Node<T> {
  if (left && height(left) > height(right) + 1) {
    if (height(left.left) >= height(left.right) || !left.right) {
      return node(left.key, left.value, left.left, node(key, value, left.right, right));
    }
    const { right: inner } = left;
    const outer = node(left.key, left.value, left.left, inner.left);
    return node(inner.key, inner.value, outer, node(key, value, inner.right, right));
  }
  if (right && height(right) > height(left) + 1) {
    if (height(right.right) >= height(right.left) || !right.left) {
      return node(right.key, right.value, node(key, value, left, right.left), right.right);
    }
    const { left: inner } = right;
    const outer = node(right.key, right.value, inner.right, right.right);
    return node(inner.key, inner.value, node(key, value, left, inner.left), outer);
  }
  return node(key, value, left, right);
}

function insert<T>(tree: Tree<T>, key: string, value: T): Node<T> {
  if (!tree) return node(key, value, undefined, undefined);
  const order = compareKeys(key, tree.key);
  if (order === 0) return { ...tree, value };
  return order < 0
    ? balance(tree.key, tree.value, insert(tree.left, key, value), tree.right)
    : balance(tree.key, tree.value, tree.left, insert(tree.right, key, value));
}

function first<T>(tree: Node<T>): Node<T> {
  return tree.left ? first(tree.left) : tree;
}

function remove<T>(tree: Tree<T>, key: string): Tree<T> {
  if (!tree) return undefined;
  const order = compareKeys(key, tree.key);
  if (order < 0) return balance(tree.key, tree.value, remove(tree.left, key), tree.right);
  if (order > 0) return balance(tree.key, tree.value, tree.left, remove(tree.right, key));
  if (!tree.left || !tree.right) return tree.left ?? tree.right;
  const next = first(tree.right);
  return balance(next.key, next.value, tree.left, remove(tree.right, next.key));
}

/** A map in the order of S3's keys that is replaced, never changed: what did not change is shared between old and new. */
export class SortedMap<T> {
  private constructor(
    private readonly root: Tree<T>,
    readonly size: number,
  ) {}

  static empty<T>(): SortedMap<T> {
    return new SortedMap<T>(undefined, 0);
  }

  get(key: string): T | undefined {
    let tree = this.root;
    while (tree) {
      const order = compareKeys(key, tree.key);
      if (order === 0) return tree.value;
      tree = order < 0 ? tree.left : tree.right;
    }
    return undefined;
  }

  with(key: string, value: T): SortedMap<T> {
    const there = this.get(key) !== undefined;
    return new SortedMap(insert(this.root, key, value), there ? this.size : this.size + 1);
  }

  without(key: string): SortedMap<T> {
    if (this.get(key) === undefined) return this;
    return new SortedMap(remove(this.root, key), this.size - 1);
  }

  /** Entries from `from` on (that one included), in order. */
  *entriesFrom(from: string): Generator<readonly [key: string, value: T]> {
    const path: Node<T>[] = [];
    for (let tree = this.root; tree; ) {
      if (compareKeys(tree.key, from) >= 0) {
        path.push(tree);
        tree = tree.left;
      } else tree = tree.right;
    }
    for (let next = path.pop(); next; next = path.pop()) {
      yield [next.key, next.value];
      for (let tree = next.right; tree; tree = tree.left) path.push(tree);
    }
  }
}
