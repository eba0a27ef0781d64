import { BlockStack, Card, InlineStack, Link, Text } from "@shopify/polaris";
import type { ReactNode } from "react";

import { type Clock, type MessageRow } from "./message-words.ts";

interface MessageFactsProps {
  entry: MessageRow & { attempts: number; segments: number | null };
  parcels: { shipmentId: string; carrier: string; number: string }[];
  mergedIntoId: string | null;
  resends: number;
  templateVersion: number | null;
  provider: string | null;
  clock: Clock;
}

const PROVIDERS: Record<string, string> = { sendgrid: "SendGrid", twilio: "Twilio" };

/** What a message tells of, and how it was sent. */
export function MessageFacts({ entry, parcels, mergedIntoId, ...message }: MessageFactsProps) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          About it
        </Text>
        {parcels.length > 0 ? (
          <Fact name={parcels.length === 1 ? "Tells of the parcel" : `Tells of ${parcels.length} parcels`}>
            <BlockStack>
              {parcels.map(({ shipmentId, carrier, number }) => (
                <Link key={shipmentId} url={`/app/shipments/${shipmentId}`}>
                  {[carrier, number || "no number yet"].filter(Boolean).join(" ")}
                </Link>
              ))}
            </BlockStack>
          </Fact>
        ) : null}
        {mergedIntoId ? (
          <Fact name="Told in">
            <Link url={`/app/messages/${mergedIntoId}`}>the message of another parcel</Link>
          </Fact>
        ) : null}
        {message.provider ? <Fact name="By">{PROVIDERS[message.provider] ?? message.provider}</Fact> : null}
        {entry.attempts > 0 ? <Fact name="Attempts">{entry.attempts}</Fact> : null}
        {message.resends > 0 ? (
          <Fact name="Sent once more">The first one was not confirmed, or did not reach the phone.</Fact>
        ) : null}
        {entry.segments ? <Fact name="SMS segments">{entry.segments}</Fact> : null}
        <Fact name="Words">
          {message.templateVersion === null ? "Ours" : `Yours, version ${message.templateVersion}`}
        </Fact>
      </BlockStack>
    </Card>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <InlineStack align="space-between" gap="400" wrap={false}>
      <Text as="span" tone="subdued">
        {name}
      </Text>
      <Text as="span" alignment="end" breakWord>
        {children}
      </Text>
    </InlineStack>
  );
}
