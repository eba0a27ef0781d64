import { BlockStack, Card, InlineGrid, InlineStack, Select, Spinner, Text } from "@shopify/polaris";
import { useState } from "react";

import { Either } from "./either.tsx";
import { OrderPicker, type PickedOrder } from "./order-picker.tsx";
import { PreviewFrame } from "./preview-frame.tsx";
import type { Drawing } from "./use-preview.ts";

/** What is looked at, and how. */
export interface PreviewWish {
  order: PickedOrder | null;
  stage: string;
  /** "" is the order's own language. */
  locale: string;
  scheme: "light" | "dark";
}

interface PagePreviewProps {
  path: string;
  wish: PreviewWish;
  onWish: (change: Partial<PreviewWish>) => void;
  stages: readonly { value: string; label: string }[];
  languages: readonly { value: string; label: string }[];
  drawing: Drawing | null;
  state: "busy" | "ready" | "failed";
}

const WIDTHS = { Phone: 390, Desktop: 1_080 } as const;
type Device = keyof typeof WIDTHS;

/** The shopper's page as it will be with what stands in the form: any order, any stage, any language. */
export function PagePreview({ path, wish, onWish, stages, languages, drawing, state }: PagePreviewProps) {
  const [device, setDevice] = useState<Device>("Phone");
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <InlineStack gap="200" blockAlign="center">
            <Text as="h2" variant="headingMd">
              Preview
            </Text>
            {state === "busy" ? <Spinner size="small" accessibilityLabel="Drawing the page" /> : null}
          </InlineStack>
          <InlineStack gap="200">
            <Either options={["Phone", "Desktop"]} chosen={device} onChoose={setDevice} />
            <Either options={["light", "dark"]} chosen={wish.scheme} onChoose={(scheme) => onWish({ scheme })} />
          </InlineStack>
        </InlineStack>
        <InlineGrid columns={{ xs: 1, sm: 3, md: 1, lg: 3 }} gap="200">
          <OrderPicker path={path} picked={wish.order} onPick={(order) => onWish({ order })} />
          <Select
            label="At the stage"
            options={[...stages]}
            value={wish.stage}
            onChange={(stage) => onWish({ stage })}
          />
          <Select
            label="Language"
            options={[...languages]}
            value={wish.locale}
            onChange={(locale) => onWish({ locale })}
          />
        </InlineGrid>
        {state === "failed" ? (
          <Text as="p" tone="critical">
            The page could not be drawn. It is tried again with your next change.
          </Text>
        ) : null}
        <PreviewFrame html={drawing?.html ?? ""} width={WIDTHS[device]} isDark={wish.scheme === "dark"} />
      </BlockStack>
    </Card>
  );
}
