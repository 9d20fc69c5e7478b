/** Why a request is refused, or undefined. Names of hosts as a browser sends them: `127.0.0.1:3000`. */
export function foreignRequest(
  headers: Headers,
  publicAddress: string | undefined,
): { code: string; detail: string } | undefined {
  const host = headers.get("host") ?? "";
  if (!isOurs(host, publicAddress)) {
    return {
      code: "foreign_host",
      detail: `This server does not answer for the host "${host}". Open it by 127.0.0.1 or localhost, or set ROWHOUSE_URL to its public address.`,
    };
  }
  const origin = headers.get("origin");
  if (origin === null || (URL.canParse(origin) && isOurs(new URL(origin).host, publicAddress)))
    return undefined;
  return {
    code: "foreign_origin",
    detail: `A page of ${origin} may not use this server. Open the course itself.`,
  };
}

/** A name that resolves to another machine could be pointed at this one (DNS rebinding): only known names are ours. */
function isOurs(host: string, publicAddress: string | undefined): boolean {
  if (/^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i.test(host)) return true;
  return publicAddress !== undefined && URL.canParse(publicAddress) && new URL(publicAddress).host === host;
}
