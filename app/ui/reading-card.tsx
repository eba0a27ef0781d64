import { Badge, BlockStack, Button, Card, InlineStack, ProgressBar, Text } from "@shopify/polaris";
import type { ReactNode } from "react";

/** How far something is that takes a while: not begun ever, about to, at it, done, or ended without a result. */
export interface Reading {
  state: "never" | "waiting" | "running" | "done" | "failed";
  done: number;
  total: number | null;
}

interface ReadingCardProps {
  title: string;
  reading: Reading;
  /** How far it is, in words. */
  sentences: readonly string[];
  /** When it happens by itself, and what it leaves alone. */
  note: string;
  action: string;
  isBusy: boolean;
  onAgain: () => void;
  /** What turns while there is nothing to count. */
  children?: ReactNode;
}

const BADGES = {
  never: <Badge>Not yet</Badge>,
  waiting: <Badge tone="info">Begins shortly</Badge>,
  running: <Badge tone="info">Under way</Badge>,
  done: <Badge tone="success">Up to date</Badge>,
  failed: <Badge tone="critical">Failed</Badge>,
};

/** How far a shop has been read or learned from, and a way to have it done once more. */
export function ReadingCard({ title, reading, sentences, note, action, isBusy, onAgain, children }: ReadingCardProps) {
  const { state, done, total } = reading;
  const id = title.toLowerCase().replaceAll(" ", "-");
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <InlineStack gap="200" blockAlign="center">
            <Text as="h2" variant="headingMd" id={id}>
              {title}
            </Text>
            {BADGES[state]}
          </InlineStack>
          <Button disabled={state === "running" || state === "waiting"} loading={isBusy} onClick={onAgain}>
            {state === "failed" ? "Try again" : action}
          </Button>
        </InlineStack>
        {sentences.map((sentence) => (
          <Text as="p" key={sentence}>
            {sentence}
          </Text>
        ))}
        {children}
        {state === "running" && total ? (
          <ProgressBar progress={Math.min(100, Math.round((done / total) * 100))} size="small" ariaLabelledBy={id} />
        ) : null}
        <Text as="p" variant="bodySm" tone="subdued">
          {note}
        </Text>
      </BlockStack>
    </Card>
  );
}
