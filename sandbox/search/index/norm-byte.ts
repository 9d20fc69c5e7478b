/** A field's length as Lucene's norm byte (`SmallFloat.intToByte4`): up to 23 exactly, above that with four significant bits. */
export function encodeLength(length: number): number {
  return length < 24 ? length : 24 + toFourBits(length - 24);
}

function toFourBits(value: number): number {
  const bits = 32 - Math.clz32(value);
  if (bits < 4) return value;
  const shift = bits - 4;
  return ((value >>> shift) & 0x07) | ((shift + 1) << 3);
}
