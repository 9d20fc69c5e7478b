/** Addresses with the same first bits. */
export interface AddressRange {
  readonly address: readonly number[];
  readonly bits: number;
}

function parseIpv4(text: string): number[] | undefined {
  const fields = text.split(".");
  if (
    fields.length !== 4 ||
    fields.some((field) => !/^(?:0|[1-9]\d{0,2})$/.test(field) || Number(field) > 255)
  ) {
    return undefined;
  }
  return fields.map(Number);
}

// RFC 4291, section 2.2: eight groups, `::` for a run of zeros, an IPv4 address as the last two groups.
function parseIpv6(text: string): number[] | undefined {
  const [, head = "", last] = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text) ?? [];
  if (last !== undefined) {
    const [a, b, c, d] = parseIpv4(last) ?? [];
    if (a === undefined || b === undefined || c === undefined || d === undefined) return undefined;
    return parseIpv6(`${head}${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`);
  }
  const halves = text.split("::").map((half) => (half === "" ? [] : half.split(":")));
  if (halves.length > 2 || !text.includes(":")) return undefined;
  const [before = [], after] = halves;
  const zeros = after === undefined ? 0 : 8 - before.length - after.length;
  const groups = [...before, ...Array.from({ length: Math.max(0, zeros) }, () => "0"), ...(after ?? [])];
  if (groups.length !== 8 || (after !== undefined && zeros < 1)) return undefined;
  if (groups.some((group) => !/^[0-9a-fA-F]{1,4}$/.test(group))) return undefined;
  return groups.flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 255]);
}

// `::ffff:127.0.0.1` is an IPv4 address in the clothes of the other family.
function parseAddress(text: string): number[] | undefined {
  const bytes = parseIpv4(text) ?? parseIpv6(text);
  const mapped = bytes?.length === 16 && bytes.every((byte, i) => i >= 12 || byte === (i < 10 ? 0 : 255));
  return mapped ? bytes.slice(12) : bytes;
}

/** Reads `10.0.0.0/8` or `2001:db8::/32`; a plain IPv4 address is a range of one. */
export function parseAddressRange(text: string): AddressRange | undefined {
  const [, address = "", suffix] = /^([^/]*)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const bytes = parseIpv4(address) ?? parseIpv6(address);
  const bits = suffix === undefined ? 32 : Number(suffix);
  return bytes && bits <= bytes.length * 8 ? { address: bytes, bits } : undefined;
}

/** Lies an address in a range? A text that is no address lies in none. */
export function addressInRange(text: string, range: AddressRange): boolean {
  const bytes = parseAddress(text);
  if (bytes?.length !== range.address.length) return false;
  return bytes.every((byte, i) => {
    const kept = Math.min(8, Math.max(0, range.bits - i * 8));
    return (byte ^ (range.address[i] ?? 0)) >> (8 - kept) === 0;
  });
}
