import type { PresignedAnswer } from "./presigned-link";

/**
 * No script, no style, no request, an origin of its own: whatever an object claims to be, it is nobody on the course's site.
 * (HTML standard, sandboxing; Content Security Policy level 3.)
 */
const LOCKED = "sandbox; default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

const always = {
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "no-referrer",
  "Cache-Control": "no-store",
};

/** What a browser draws or plays and never runs. SVG is text, and is shown as text. */
const PASSIVE = /^(?:image\/(?:png|jpeg|gif|webp|avif|bmp)|audio\/[\w.+-]+|video\/[\w.+-]+)$/;

/** What the browser is given for an answer of a page's store. */
export function presignedResponse(answer: PresignedAnswer): Response {
  switch (answer.kind) {
    case "reply":
      return objectResponse(answer);
    case "gone":
      return page(
        410,
        "Nobody answers for this address",
        "The store that would answer lived in the page that printed the address. That page was closed or loaded again. Run its block once more and open the new address.",
      );
    case "unanswered":
      return page(503, "The store gave no reply", answer.why);
  }
}

/** Text is shown as text, pictures, sound and film as what they are; all else is saved as a file. */
function objectResponse({ status, headers, body }: Extract<PresignedAnswer, { kind: "reply" }>): Response {
  const type = (headers["content-type"] ?? "").toLowerCase().replace(/\s*;.*/s, "");
  const asked = headers["content-disposition"] ?? "";
  const attachment = /^attachment\b/i.test(asked) ? { "Content-Disposition": asked } : {};
  const policy = { ...always, "Content-Security-Policy": LOCKED };
  if (typeof body === "string") {
    const text = { ...policy, ...attachment, "Content-Type": "text/plain; charset=utf-8" };
    // These may have no body, and then the browser would show nothing at all.
    if (body === "" || status === 204 || status === 304)
      return new Response(`${status}, without a body\n`, { headers: text });
    return new Response(body, { status, headers: text });
  }
  const bytes = Uint8Array.from(atob(body.base64), (char) => char.charCodeAt(0));
  const shown = PASSIVE.test(type)
    ? { ...attachment, "Content-Type": type }
    : { "Content-Disposition": "attachment", ...attachment, "Content-Type": "application/octet-stream" };
  return new Response(bytes, { status, headers: { ...policy, ...shown } });
}

function page(status: number, title: string, says: string): Response {
  const html = `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title>
<style>:root{color-scheme:light dark;font:1.0625rem/1.6 system-ui,sans-serif}body{max-width:34rem;margin:18vh auto;padding:0 1.25rem}h1{font-size:1.375rem;line-height:1.3}</style>
<h1>${escaped(title)}</h1>
<p>${escaped(says)}</p>
</html>`;
  const policy = `${LOCKED}; style-src 'unsafe-inline'`;
  const type = "text/html; charset=utf-8";
  return new Response(html, {
    status,
    headers: { ...always, "Content-Security-Policy": policy, "Content-Type": type },
  });
}

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
