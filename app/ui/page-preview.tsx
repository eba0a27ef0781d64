import { BlockStack, Card, Text } from "@shopify/polaris";

import { STEPS } from "#app/tracking/progress.ts";
import { statusWords } from "#app/tracking/words.ts";

import { readableOn } from "./readable-color.ts";

interface PagePreviewProps {
  name: string;
  logoUrl: string;
  accentColor: string;
  supportEmail: string;
  picksOnPage: boolean;
}

const FALLBACK = "#1f5f4a";
const REACHED = 2;

/** How the tracking page will look with what stands in the form, before it is saved. */
export function PagePreview({ name, logoUrl, accentColor, supportEmail, picksOnPage }: PagePreviewProps) {
  const accent = /^#[0-9a-f]{6}$/i.test(accentColor) ? accentColor : FALLBACK;
  const isLogo = /^https?:\/\/\S+\.\S+/.test(logoUrl);
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Preview
        </Text>
        <div style={styles.page} aria-label="Preview of the tracking page" role="img">
          {isLogo ? (
            <img src={logoUrl} alt="" style={styles.logo} />
          ) : (
            <div style={{ ...styles.name, color: isDark(accent) ? accent : styles.page.color }}>{name}</div>
          )}
          <div style={styles.title}>{statusWords.in_transit.title}</div>
          <div style={styles.quiet}>Expected Tue, May 12 – Thu, May 14</div>
          <div style={styles.steps}>
            {STEPS.map((step, index) => (
              <div key={step} style={{ ...styles.step, background: index <= REACHED ? accent : "#e3e3e3" }} />
            ))}
          </div>
          <div style={styles.event}>
            <b>{statusWords.in_transit.title}</b> · Leipzig
          </div>
          <div style={styles.event}>
            <b>{statusWords.picked_up.title}</b> · Hamburg
          </div>
          <div style={{ ...styles.button, background: accent, color: readableOn(accent) }}>See it at the carrier</div>
          {picksOnPage ? <PickRow /> : null}
          <div style={styles.quiet}>{supportEmail ? `Questions? ${supportEmail}` : "Questions? We are here."}</div>
        </div>
      </BlockStack>
    </Card>
  );
}

/** Dark enough to be read on the white of the page. */
function isDark(color: string): boolean {
  return readableOn(color) === "#ffffff";
}

function PickRow() {
  return (
    <div>
      <div style={styles.event}>
        <b>Goes well with your order</b>
      </div>
      <div style={styles.picks}>
        {[1, 2, 3].map((pick) => (
          <div key={pick} style={styles.pick} />
        ))}
      </div>
    </div>
  );
}

const styles = {
  page: {
    border: "1px solid #e3e3e3",
    borderRadius: 8,
    padding: 20,
    background: "#fff",
    color: "#222",
    lineHeight: 1.5,
  },
  logo: { maxHeight: 32, maxWidth: "60%", objectFit: "contain", marginBottom: 12, display: "block" },
  name: { fontSize: 18, fontWeight: 700, marginBottom: 12, overflowWrap: "anywhere" },
  title: { fontSize: 22, fontWeight: 650, lineHeight: 1.2 },
  quiet: { fontSize: 13, color: "#5a5a5a", marginTop: 6, overflowWrap: "anywhere" },
  steps: { display: "flex", gap: 4, margin: "14px 0" },
  step: { height: 6, flex: 1, borderRadius: 3 },
  event: { fontSize: 13, padding: "4px 0" },
  button: {
    display: "inline-block",
    fontSize: 13,
    fontWeight: 600,
    padding: "8px 14px",
    borderRadius: 6,
    margin: "10px 0",
  },
  picks: { display: "flex", gap: 8, margin: "4px 0 10px" },
  pick: { flex: 1, aspectRatio: "1", background: "#f0efec", borderRadius: 6, maxWidth: 90 },
} as const;
