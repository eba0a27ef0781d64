import { BlockStack, Link, Text } from "@shopify/polaris";

export interface SmsDrawing {
  text: string;
  segments: number;
  encoding: "GSM-7" | "UCS-2";
  /** "€0.0158", "about $0.22"; null when nothing is known of it. */
  price: string | null;
}

const phone = {
  maxWidth: 360,
  margin: "0 auto",
  padding: "24px 16px",
  borderRadius: 24,
  border: "1px solid var(--p-color-border)",
  background: "var(--p-color-bg-surface-secondary)",
} as const;

const bubble = {
  padding: "10px 14px",
  borderRadius: "18px 18px 18px 4px",
  background: "var(--p-color-bg-surface)",
  border: "1px solid var(--p-color-border-secondary)",
  whiteSpace: "pre-wrap",
  overflowWrap: "anywhere",
} as const;

/** A text as a phone shows it, with what it takes to send it. */
export function SmsBubble({ sms }: { sms: SmsDrawing }) {
  const { text, segments, encoding, price } = sms;
  const letters = [...text].length;
  return (
    <BlockStack gap="300">
      <section style={phone} aria-label="Preview of the text">
        <p style={bubble} dir="auto">
          {text}
        </p>
      </section>
      <BlockStack gap="100">
        <Text as="p" alignment="center">
          {[segments === 1 ? "1 segment" : `${segments} segments`, encoding, `${letters} signs`, price]
            .filter(Boolean)
            .join(" · ")}
        </Text>
        {price === null ? (
          <Text as="p" alignment="center" variant="bodySm" tone="subdued">
            To see its price, <Link url="/app/notifications/rules">say what a segment costs you</Link>.
          </Text>
        ) : null}
        {encoding === "UCS-2" ? (
          <Text as="p" alignment="center" variant="bodySm" tone="subdued">
            Signs outside the plain alphabet make a segment hold 70 signs instead of 160.
          </Text>
        ) : null}
      </BlockStack>
    </BlockStack>
  );
}
