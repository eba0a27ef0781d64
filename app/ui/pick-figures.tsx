import { BlockStack } from "@shopify/polaris";

import { formatMoney } from "#app/lib/money.ts";

import { Figure, FigureGrid } from "./figure.tsx";
import { PeriodHeading } from "./period-heading.tsx";

export interface PickFiguresView {
  currency: string;
  windowDays: number;
  shownOrders: number;
  heldOutOrders: number;
  followedOrders: number;
  attributed: { orders: number; grossMinor: number; netMinor: number; openMinor: number; otherCurrencyOrders: number };
}

interface PickFiguresProps {
  days: number;
  onDays: (days: number) => void;
  figures: PickFiguresView;
}

/** What picks came to in the last weeks. */
export function PickFigures({ days, onDays, figures }: PickFiguresProps) {
  const { shownOrders, heldOutOrders, followedOrders, attributed, currency, windowDays } = figures;
  const followed = shownOrders === 0 ? "" : ` (${((100 * followedOrders) / shownOrders).toFixed(1)} %)`;
  return (
    <BlockStack gap="300">
      <PeriodHeading title="What came of them" days={days} onDays={onDays} />
      <FigureGrid>
        <Figure
          label="Orders that were shown picks"
          value={count(shownOrders)}
          note={
            heldOutOrders === 0 ? "nobody was left out" : `${count(heldOutOrders)} more were left out for comparison`
          }
        />
        <Figure label="Followed" value={count(followedOrders)} note={`of these orders a pick was clicked${followed}`} />
        <Figure
          label="Orders with a pick"
          value={count(attributed.orders)}
          note={`placed up to ${windowDays} ${windowDays === 1 ? "day" : "days"} after the click`}
        />
        <Figure
          label="Net revenue of picks"
          value={formatMoney(attributed.netMinor, currency)}
          note={moneyNote(figures)}
        />
      </FigureGrid>
    </BlockStack>
  );
}

function moneyNote({ attributed, currency }: PickFiguresView): string {
  const { grossMinor, netMinor, openMinor, otherCurrencyOrders } = attributed;
  const money = (minor: number) => formatMoney(minor, currency);
  const parts = [
    grossMinor > netMinor ? `${money(grossMinor)} before what came back` : "after refunds and returns",
    ...(openMinor > 0 ? [`${money(openMinor)} may still be sent back`] : []),
    ...(otherCurrencyOrders > 0 ? [`${count(otherCurrencyOrders)} orders in other currencies not added up`] : []),
  ];
  return parts.join("; ");
}

function count(number: number): string {
  return number.toLocaleString("en-US");
}
