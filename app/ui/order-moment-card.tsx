import { Banner, List, Text } from "@shopify/polaris";

import { FieldCard } from "./field-card.tsx";
import { OrderPicker, type PickedOrder } from "./order-picker.tsx";

export interface OrderMoment {
  /** What its page says now: "On its way". */
  state: string;
  /** Why its page shows no picks at the moment; null when it shows some. */
  silence: string | null;
  bought: { gid: string; title: string; kept: boolean }[];
}

interface OrderMomentCardProps {
  path: string;
  order: PickedOrder | null;
  moment: OrderMoment | null;
  onPick: (order: PickedOrder) => void;
}

/** Which order is looked at, what is in it, and whether its shopper sees picks right now. */
export function OrderMomentCard({ path, order, moment, onPick }: OrderMomentCardProps) {
  return (
    <FieldCard title="Order" note="Any of your orders. Nothing here tells whose it is.">
      <OrderPicker path={path} picked={order} onPick={(picked) => picked && onPick(picked)} />
      {moment ? (
        <>
          <List>
            {moment.bought.map(({ gid, title, kept }) => (
              <List.Item key={gid}>
                {title}
                {kept ? null : (
                  <Text as="span" tone="subdued">
                    {" · sent back or taken out"}
                  </Text>
                )}
              </List.Item>
            ))}
          </List>
          {moment.silence === null ? (
            <Banner tone="success">{`${moment.state}: its shopper sees picks right now.`}</Banner>
          ) : (
            <Banner tone="info">{`${moment.state}: its shopper sees no picks right now. ${moment.silence}`}</Banner>
          )}
        </>
      ) : null}
    </FieldCard>
  );
}
