import { BlockStack, Box, Button, ChoiceList, Select, TextField } from "@shopify/polaris";

import { type DraftForm, fieldOf } from "./draft-form.ts";
import { FieldCard } from "./field-card.tsx";

interface RulesAlertsProps {
  form: DraftForm;
  /** The shop's own contact address, if Shopify told us. */
  contactEmail: string | null;
  /** The time zone the digest's hour is in, "Europe/Berlin". */
  timeZone: string;
  isTrying: boolean;
  /** Posts a harmless message to the webhook as it is typed. */
  onTry: () => void;
}

const HOURS = Array.from({ length: 24 }, (_, hour) => ({
  value: String(hour),
  label: `${String(hour).padStart(2, "0")}:00`,
}));

/** How the merchant hears of what needs them: once a day by e-mail, at once in a channel. */
export function RulesAlerts({ form, contactEmail, timeZone, isTrying, onTry }: RulesAlertsProps) {
  const digest = form.draft["alerts.digest"] ?? "contact";
  const webhook = (form.draft["alerts.webhookUrl"] ?? "").trim();
  return (
    <FieldCard
      title="What you hear of"
      note="Parcels in trouble, credentials that stopped working, messages held for safety. Nothing to tell, no mail."
    >
      <ChoiceList
        title="Daily digest by e-mail"
        choices={[
          { value: "contact", label: `To the shop’s contact address${contactEmail ? ` (${contactEmail})` : ""}` },
          { value: "own", label: "To another address" },
          { value: "none", label: "No digest" },
        ]}
        selected={[digest]}
        onChange={([next]) => form.change({ "alerts.digest": next ?? "contact" })}
      />
      {digest === "own" ? (
        <TextField label="Address of the digest" type="email" {...fieldOf(form, "alerts.digestTo")} />
      ) : null}
      {digest === "none" ? null : (
        <Select
          label="Leaves at"
          options={HOURS}
          helpText={`In your shop’s time zone, ${timeZone}.`}
          {...fieldOf(form, "alerts.digestHour")}
        />
      )}
      <BlockStack gap="200">
        <TextField
          label="Webhook of a channel"
          type="url"
          placeholder="https://hooks.slack.com/services/…"
          helpText="Slack’s incoming webhooks, and every tool that understands them. Told at once. No shopper’s data is in it."
          {...fieldOf(form, "alerts.webhookUrl")}
        />
        <Box>
          <Button disabled={webhook === ""} loading={isTrying} onClick={onTry}>
            Send a try
          </Button>
        </Box>
      </BlockStack>
    </FieldCard>
  );
}
