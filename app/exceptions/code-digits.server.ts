import type { Vault } from "#app/shops/vault.server.ts";

import { digitsOf } from "./step-up-code.ts";

/**
 * The digits of a code. They are stored nowhere, not even as a hash: six digits are guessed from a hash in no
 * time, so they are derived from the row's own id under the shop's key whenever they are needed.
 */
export function codeDigits(vault: Vault, codeId: string): string {
  return digitsOf(vault.index("token", `delivery code|${codeId}`));
}
