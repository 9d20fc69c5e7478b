import { transferBytes } from "../sql/manifest";
import { buildEngine } from "../sql/server/build-engine";

try {
  const manifest = await buildEngine();
  const megabytes = (transferBytes(manifest) / 1e6).toFixed(2);
  console.error(`PostgreSQL for the browser: version ${manifest.version}, ${megabytes} MB to transfer`);
} catch (cause) {
  console.error(cause instanceof Error ? cause.message : cause);
  process.exitCode = 1;
}
