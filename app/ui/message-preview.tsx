import { Box, Text } from "@shopify/polaris";
import { useState } from "react";

import type { Channel } from "#app/tracking/message-kind.ts";

import { Either } from "./either.tsx";
import { OrderPicker, type PickedOrder } from "./order-picker.tsx";
import { PreviewCard } from "./preview-card.tsx";
import { PreviewFrame } from "./preview-frame.tsx";
import { SmsBubble, type SmsDrawing } from "./sms-bubble.tsx";

/** A drawn message, and what is wrong with the words that went into it. */
export interface MessageDrawing {
  email: { subject: string; html: string } | null;
  sms: SmsDrawing | null;
  /** By slot. */
  errors: Record<string, string>;
  /** Our own words by slot. */
  ours: Record<string, string>;
}

export interface MessageWish {
  order: PickedOrder | null;
  scheme: "light" | "dark";
}

interface MessagePreviewProps {
  channel: Channel;
  ordersPath: string;
  wish: MessageWish;
  onWish: (change: Partial<MessageWish>) => void;
  drawing: MessageDrawing | null;
  state: "busy" | "ready" | "failed";
}

const WIDTHS = { Phone: 390, Desktop: 760 } as const;
type Device = keyof typeof WIDTHS;

/** The message as it will be with what stands in the form, for any order. */
export function MessagePreview({ channel, ordersPath, wish, onWish, drawing, state }: MessagePreviewProps) {
  const [device, setDevice] = useState<Device>("Phone");
  const looks =
    channel === "email" ? (
      <>
        <Either options={["Phone", "Desktop"]} chosen={device} onChoose={setDevice} />
        <Either options={["light", "dark"]} chosen={wish.scheme} onChoose={(scheme) => onWish({ scheme })} />
      </>
    ) : null;
  const choices = (
    <OrderPicker path={ordersPath} picked={wish.order} hasExample onPick={(order) => onWish({ order })} />
  );
  return (
    <PreviewCard what="message" state={state} looks={looks} choices={choices}>
      {channel === "email" ? (
        <>
          <Box background="bg-surface-secondary" padding="300" borderRadius="200">
            <Text as="p" variant="bodySm" tone="subdued">
              Subject
            </Text>
            <Text as="p" fontWeight="semibold" breakWord>
              <bdi>{drawing?.email?.subject ?? ""}</bdi>
            </Text>
          </Box>
          <PreviewFrame
            title="Preview of the e-mail"
            html={drawing?.email?.html ?? ""}
            width={WIDTHS[device]}
            isDark={wish.scheme === "dark"}
          />
        </>
      ) : drawing?.sms ? (
        <SmsBubble sms={drawing.sms} />
      ) : null}
    </PreviewCard>
  );
}
