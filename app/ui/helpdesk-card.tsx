import {
  Badge,
  BlockStack,
  Box,
  Button,
  ButtonGroup,
  Card,
  InlineStack,
  List,
  Text,
  TextField,
} from "@shopify/polaris";

export type HelpdeskWish = "connect" | "reveal" | "rotate" | "disconnect";

interface HelpdeskCardProps {
  /** Null while there is no door. Moments are in words. */
  door: { lastHeard: string | null; oldUntil: string | null } | null;
  address: string;
  /** Only after the merchant asked to see it. */
  secret: string | null;
  busy: HelpdeskWish | null;
  onWish: (wish: HelpdeskWish) => void;
}

/** The door for the shop's help desk: where to knock, and with what secret. */
export function HelpdeskCard({ door, address, secret, busy, onWish }: HelpdeskCardProps) {
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h2" variant="headingMd">
            Your help desk
          </Text>
          <StateBadge door={door} />
        </InlineStack>
        <Text as="p">
          Gorgias, Zendesk, Freshdesk or any other desk can tell Afterglow when a ticket is opened and what it is about.
          Nothing of what your shoppers write is needed: a ticket’s number, the order and a tag are enough.
        </Text>
        {door ? (
          <Door {...{ door, address, secret, busy, onWish }} />
        ) : (
          <InlineStack>
            <Button variant="primary" loading={busy === "connect"} onClick={() => onWish("connect")}>
              Connect a help desk
            </Button>
          </InlineStack>
        )}
      </BlockStack>
    </Card>
  );
}

function StateBadge({ door }: Pick<HelpdeskCardProps, "door">) {
  if (!door) return <Badge>Not connected</Badge>;
  return door.lastHeard ? (
    <Badge tone="success">Connected</Badge>
  ) : (
    <Badge tone="attention">Waiting for the first ticket</Badge>
  );
}

type DoorProps = Pick<HelpdeskCardProps, "address" | "secret" | "busy" | "onWish"> & {
  door: NonNullable<HelpdeskCardProps["door"]>;
};

function Door({ door, address, secret, busy, onWish }: DoorProps) {
  return (
    <>
      <TextField label="Address" value={address} readOnly autoComplete="off" selectTextOnFocus />
      {secret === null ? null : (
        <TextField
          label="Secret"
          value={secret}
          readOnly
          autoComplete="off"
          selectTextOnFocus
          helpText="Whoever has it can count contacts for your shop. Keep it to your help desk."
        />
      )}
      <Example />
      <List>
        <List.Item>{door.lastHeard ? `Last heard of on ${door.lastHeard}.` : "Nothing heard of yet."}</List.Item>
        {door.oldUntil ? <List.Item>{`The old secret works until ${door.oldUntil}.`}</List.Item> : null}
      </List>
      <ButtonGroup>
        <Button loading={busy === "reveal"} disabled={secret !== null} onClick={() => onWish("reveal")}>
          Show the secret
        </Button>
        <Button loading={busy === "rotate"} onClick={() => onWish("rotate")}>
          Make a new secret
        </Button>
        <Button variant="tertiary" tone="critical" loading={busy === "disconnect"} onClick={() => onWish("disconnect")}>
          Disconnect
        </Button>
      </ButtonGroup>
    </>
  );
}

const EXAMPLE = `{
  "type": "contact.opened",
  "timestamp": "2026-11-26T10:00:00Z",
  "data": {
    "ticket": "48213",
    "order": "#1001",
    "tags": "wismo, vip"
  }
}`;

/** What to send, for whoever sets the desk up. */
function Example() {
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="headingSm">
        What your desk sends
      </Text>
      <Box background="bg-surface-secondary" borderRadius="200" padding="300" overflowX="scroll">
        <pre style={{ margin: 0, fontSize: "0.8125rem" }}>{EXAMPLE}</pre>
      </Box>
      <Text as="p" tone="subdued">
        As a POST, signed with the secret as standardwebhooks.com describes. Send “contact.tagged” with the same ticket
        once you know what it is about. Without an order’s number, “email” finds the latest order; it is not kept.
      </Text>
    </BlockStack>
  );
}
