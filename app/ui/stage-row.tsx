import { Badge, BlockStack, Box, Button, Checkbox, InlineGrid, InlineStack, Link, Text } from "@shopify/polaris";

import type { Channel, MessageKind } from "#app/tracking/message-kind.ts";
import { kindWords } from "#app/tracking/words.ts";

import { ruleExplanations } from "./rule-words.ts";

export interface StageRowFacts {
  kind: MessageKind;
  email: boolean;
  sms: boolean;
  state: "off" | "waits" | "elsewhere" | "on";
  /** What Shopify calls its own mail of this stage; null when it sends none. */
  shopifyName: string | null;
  said: "off" | "both" | "other" | null;
  figures: { sent: number; waiting: number; failed: number; withheld: number };
}

interface StageRowProps {
  stage: StageRowFacts;
  onChange: (channel: Channel, enabled: boolean) => void;
}

/** One stage: what it is for, who else tells of it, how it went lately, and a switch for each channel. */
export function StageRow({ stage, onChange }: StageRowProps) {
  const { kind, state } = stage;
  const other = wordsOfOthers(stage);
  return (
    <Box as="li" padding="400" borderBlockStartWidth="025" borderColor="border">
      <InlineGrid columns={{ xs: 1, sm: "1fr auto" }} gap={{ xs: "200", sm: "400" }} alignItems="center">
        <BlockStack gap="100">
          <InlineStack gap="200" blockAlign="center">
            <Text as="h3" variant="headingSm">
              <Link url={`/app/notifications/${kind}`} removeUnderline monochrome>
                {kindWords[kind].title}
              </Link>
            </Text>
            {state === "waits" ? <Badge tone="attention">Waits for you</Badge> : null}
            {state === "elsewhere" ? <Badge>Told elsewhere</Badge> : null}
            {state === "off" ? <Badge>Off</Badge> : null}
          </InlineStack>
          <Text as="p" tone="subdued">
            {ruleExplanations[kind]}
          </Text>
          {other ? (
            <Text as="p" {...(state === "waits" ? { tone: "caution" as const } : { tone: "subdued" as const })}>
              {other}
            </Text>
          ) : null}
          <Text as="p" variant="bodySm" tone="subdued">
            <Figures {...stage} />
          </Text>
        </BlockStack>
        <InlineStack gap="400" blockAlign="center" wrap={false}>
          <Switch stage={stage} channel="email" name="e-mail" onChange={onChange} />
          <Switch stage={stage} channel="sms" name="text" onChange={onChange} />
          <Button url={`/app/notifications/${kind}`} accessibilityLabel={`Edit the words of ${kindWords[kind].title}`}>
            Edit words
          </Button>
        </InlineStack>
      </InlineGrid>
    </Box>
  );
}

interface SwitchProps extends StageRowProps {
  channel: Channel;
  name: string;
}

function Switch({ stage, channel, name, onChange }: SwitchProps) {
  const label = (
    <>
      <Text as="span" visuallyHidden>
        {`${kindWords[stage.kind].title} by `}
      </Text>
      {name.charAt(0).toUpperCase() + name.slice(1)}
    </>
  );
  return <Checkbox label={label} checked={stage[channel]} onChange={(next) => onChange(channel, next)} />;
}

function wordsOfOthers({ state, shopifyName, said }: StageRowFacts): string | null {
  if (state === "off") return null;
  if (said === "other") return "Another tool of yours tells of this stage, so Afterglow stays silent.";
  if (shopifyName === null) return null;
  if (said === "both") return `Shopify mails it too, as “${shopifyName}”.`;
  if (said === "off") return `Shopify’s “${shopifyName}” is switched off, as you said.`;
  return state === "waits" ? `Shopify mails this too, as “${shopifyName}”. Say above what shall happen.` : null;
}

const FATES = { sent: "sent", waiting: "waiting", failed: "failed", withheld: "not sent, with a reason" } as const;

/** What became of its messages lately, and a way to them. */
function Figures({ kind, figures }: StageRowFacts) {
  const parts = (["sent", "waiting", "failed", "withheld"] as const)
    .filter((fate) => figures[fate] > 0)
    .map((fate) => `${figures[fate].toLocaleString("en-US")} ${FATES[fate]}`);
  if (parts.length === 0) return "Nothing in the last 7 days";
  return <Link url={`/app/messages?kind=${kind}&days=7`} removeUnderline>{`Last 7 days: ${parts.join(", ")}`}</Link>;
}
