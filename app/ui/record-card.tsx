import { BlockStack, Card, Checkbox, Text } from "@shopify/polaris";

interface RecordCardProps {
  isShown: boolean;
  /** What shoppers read now, in English; null while there are too few parcels. */
  sentence: string | null;
  /** From so many parcels on it is told. */
  least: number;
  onShow: (isShown: boolean) => void;
}

/** Whether shoppers are told how often the days that were named held. */
export function RecordCard({ isShown, sentence, least, onShow }: RecordCardProps) {
  const told = sentence === null ? `It is told from ${least} parcels on.` : `Shoppers read: “${sentence}”`;
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          Tell shoppers
        </Text>
        <Checkbox
          label="Say beside a window how often the days you named held"
          helpText={isShown ? told : "Counted anew every few hours over the last 60 days, good or bad."}
          checked={isShown}
          onChange={onShow}
        />
      </BlockStack>
    </Card>
  );
}
