import { Badge, BlockStack, Box, Button, Divider, InlineStack, Text } from "@shopify/polaris";

import type { DeliveryChoice, OrderNote } from "#app/tracking/delivery-choice.ts";
import { choiceWords, orderNoteWords } from "#app/tracking/words.ts";

import { formatDays, formatMoment } from "./format-time.ts";

export interface RequestRow {
  id: string;
  choice: DeliveryChoice;
  day: string | null;
  /** The shopper's own words. */
  text: string | null;
  madeAt: string;
  attempt: number;
  isOpen: boolean;
  orderNote: OrderNote | null;
  passedOnAt: string | null;
}

export interface StatementRow {
  id: string;
  attempt: number;
  madeAt: string;
  claim: { at: string; message: string | null; place: string };
}

interface DeliveryRequestsProps {
  requests: RequestRow[];
  statements: StatementRow[];
  clock: { timeZone: string; now: string };
  busyId: string | null;
  onPassedOn: (id: string) => void;
  /** Asks the merchant to let the app write on orders. */
  onAllow: () => void;
}

/** What the shopper asked for and stated after failed attempts, newest first, with the carrier's claim beside it. */
export function DeliveryRequests({ requests, statements, clock, busyId, onPassedOn, onAllow }: DeliveryRequestsProps) {
  return (
    <>
      {statements.map((row) => (
        <Entry key={row.id}>
          <Statement row={row} clock={clock} />
        </Entry>
      ))}
      {requests.map((row) => (
        <Entry key={row.id}>
          <Request row={row} clock={clock} isBusy={busyId === row.id} onPassedOn={onPassedOn} onAllow={onAllow} />
        </Entry>
      ))}
    </>
  );
}

function Entry({ children }: { children: React.ReactNode }) {
  return (
    <Box>
      <Divider />
      <Box paddingInline="400" paddingBlock="300">
        {children}
      </Box>
    </Box>
  );
}

interface RequestProps extends Pick<DeliveryRequestsProps, "clock" | "onPassedOn" | "onAllow"> {
  row: RequestRow;
  isBusy: boolean;
}

function Request({ row, clock, isBusy, onPassedOn, onAllow }: RequestProps) {
  const { title, sentence } = choiceWords[row.choice];
  const moment = (iso: string) => formatMoment(iso, clock.timeZone, clock.now);
  return (
    <BlockStack gap="200">
      <InlineStack align="space-between" blockAlign="start" gap="200">
        <Text as="h3" fontWeight="semibold">
          {row.day ? `${title}: ${formatDays(row.day, row.day)}` : title}
        </Text>
        <StateBadge row={row} />
      </InlineStack>
      {row.text ? (
        <Box background="bg-surface-secondary" padding="200" borderRadius="200">
          <Text as="p" breakWord>
            <bdi>{row.text}</bdi>
          </Text>
        </Box>
      ) : null}
      <Text as="p" variant="bodySm" tone="subdued">
        {`Confirmed by the shopper on ${moment(row.madeAt)}, after attempt ${row.attempt}. `}
        {row.passedOnAt ? `Passed on to the carrier on ${moment(row.passedOnAt)}. ` : null}
        {row.orderNote ? orderNoteWords[row.orderNote] : null}
      </Text>
      {row.isOpen ? <Text as="p">{row.passedOnAt ? null : sentence}</Text> : null}
      {row.isOpen && (!row.passedOnAt || row.orderNote === "no_permission") ? (
        <InlineStack gap="200">
          {row.passedOnAt ? null : (
            <Button loading={isBusy} onClick={() => onPassedOn(row.id)}>
              I have told the carrier
            </Button>
          )}
          {row.orderNote === "no_permission" ? (
            <Button variant="plain" onClick={onAllow}>
              Also write it on the order
            </Button>
          ) : null}
        </InlineStack>
      ) : null}
    </BlockStack>
  );
}

function StateBadge({ row }: { row: RequestRow }) {
  if (!row.isOpen) return <Badge>No longer current</Badge>;
  return row.passedOnAt ? <Badge tone="success">Passed on</Badge> : <Badge tone="attention">Waits for you</Badge>;
}

function Statement({ row, clock }: { row: StatementRow; clock: DeliveryRequestsProps["clock"] }) {
  const moment = (iso: string) => formatMoment(iso, clock.timeZone, clock.now);
  const claim = [row.claim.message, row.claim.place].filter(Boolean).join(" · ");
  return (
    <BlockStack gap="100">
      <InlineStack align="space-between" blockAlign="start" gap="200">
        <Text as="h3" fontWeight="semibold">
          “Nobody came”
        </Text>
        <Badge tone="warning">Against the carrier’s word</Badge>
      </InlineStack>
      <Text as="p">{`The shopper said so on ${moment(row.madeAt)}.`}</Text>
      <Text as="p" breakWord>
        {`The carrier claims attempt ${row.attempt} on ${moment(row.claim.at)}${claim ? `: ` : "."}`}
        {claim ? <bdi>{claim}</bdi> : null}
      </Text>
    </BlockStack>
  );
}
