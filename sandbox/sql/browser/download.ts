import { type EngineManifest, type ServedFile, transferBytes } from "../manifest";
import type { PostedFiles } from "../worker-messages";
import { StartFailure } from "../../start-failure";

/** Told while the files come: bytes as transferred. */
export type OnProgress = (received: number, total: number) => void;

/** Fetches the engine's files and compiles the module once for all workers. */
export async function downloadEngine(manifest: EngineManifest, onProgress: OnProgress): Promise<PostedFiles> {
  const total = transferBytes(manifest);
  let received = 0;
  const get = (file: ServedFile): Promise<Blob> => {
    let share = 0;
    return download(file, (part) => {
      received += part * file.brBytes - share;
      share = part * file.brBytes;
      onProgress(Math.round(received), total);
    });
  };
  const { wasm, data, dataDirectory } = manifest.files;
  const [wasmBlob, dataBlob, directoryBlob] = await Promise.all([get(wasm), get(data), get(dataDirectory)]);
  const module = await WebAssembly.compile(await wasmBlob.arrayBuffer());
  return { wasm: module, data: dataBlob, dataDirectory: directoryBlob };
}

/** Browsers unpack brotli on their own, but only on secure origins and only with the server's header; gzip we unpack ourselves. */
async function download(file: ServedFile, onPart: (part: number) => void): Promise<Blob> {
  const read = (address: string): Promise<Blob> =>
    fetchBlob(address, (bytes) => onPart(Math.min(1, bytes / file.bytes)));
  if (globalThis.isSecureContext) {
    const blob = await read(file.br).catch(() => undefined);
    if (blob?.size === file.bytes) return blob;
  }
  const packed = await read(file.gz);
  // A server that sends .gz with a Content-Encoding header has it unpacked before we see it.
  const blob = packed.size === file.bytes ? packed : await gunzip(packed);
  if (blob.size === file.bytes) return blob;
  throw new StartFailure("download", `${file.gz} has ${blob.size} bytes instead of ${file.bytes}`);
}

async function fetchBlob(address: string, onBytes: (bytes: number) => void): Promise<Blob> {
  try {
    const response = await fetch(address);
    if (!response.ok || !response.body) throw new Error(`the server answered ${response.status}`);
    let bytes = 0;
    const counted = response.body.pipeThrough(
      new TransformStream<Uint8Array, Uint8Array>({
        transform(chunk, controller) {
          bytes += chunk.length;
          onBytes(bytes);
          controller.enqueue(chunk);
        },
      }),
    );
    return await new Response(counted).blob();
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new StartFailure("download", `${address} did not arrive: ${why}`, { cause });
  }
}

function gunzip(packed: Blob): Promise<Blob> {
  return new Response(packed.stream().pipeThrough(new DecompressionStream("gzip"))).blob();
}
