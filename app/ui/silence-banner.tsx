import { Banner, Text } from "@shopify/polaris";

import { silenceWords, type SilenceFacts } from "./silence-words.ts";

/** What a parcel's silence means: usual where it is, or worth asking the carrier. */
export function SilenceBanner({ silence, clock }: { silence: SilenceFacts; clock: { timeZone: string; now: string } }) {
  const { title, sentence } = silenceWords(silence, clock);
  return (
    <Banner tone={silence.isUnusual ? "warning" : "info"} title={title}>
      <Text as="p">{sentence}</Text>
    </Banner>
  );
}
