import { Badge, BlockStack, Box, Button, InlineStack, Text } from "@shopify/polaris";
import type { ReactNode } from "react";

import { FieldCard } from "./field-card.tsx";

interface PickPlacesCardProps {
  isOnPage: boolean;
  isInMail: boolean;
  /** E-mails with picks must name it. */
  hasPostalAddress: boolean;
}

/** Where picks are seen, and where that is switched. */
export function PickPlacesCard({ isOnPage, isInMail, hasPostalAddress }: PickPlacesCardProps) {
  return (
    <FieldCard title="Where they are seen">
      <BlockStack gap="300">
        <Place name="Tracking page, order status and thank-you page" isOn={isOnPage} url="/app/brand">
          Under the parcel’s story.
        </Place>
        <Place name="E-mails" isOn={isInMail} url="/app/notifications/rules">
          {isInMail && !hasPostalAddress
            ? "Your postal address is missing under Brand; without it no e-mail may carry them."
            : "Below the news. In the EEA, the UK and Switzerland only to who has agreed to marketing."}
        </Place>
        <Place name="Beside your products" isOn={null} url="/app">
          The theme block “Picks for you”; Home tells whether it stands in your theme.
        </Place>
      </BlockStack>
    </FieldCard>
  );
}

interface PlaceProps {
  name: string;
  /** Null where the theme decides. */
  isOn: boolean | null;
  url: string;
  children: ReactNode;
}

function Place({ name, isOn, url, children }: PlaceProps) {
  return (
    <InlineStack align="space-between" blockAlign="center" gap="300" wrap={false}>
      <BlockStack gap="050">
        <InlineStack gap="200" blockAlign="center" align="start">
          <Text as="span" fontWeight="semibold">
            {name}
          </Text>
          {isOn === null ? null : isOn ? <Badge tone="success">On</Badge> : <Badge>Off</Badge>}
        </InlineStack>
        <Text as="p" tone="subdued">
          {children}
        </Text>
      </BlockStack>
      <Box>
        <Button variant="plain" url={url} accessibilityLabel={`${name}: ${isOn === null ? "look" : "change"}`}>
          {isOn === null ? "Look" : "Change"}
        </Button>
      </Box>
    </InlineStack>
  );
}
