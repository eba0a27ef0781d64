import { Box, Button, Select, Text } from "@shopify/polaris";
import { useState } from "react";

import type { Channel } from "#app/tracking/message-kind.ts";

import { FieldCard } from "./field-card.tsx";

interface TestSendCardProps {
  channel: Channel;
  /** The shop's own addresses: a test goes nowhere else. */
  addresses: readonly string[];
  isBusy: boolean;
  onSend: (to: string) => void;
}

/** Sends the message as it stands in the form to the merchant. */
export function TestSendCard({ channel, addresses, isBusy, onSend }: TestSendCardProps) {
  const [chosen, setChosen] = useState<string>();
  const to = chosen ?? addresses[0];
  const note =
    channel === "email"
      ? "With what stands in the form, about the order in the preview."
      : "With what stands in the form, about the order in the preview. It comes as an e-mail that shows the text.";
  if (to === undefined) {
    return (
      <FieldCard title="Send yourself a test">
        <Text as="p">Tests go to your shop’s own addresses. Enter a support e-mail under Brand to get one.</Text>
      </FieldCard>
    );
  }
  return (
    <FieldCard title="Send yourself a test" note={note}>
      <Select
        label="To"
        options={addresses.map((address) => ({ value: address, label: address }))}
        value={to}
        onChange={setChosen}
        helpText="Your shop’s contact address in Shopify, the support address of your brand, or the digest’s."
      />
      <Box>
        <Button loading={isBusy} onClick={() => onSend(to)}>
          Send a test
        </Button>
      </Box>
    </FieldCard>
  );
}
