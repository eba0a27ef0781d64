import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";

export interface SessionClaims {
  iss: string;
  dest: string;
  aud: string;
  sub: string;
  exp: number;
  nbf: number;
  iat: number;
  jti: string;
  sid: string;
}

const LIFETIME_SECONDS = 60;
const TOLERANCE_SECONDS = 10;

/** Signs what the admin tells the app about the person in front of it: HS256 with the app's client secret. */
export function mintSessionToken(
  config: { apiKey: string; apiSecret: string },
  shop: string,
  now = new Date(),
  claims: Partial<SessionClaims> = {},
): string {
  const seconds = Math.floor(now.getTime() / 1000);
  return signClaims(config.apiSecret, {
    iss: `https://${shop}/admin`,
    dest: `https://${shop}`,
    aud: config.apiKey,
    sub: "548380001",
    exp: seconds + LIFETIME_SECONDS,
    nbf: seconds,
    iat: seconds,
    jti: randomUUID(),
    sid: randomUUID(),
    ...claims,
  });
}

/** The claims of a token that is signed, meant for this app and shop, and not over; null otherwise. */
export function readSessionToken(
  config: { apiKey: string; apiSecret: string },
  shop: string,
  token: string,
  now: Date,
): SessionClaims | null {
  const [head = "", body = "", signature = ""] = token.split(".");
  const expected = Buffer.from(hmac(config.apiSecret, `${head}.${body}`));
  const given = Buffer.from(signature);
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return null;
  const claims = JSON.parse(Buffer.from(body, "base64url").toString()) as SessionClaims;
  const seconds = now.getTime() / 1000;
  const current = claims.exp + TOLERANCE_SECONDS > seconds && claims.nbf - TOLERANCE_SECONDS < seconds;
  return current && claims.aud === config.apiKey && claims.dest === `https://${shop}` ? claims : null;
}

/** A JSON Web Token, HS256 with the app's client secret. */
export function signClaims(secret: string, claims: object): string {
  const head = Buffer.from(JSON.stringify({ alg: "HS256", typ: "JWT" })).toString("base64url");
  const body = Buffer.from(JSON.stringify(claims)).toString("base64url");
  return `${head}.${body}.${hmac(secret, `${head}.${body}`)}`;
}

function hmac(secret: string, text: string): string {
  return createHmac("sha256", secret).update(text).digest("base64url");
}
