import { Badge, BlockStack, Button, Card, Form, InlineStack, Text, TextField } from "@shopify/polaris";
import { useState } from "react";

import type { Channel } from "#app/tracking/message-kind.ts";

import { formatMoment } from "./format-time.ts";
import { channelWord, type Clock } from "./message-words.ts";
import { optOutWords } from "./opt-out-words.ts";

export interface OptOutRow {
  channel: Channel;
  reason: string;
  since: string;
  isLiftable: boolean;
}

interface AddressCardProps {
  /** Whether the log shows one address only. */
  isAsked: boolean;
  optOuts: OptOutRow[];
  clock: Clock;
  error: string | null;
  isBusy: boolean;
  onFind: (address: string) => void;
  onWriteAgain: (channel: Channel) => void;
}

/** Looks for one shopper's messages; what is typed is sent once and stands in no link. */
export function AddressCard({ isAsked, optOuts, clock, error, isBusy, onFind, onWriteAgain }: AddressCardProps) {
  const [typed, setTyped] = useState("");
  return (
    <Card>
      <BlockStack gap="300">
        <Form onSubmit={() => onFind(typed)}>
          <TextField
            label="E-mail address or phone number"
            value={typed}
            onChange={setTyped}
            autoComplete="off"
            {...(error ? { error } : {})}
            helpText="Shows one shopper’s messages. The address is not kept, and stands in no link."
            connectedRight={
              <Button submit loading={isBusy} disabled={typed.trim() === ""}>
                Find
              </Button>
            }
          />
        </Form>
        {isAsked && optOuts.length === 0 ? (
          <Text as="p" tone="subdued">
            Nothing speaks against writing to this address.
          </Text>
        ) : null}
        <OptOuts optOuts={optOuts} clock={clock} isBusy={isBusy} onWriteAgain={onWriteAgain} />
      </BlockStack>
    </Card>
  );
}

type OptOutsProps = Pick<AddressCardProps, "optOuts" | "clock" | "isBusy" | "onWriteAgain">;

/** Why an address is not written to; only what is nobody's wish can be undone. */
export function OptOuts({ optOuts, clock, isBusy, onWriteAgain }: OptOutsProps) {
  return optOuts.map(({ channel, reason, since, isLiftable }) => (
    <BlockStack key={channel} gap="100">
      <InlineStack gap="200" blockAlign="center">
        <Badge tone={isLiftable ? "warning" : "attention"}>{`No ${channelWord(channel)}s`}</Badge>
        <Text as="span" tone="subdued">
          since {formatMoment(since, clock.timeZone, clock.now)}
        </Text>
      </InlineStack>
      <Text as="p">{optOutWords[reason] ?? reason}</Text>
      {isLiftable ? (
        <InlineStack>
          <Button size="slim" loading={isBusy} onClick={() => onWriteAgain(channel)}>
            Write again
          </Button>
        </InlineStack>
      ) : null}
    </BlockStack>
  ));
}
