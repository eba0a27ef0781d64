import type { Elsewhere } from "./sending-rules.ts";

/**
 * Whether shoppers hear of a stage from us: `off` no channel is on, `waits` Shopify mails it too and the merchant has
 * not said what shall happen, `elsewhere` another tool tells of it, `on` as chosen.
 */
export type StageState = "off" | "waits" | "elsewhere" | "on";

interface StageFacts {
  email: boolean;
  sms: boolean;
  /** What Shopify calls its own mail of this stage; null when it sends none. */
  shopifyName: string | null;
  said: Elsewhere | null;
}

export function stageState({ email, sms, shopifyName, said }: StageFacts): StageState {
  if (!email && !sms) return "off";
  if (said === "other") return "elsewhere";
  return email && shopifyName !== null && said === null ? "waits" : "on";
}
