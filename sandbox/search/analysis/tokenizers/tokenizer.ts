/** A piece of a text with its place, UTF-16 units. `skipped`: positions left out before it, which only some tokenizers do. */
export interface Piece {
  text: string;
  start: number;
  end: number;
  type: string;
  /** Positions from the piece before it; 1 unless told. */
  increment?: number;
}

/** Cuts a text into pieces, from left to right. */
export type Tokenizer = (text: string) => Piece[];
