import { BlockStack, List, Text, TextField } from "@shopify/polaris";

export interface AccountView {
  own: boolean;
  /** The sender: an address, a number or a messaging service. */
  label: string;
  /** When it was verified, in words; null for the app's. */
  verified: string | null;
  /** What is wrong and since when, in words. */
  trouble: string | null;
  findings: {
    domainAuthenticated: boolean | null;
    domain: string | null;
    missingRecords: string[];
    freeMailbox: boolean;
    eventsSigned: boolean;
    trial: boolean;
  };
  webhookUrl: string;
}

/** Who sends, what the provider told of it, and where the provider has to report to. */
export function AccountFacts({ provider, account }: { provider: string; account: AccountView }) {
  const { own, label, verified, trouble, webhookUrl } = account;
  const advice = own ? adviceOf(account) : [];
  return (
    <BlockStack gap="300">
      <Text as="p">
        {own ? "Your own account sends as " : "Afterglow’s account sends as "}
        <Text as="span" fontWeight="semibold">
          {label}
        </Text>
        {verified ? `. Verified ${verified}.` : "."}
      </Text>
      {trouble ? (
        <Text as="p" tone="critical">
          {trouble}
        </Text>
      ) : null}
      {advice.length > 0 ? (
        <List>
          {advice.map((sentence) => (
            <List.Item key={sentence}>{sentence}</List.Item>
          ))}
        </List>
      ) : null}
      {own ? (
        <TextField
          label={`Address for ${provider}’s webhook`}
          value={webhookUrl}
          readOnly
          autoComplete="off"
          selectTextOnFocus
          helpText={HELP[provider]}
        />
      ) : null}
    </BlockStack>
  );
}

const HELP: Record<string, string> = {
  SendGrid: "Paste it at Settings › Mail Settings › Event Webhook, and switch on the signed webhook there.",
  Twilio: "Paste it at your number or messaging service as the webhook for incoming messages, so that STOP is heard.",
};

function adviceOf({ findings }: AccountView): string[] {
  const { domainAuthenticated, domain, missingRecords, freeMailbox, eventsSigned, trial } = findings;
  const name = domain ?? "The sender’s domain";
  return [
    domainAuthenticated === true ? `${name} is authenticated: mail programs can tell that it is you.` : null,
    domainAuthenticated === false
      ? `${name} is not authenticated: many mails will land in spam. Authenticate it under Sender Authentication in SendGrid.`
      : null,
    missingRecords.length > 0 ? `SendGrid does not find these DNS records yet: ${missingRecords.join(", ")}.` : null,
    freeMailbox ? "A free mailbox as sender is distrusted. Use an address of your shop’s own domain." : null,
    eventsSigned
      ? null
      : "Bounces and opt-outs are not told to us yet: switch on the signed event webhook and paste its verification key.",
    trial
      ? "This is a trial account: it reaches only numbers verified at Twilio. Upgrade it before you rely on it."
      : null,
  ].flatMap((sentence) => sentence ?? []);
}
