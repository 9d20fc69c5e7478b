import { mkdir, rm, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { type EngineManifest, type ServedFile, transferBytes } from "../manifest";
import { cachedFile } from "./cached-file";
import { readEngineFiles } from "./engine-files";
import { writeEngineManifest } from "./manifest";
import { projectRoot } from "./project-root";

/** The most that a first visit may transfer, bytes. */
export const transferLimit = 5_000_000;

/** Writes the packed engine files and their manifest to `public/engine/`. Packing takes a minute and is cached by version. */
export async function buildEngine(): Promise<EngineManifest> {
  const { version, wasm, data, dataDirectory } = await readEngineFiles();
  const folder = join(projectRoot(), "public/engine");
  await mkdir(join(folder, version), { recursive: true });
  await removeOldVersions(folder, version);
  const [servedWasm, servedData, servedDirectory] = await Promise.all([
    serve(version, "pglite.wasm", wasm),
    serve(version, "pglite.data", data),
    serve(version, "data-directory.tar", dataDirectory),
  ]);
  const manifest = { version, files: { wasm: servedWasm, data: servedData, dataDirectory: servedDirectory } };
  const bytes = transferBytes(manifest);
  if (bytes > transferLimit)
    throw new Error(`The engine's files are ${bytes} bytes in brotli; the limit is ${transferLimit}.`);
  await writeEngineManifest(manifest);
  return manifest;
}

async function serve(version: string, name: string, bytes: Uint8Array): Promise<ServedFile> {
  const root = projectRoot();
  const cache = join(root, ".cache/sql", `${version}-${name}`);
  const [br, gz] = await Promise.all([
    cachedFile(`${cache}.br`, () => packBrotli(bytes)),
    cachedFile(`${cache}.gz`, () => promisify(gzip)(bytes, { level: 9 })),
  ]);
  const address = `/engine/${version}/${name}`;
  await writeFile(join(root, "public", `${address}.br`), br);
  await writeFile(join(root, "public", `${address}.gz`), gz);
  return {
    br: `${address}.br`,
    gz: `${address}.gz`,
    bytes: bytes.length,
    brBytes: br.length,
    gzBytes: gz.length,
  };
}

function packBrotli(bytes: Uint8Array): Promise<Uint8Array> {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_LGWIN]: 24,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  return promisify(brotliCompress)(bytes, { params });
}

async function removeOldVersions(folder: string, version: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.isDirectory() && entry.name !== version)
      await rm(join(folder, entry.name), { recursive: true });
  }
}
