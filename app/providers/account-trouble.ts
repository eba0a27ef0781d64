import { PROVIDER_REASONS, type ProviderReason } from "./provider-reason.ts";

/** What is wrong with an account, told to who owns it; what passes by itself is told as for any message. */
const OWN: Partial<Record<ProviderReason, string>> = {
  credentials_refused: "The provider does not accept its credentials any more.",
  sender_not_allowed: "The provider does not let it send from this sender.",
};

export function tellAccountTrouble(reason: ProviderReason): string {
  return OWN[reason] ?? PROVIDER_REASONS[reason];
}
