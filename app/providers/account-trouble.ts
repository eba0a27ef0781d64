import { PROVIDER_REASONS, type ProviderReason } from "./provider-reason.ts";

/** What is wrong with an account, told to who owns it; what passes by itself is told as for any message. */
const OWN: Partial<Record<ProviderReason, string>> = {
  credentials_refused: "The provider does not accept its credentials any more.",
  sender_not_allowed: "The provider does not let it send from this sender.",
};

/** Trouble that does not pass by itself: whoever owns the account must mend it. */
export const NEEDS_OWNER: ReadonlySet<string> = new Set(Object.keys(OWN));

export function tellAccountTrouble(reason: ProviderReason): string {
  return OWN[reason] ?? PROVIDER_REASONS[reason];
}
