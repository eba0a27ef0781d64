import { InlineGrid, Select } from "@shopify/polaris";
import { useState } from "react";

import { Either } from "./either.tsx";
import { OrderPicker, type PickedOrder } from "./order-picker.tsx";
import { PreviewCard } from "./preview-card.tsx";
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
  const looks = (
    <>
      <Either options={["Phone", "Desktop"]} chosen={device} onChoose={setDevice} />
      <Either options={["light", "dark"]} chosen={wish.scheme} onChoose={(scheme) => onWish({ scheme })} />
    </>
  );
  const choices = (
    <InlineGrid columns={{ xs: 1, sm: 3, md: 1, lg: 3 }} gap="200">
      <OrderPicker path={path} picked={wish.order} onPick={(order) => onWish({ order })} />
      <Select label="At the stage" options={[...stages]} value={wish.stage} onChange={(stage) => onWish({ stage })} />
      <Select label="Language" options={[...languages]} value={wish.locale} onChange={(locale) => onWish({ locale })} />
    </InlineGrid>
  );
  return (
    <PreviewCard what="page" state={state} looks={looks} choices={choices}>
      <PreviewFrame html={drawing?.html ?? ""} width={WIDTHS[device]} isDark={wish.scheme === "dark"} />
    </PreviewCard>
  );
}
