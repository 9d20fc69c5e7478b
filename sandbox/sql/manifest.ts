/** One file of the engine as it is served. Addresses are absolute paths on the site; sizes are bytes. */
export interface ServedFile {
  br: string;
  gz: string;
  /** Unpacked: a download of another length is not the file. */
  bytes: number;
  brBytes: number;
  gzBytes: number;
}

/** The files that a browser needs before it can run SQL. Equal version, equal files. */
export interface EngineManifest {
  version: string;
  files: { wasm: ServedFile; data: ServedFile; dataDirectory: ServedFile };
}

/** Bytes that a first visit transfers, packed with brotli. */
export function transferBytes(manifest: EngineManifest): number {
  const { wasm, data, dataDirectory } = manifest.files;
  return wasm.brBytes + data.brBytes + dataDirectory.brBytes;
}
