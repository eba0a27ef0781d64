import { Banner, BlockStack, Button, ButtonGroup, Link, Text } from "@shopify/polaris";
import { useFetcher } from "@remix-run/react";
import { useState } from "react";

import type { Channel } from "#app/tracking/message-kind.ts";

import { type Outcome, useOutcomeToast } from "./use-outcome-toast.ts";

export type HoldWish = "releaseHold" | "discardHeld";

interface Hold {
  id: string;
  /** Messages planned in the ten minutes that opened it, and what is let through unasked. */
  seen: number;
  allowed: number;
  /** How many wait now. */
  waiting: number;
  /** In words. */
  since: string;
}

interface Broken {
  channel: Channel;
  label: string;
  /** What the provider says, in words. */
  sentence: string;
}

interface TroubleBannerProps {
  hold: Hold | null;
  broken: Broken[];
}

/** The one banner about messages that cannot leave; nothing while all is well. */
export function TroubleBanner({ hold, broken }: TroubleBannerProps) {
  if (!hold && broken.length === 0) return null;
  const title = hold ? "Messages are held for safety" : "Your own account does not work";
  return (
    <Banner tone={hold ? "warning" : "critical"} title={title}>
      <BlockStack gap="300">
        {hold ? <HoldWords hold={hold} /> : null}
        {broken.map(({ channel, label, sentence }) => (
          <Text as="p" key={channel}>
            {`${channel === "email" ? "E-mails" : "Texts"} from ${label} wait. ${sentence} `}
            <Link url="/app/notifications/accounts">Mend it under Accounts</Link>
          </Text>
        ))}
        {hold ? <HoldButtons hold={hold} /> : null}
      </BlockStack>
    </Banner>
  );
}

function HoldWords({ hold }: { hold: Hold }) {
  const count = (number: number) => number.toLocaleString("en-US");
  return (
    <Text as="p">
      {`Since ${hold.since}: ${count(hold.seen)} messages came up within ten minutes, ${count(hold.allowed)} are let through unasked. `}
      {hold.waiting === 1 ? "1 message waits now. " : `${count(hold.waiting)} messages wait now. `}
      Was it a sale, or an import that went wrong? Codes that shoppers ask for leave all the same.
    </Text>
  );
}

function HoldButtons({ hold: { id } }: { hold: Hold }) {
  const fetcher = useFetcher<Outcome>();
  useOutcomeToast(fetcher.data);
  const [isAsking, setIsAsking] = useState(false);
  const busy = fetcher.formData?.get("intent");
  const onWish = (intent: HoldWish) =>
    fetcher.submit({ intent, holdId: id }, { method: "post", action: "/app/notifications" });
  if (!isAsking) {
    return (
      <ButtonGroup>
        <Button loading={busy === "releaseHold"} onClick={() => onWish("releaseHold")}>
          Let them go
        </Button>
        <Button onClick={() => setIsAsking(true)}>Discard them</Button>
      </ButtonGroup>
    );
  }
  return (
    <BlockStack gap="200">
      <Text as="p">No message that came up since the rush began will ever be sent. Discard them?</Text>
      <ButtonGroup>
        <Button tone="critical" loading={busy === "discardHeld"} onClick={() => onWish("discardHeld")}>
          Discard for good
        </Button>
        <Button onClick={() => setIsAsking(false)}>Keep them</Button>
      </ButtonGroup>
    </BlockStack>
  );
}
