/** Number of the shard that a document with this routing (its id unless set) belongs to, as Elasticsearch 9.5 counts. */
export function shardOf(routing: string, shards: number): number {
  return shards === 1 ? 0 : ((murmur3(routing) % shards) + shards) % shards;
}

const C1 = 0xcc9e2d51;
const C2 = 0x1b873593;

/** MurmurHash3 (x86, 32 bits, seed 0) over the UTF-16 units of a text, low byte first. */
function murmur3(text: string): number {
  let hash = 0;
  const pairs = text.length >> 1;
  for (let i = 0; i < pairs; i++) {
    hash ^= mix(text.charCodeAt(2 * i) | (text.charCodeAt(2 * i + 1) << 16));
    hash = (Math.imul(rotate(hash, 13), 5) + 0xe6546b64) | 0;
  }
  if (text.length % 2 === 1) hash ^= mix(text.charCodeAt(text.length - 1));
  return finish(hash ^ (text.length * 2));
}

const rotate = (value: number, by: number): number => (value << by) | (value >>> (32 - by));

const mix = (block: number): number => Math.imul(rotate(Math.imul(block, C1), 15), C2);

function finish(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
