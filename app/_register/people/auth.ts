import { betterAuth } from "better-auth";
import type { Kysely } from "kysely";
import type { Tables } from "../database/tables";
import { longestPassword, shortestPassword } from "./password";

/** What sessions are made with. */
export interface AuthSettings {
  secret: string;
  /** Public address; cookies are `Secure` when it is https. */
  url: string;
}

/** Seconds that a session lasts: a month, whether it is used or not. */
export const sessionSeconds = 30 * 24 * 3600;

/** Our tables and columns by the names that better-auth knows them by. */
const models = {
  user: {
    modelName: "person",
    fields: { emailVerified: "email_verified", createdAt: "created_at", updatedAt: "updated_at" },
  },
  session: {
    expiresIn: sessionSeconds,
    disableSessionRefresh: true,
    fields: {
      userId: "person_id",
      expiresAt: "expires_at",
      ipAddress: "ip_address",
      userAgent: "user_agent",
      createdAt: "created_at",
      updatedAt: "updated_at",
    },
  },
  account: {
    fields: {
      userId: "person_id",
      accountId: "account_id",
      providerId: "provider_id",
      accessToken: "access_token",
      refreshToken: "refresh_token",
      idToken: "id_token",
      accessTokenExpiresAt: "access_token_expires_at",
      refreshTokenExpiresAt: "refresh_token_expires_at",
      createdAt: "created_at",
      updatedAt: "updated_at",
    },
  },
  verification: {
    fields: { expiresAt: "expires_at", createdAt: "created_at", updatedAt: "updated_at" },
  },
} as const;

/**
 * better-auth on the register's own query builder, so that PGlite's single connection is shared. It signs in and reads sessions; people
 * are made by our own transactions, so nobody registers without an invitation. Its HTTP handler is not mounted.
 */
export function makeAuth(db: Kysely<Tables>, { secret, url }: AuthSettings) {
  return betterAuth({
    secret,
    baseURL: url,
    basePath: "/api/auth",
    trustedOrigins: [new URL(url).origin],
    database: { db, type: "postgres" },
    telemetry: { enabled: false },
    logger: { level: "error" },
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: shortestPassword,
      maxPasswordLength: longestPassword,
    },
    ...models,
    advanced: {
      cookiePrefix: "rowhouse",
      useSecureCookies: url.startsWith("https:"),
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax", path: "/" },
      // Who asks is found by our own rule and handed over in one header.
      ipAddress: { ipAddressHeaders: ["x-rowhouse-address"] },
    },
  });
}

/** better-auth as this register uses it. */
export type Auth = ReturnType<typeof makeAuth>;
