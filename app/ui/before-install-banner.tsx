import { Banner, BlockStack, Text } from "@shopify/polaris";

import { count, parcels } from "./score-words.ts";

interface BeforeInstallBannerProps {
  /** Windows of the chosen moment and days that have run out. */
  told: number;
  replayed: number;
  judged: "told" | "replayed";
  /** How far going through the past is; null when it is not under way. */
  progress: { done: number; total: number | null } | null;
  onJudge: (windows: "told" | "replayed") => void;
}

/** Which part of the figures nobody was ever told; nothing where there is no such part. */
export function BeforeInstallBanner({ told, replayed, judged, progress, onJudge }: BeforeInstallBannerProps) {
  if (progress) return <Banner tone="info" title={TITLE}>{progressWords(progress)}</Banner>; // prettier-ignore
  if (replayed === 0) return null;
  if (judged === "told") {
    const content = "Show the time before";
    return (
      <Banner tone="info" action={{ content, onAction: () => onJudge("replayed") }}>
        {`These are windows that shoppers were told. What Afterglow would have said of ${parcels(replayed)} before you installed it is not counted here.`}
      </Banner>
    );
  }
  const action = told > 0 ? { action: { content: "Show what was told", onAction: () => onJudge("told") } } : {};
  return (
    <Banner tone="info" title={TITLE} {...action}>
      <BlockStack gap="200">
        <Text as="p">
          Nobody was told these windows. Afterglow went through your past parcels week by week, each time with nothing
          but what was known by then, and wrote down what it would have said.
        </Text>
        <Text as="p">
          They are no promises, and raise no alarm. {toldWords(told)} The page turns to those by itself once there are
          30 of them.
        </Text>
      </BlockStack>
    </Banner>
  );
}

const TITLE = "Before you installed Afterglow: what it would have said";

function progressWords({ done, total }: { done: number; total: number | null }): string {
  const far = total ? ` ${count(done)} of ${count(total)} windows so far.` : "";
  return `Afterglow is going through your past parcels, each time with nothing but what was known by then.${far}`;
}

function toldWords(told: number): string {
  if (told === 0) return "Of the windows that shoppers were really told none has run out yet.";
  return `Of the windows that shoppers were really told ${count(told)} ${told === 1 ? "has" : "have"} run out.`;
}
