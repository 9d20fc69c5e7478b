/** Who sent a request, once its signature has been checked. */
export type Caller =
  /** No signature at all. */
  | { readonly kind: "anonymous" }
  /** The root key itself; keys made from it are `derived`. */
  | { readonly kind: "root"; readonly accessKey: string }
  | { readonly kind: "user"; readonly accessKey: string }
  /** A service account or a temporary key, of this parent. */
  | { readonly kind: "derived"; readonly accessKey: string; readonly parent: string };
