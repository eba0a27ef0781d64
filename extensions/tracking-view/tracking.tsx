import { useState } from "preact/hooks";

import { tellClick } from "./ask.ts";
import { useOrder } from "./follow.ts";
import type { Host } from "./host.ts";
import { Order } from "./order.tsx";
import type { UnknownAnswer } from "./view.ts";

const HOUR = 3_600_000;

/** The whole extension: asks for the order of this page and shows what comes. */
export function Tracking({ host }: { host: Host }) {
  const [round, setRound] = useState(0);
  const following = useOrder(host, round);
  return (
    <s-section accessibilityLabel={host.say("name")}>
      {following.kind === "asking" && <Waiting />}
      {following.kind === "failed" && (
        <s-stack gap="base">
          <s-paragraph color="subdued">{host.say("failed")}</s-paragraph>
          <s-button variant="secondary" onClick={() => setRound(round + 1)}>
            {host.say("retry")}
          </s-button>
        </s-stack>
      )}
      {following.kind === "answered" &&
        (following.answer.known ? (
          <Order
            view={following.answer.view}
            page={following.answer.page}
            calendar={following.answer.calendar}
            showPicks={host.showPicks}
            count={(kind, position = 0, id = "") => tellClick(host, kind, position, id)}
          />
        ) : (
          <Unknown host={host} answer={following.answer} />
        ))}
    </s-section>
  );
}

function Waiting() {
  return (
    <s-stack gap="small">
      <s-skeleton-paragraph />
      <s-skeleton-paragraph />
    </s-stack>
  );
}

/**
 * A fresh order will be known in a moment. An older one was placed before the shop had the app, or its buyer came
 * without the checkout's token: then signing in may show it.
 */
function Unknown({ host, answer }: { host: Host; answer: UnknownAnswer }) {
  const { signIn, checkoutToken } = host;
  const isFresh = host.surface === "thank_you" || Date.now() - Date.parse(host.placedAt ?? "") < HOUR;
  if (isFresh && answer.view) {
    return <Order view={answer.view} page={null} calendar={null} showPicks={false} count={() => undefined} />;
  }
  if (!signIn || checkoutToken !== undefined) {
    return answer.form && <s-link href={answer.form.href}>{answer.form.label}</s-link>;
  }
  return (
    <s-stack gap="base">
      <s-paragraph>{host.say("sign_in_why")}</s-paragraph>
      <s-button variant="secondary" onClick={() => void signIn()}>
        {host.say("sign_in")}
      </s-button>
    </s-stack>
  );
}
