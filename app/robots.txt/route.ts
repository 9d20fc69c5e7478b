import { siteAddress } from "@/app/_server/site-address";

export const dynamic = "force-dynamic";

/** Everything may be read. */
export function GET(): Response {
  return new Response(`User-agent: *\nAllow: /\nSitemap: ${siteAddress()}/sitemap.xml\n`, {
    headers: { "Content-Type": "text/plain; charset=utf-8" },
  });
}
