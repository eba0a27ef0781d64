import { Spinner } from "@shopify/polaris";

import { type CatalogReading, tellReading, tellUpkeep } from "./catalog-words.ts";
import { ReadingCard } from "./reading-card.tsx";

interface CatalogCardProps {
  reading: CatalogReading;
  isBusy: boolean;
  onRead: () => void;
}

/** How far the shop's products have been read, and a way to have them read once more. */
export function CatalogCard({ reading, isBusy, onRead }: CatalogCardProps) {
  const { state: step, done } = reading;
  const isExporting = step === "exporting";
  const state = step === "exporting" || step === "reading" ? "running" : step;
  const isUnderWay = state === "waiting" || state === "running";
  return (
    <ReadingCard
      title="Your products"
      // What Shopify writes down cannot be counted yet.
      reading={{ state, done, total: isExporting ? null : reading.total }}
      sentences={[tellReading(reading)]}
      note={isUnderWay ? "You can leave this page; it goes on by itself." : tellUpkeep(reading)}
      action="Read everything again"
      isBusy={isBusy}
      onAgain={onRead}
    >
      {isExporting ? <Spinner size="small" accessibilityLabel="Shopify is writing your catalog down" /> : null}
    </ReadingCard>
  );
}
