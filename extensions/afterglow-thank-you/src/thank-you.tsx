import "@shopify/ui-extensions/preact";
import type { Api } from "@shopify/ui-extensions/purchase.thank-you.block.render";
import { render } from "preact";

import { privacyOf } from "../../tracking-view/host.ts";
import { Tracking } from "../../tracking-view/tracking.tsx";

declare const shopify: Api;

export default function extension() {
  render(<ThankYou />, document.body);
}

/** Reads signals, so it draws again when the page comes to know more. */
function ThankYou() {
  return (
    <Tracking
      host={{
        surface: "thank_you",
        orderId: shopify.orderConfirmation.value.order.id,
        checkoutToken: shopify.checkoutToken.value,
        placedAt: undefined,
        locale: shopify.localization.language.value.isoCode,
        signIn: undefined,
        showPicks: shopify.settings.value["show_picks"] !== false,
        privacy: privacyOf(shopify.customerPrivacy?.value),
        token: () => shopify.sessionToken.get(),
        say: (key) => shopify.i18n.translate(key),
      }}
    />
  );
}
