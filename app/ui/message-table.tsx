import { BlockStack, Box, IndexTable, InlineStack, Text } from "@shopify/polaris";
import { Link } from "@remix-run/react";
import type { ReactNode } from "react";

import { messageWords } from "#app/tracking/words.ts";

import { Blank } from "./blank.tsx";
import { formatMoment } from "./format-time.ts";
import { Channelled, MessageBadge } from "./message-list.tsx";
import { type Clock, type MessageRow, stepLine, whyOf } from "./message-words.ts";
import { type NewestFirst, newestFirst, PagedTable, type RowProps } from "./paged-table.tsx";

export interface LogRow extends MessageRow {
  orderName: string;
}

interface MessageTableProps extends NewestFirst {
  rows: LogRow[];
  clock: Clock;
  filters: ReactNode;
  isFiltered: boolean;
  onClear: () => void;
}

const HEADINGS = ["Order", "Message", "State", "Happened", "Decided", "Sent", "Arrived"];

/** A page of the log, newest decisions first; on a phone each message is a few lines. */
export function MessageTable({ rows, clock, filters, isFiltered, onClear, ...paging }: MessageTableProps) {
  return (
    <PagedTable
      {...{ rows, clock, filters, headings: HEADINGS }}
      names={{ singular: "message", plural: "messages" }}
      nothing={<NoMessages isFiltered={isFiltered} onClear={onClear} />}
      pagination={newestFirst(paging, "messages")}
      wide={WideRow}
      narrow={NarrowRow}
    />
  );
}

function WideRow({ row, position, clock }: RowProps<LogRow, Clock>) {
  const why = whyOf(row, clock);
  const moment = (at: string | null) => (at ? formatMoment(at, clock.timeZone, clock.now) : "–");
  const arrived = row.openedAt ? `opened ${moment(row.openedAt)}` : moment(row.deliveredAt);
  return (
    <IndexTable.Row id={row.id} position={position}>
      <IndexTable.Cell>
        <OrderLink row={row} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <div style={{ maxWidth: 340, whiteSpace: "normal" }}>
          <Text as="p">
            {messageWords(row).title} <Channelled channel={row.channel} />
          </Text>
          {why ? (
            <Text as="p" variant="bodySm" tone="subdued">
              {why}
            </Text>
          ) : null}
        </div>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <MessageBadge row={row} />
      </IndexTable.Cell>
      <IndexTable.Cell>{moment(row.occurredAt)}</IndexTable.Cell>
      <IndexTable.Cell>{moment(row.decidedAt)}</IndexTable.Cell>
      <IndexTable.Cell>{moment(row.sentAt)}</IndexTable.Cell>
      <IndexTable.Cell>{arrived}</IndexTable.Cell>
    </IndexTable.Row>
  );
}

function NarrowRow({ row, position, clock }: RowProps<LogRow, Clock>) {
  const why = whyOf(row, clock);
  return (
    <IndexTable.Row id={row.id} position={position}>
      <Box padding="300" paddingInline="400" width="100%">
        <BlockStack gap="100">
          <InlineStack align="space-between" blockAlign="center" gap="200">
            <Text as="span">
              <OrderLink row={row} /> {messageWords(row).title} <Channelled channel={row.channel} />
            </Text>
            <MessageBadge row={row} />
          </InlineStack>
          <Text as="span" variant="bodySm" tone="subdued" breakWord>
            {stepLine(row, clock)}
          </Text>
          {why ? (
            <Text as="span" variant="bodySm" breakWord>
              {why}
            </Text>
          ) : null}
        </BlockStack>
      </Box>
    </IndexTable.Row>
  );
}

function OrderLink({ row }: { row: LogRow }) {
  // `data-primary-link` lets Polaris open it for a click anywhere in the row.
  return (
    <Link to={`/app/messages/${row.id}`} data-primary-link className="Polaris-Link Polaris-Link--monochrome">
      <Text as="span" fontWeight="semibold">
        {row.orderName}
      </Text>
    </Link>
  );
}

function NoMessages({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) {
  if (isFiltered) {
    return (
      <Blank title="No message matches" action={{ content: "Show all messages", onAction: onClear }}>
        Try more days, another state, or the whole order number.
      </Blank>
    );
  }
  return (
    <Blank title="No messages yet">
      What is sent, what waits, and what is not sent and why, appears here as your orders move.
    </Blank>
  );
}
