import "@shopify/ui-extensions/preact";
import type { Api } from "@shopify/ui-extensions/customer-account.order-status.block.render";
import { render } from "preact";

import { privacyOf } from "../../tracking-view/host.ts";
import { Tracking } from "../../tracking-view/tracking.tsx";

declare const shopify: Api;

export default function extension() {
  render(<OrderStatus />, document.body);
}

/** Reads signals, so it draws again when the page comes to know more. */
function OrderStatus() {
  const order = shopify.order.value;
  const isGuest = shopify.authenticationState.value === "pre_authenticated";
  return (
    <Tracking
      host={{
        surface: "order_status",
        orderId: order?.id,
        checkoutToken: shopify.checkoutToken.value,
        placedAt: order?.processedAt,
        locale: shopify.localization.language.value.isoCode,
        signIn: isGuest ? () => shopify.requireLogin() : undefined,
        showPicks: shopify.settings.value["show_picks"] !== false,
        privacy: privacyOf(shopify.customerPrivacy?.value),
        token: () => shopify.sessionToken.get(),
        say: (key) => shopify.i18n.translate(key),
      }}
    />
  );
}
