import { Badge, BlockStack, Button, ButtonGroup, Card, InlineStack, Text } from "@shopify/polaris";

export type SendingWish = "switchOn" | "switchOff" | "pause" | "resume";

interface SendingCardProps {
  state: "off" | "on" | "paused";
  /** When it was switched on or paused, in words. */
  since: string | null;
  isBusy: boolean;
  onWish: (wish: SendingWish) => void;
}

const WORDS = {
  off: { badge: "Off", sentence: "No message is sent. Once switched on, shoppers hear of what happens from then on." },
  on: { badge: "On", sentence: "Shoppers get the messages chosen below." },
  paused: { badge: "Paused", sentence: "Messages wait. What is still true when you resume goes out then." },
} as const;

/** The master switch: it acts at once and does not wait for the save bar. */
export function SendingCard({ state, since, isBusy, onWish }: SendingCardProps) {
  const { badge, sentence } = WORDS[state];
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h2" variant="headingMd">
            Messages to shoppers
          </Text>
          {state === "off" ? (
            <Badge>{badge}</Badge>
          ) : (
            <Badge tone={state === "on" ? "success" : "attention"}>{badge}</Badge>
          )}
        </InlineStack>
        <Text as="p">
          {sentence} {since ? <Text as="span" tone="subdued">{`Since ${since}.`}</Text> : null}
        </Text>
        <ButtonGroup>
          {state === "off" ? (
            <Button variant="primary" loading={isBusy} onClick={() => onWish("switchOn")}>
              Switch on
            </Button>
          ) : null}
          {state === "on" ? (
            <Button loading={isBusy} onClick={() => onWish("pause")}>
              Pause
            </Button>
          ) : null}
          {state === "paused" ? (
            <Button variant="primary" loading={isBusy} onClick={() => onWish("resume")}>
              Resume
            </Button>
          ) : null}
          {state === "off" ? null : (
            <Button variant="tertiary" loading={isBusy} onClick={() => onWish("switchOff")}>
              Switch off
            </Button>
          )}
        </ButtonGroup>
      </BlockStack>
    </Card>
  );
}
