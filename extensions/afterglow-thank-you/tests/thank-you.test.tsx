import { getExtension } from "@shopify/ui-extensions-tester";
import { render } from "preact";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import { known, unknown } from "../../tracking-view/sample.ts";

const extension = getExtension("purchase.thank-you.block.render");
const shown = () => document.body.textContent ?? "";

beforeEach(() => {
  vi.stubEnv("APP_URL", "https://app.example");
  extension.setUp();
  extension.shopify.settings.value = { show_picks: undefined };
  const all = { analytics: true, marketing: true, preferences: true, saleOfData: true };
  const banner = { metafields: [], shouldShowBanner: false, saleOfDataRegion: false };
  extension.shopify.customerPrivacy.value = { allowedProcessing: all, visitorConsent: all, ...banner };
});
afterEach(() => {
  vi.useRealTimers();
  render(null, document.body);
  extension.tearDown();
});

it("says that the order has come, and asks until the app has heard of it", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const order = { id: "gid://shopify/OrderIdentity/5001" };
  extension.shopify.orderConfirmation.value = { order, number: "AB12", isFirstOrder: true };
  const app = vi
    .fn<typeof fetch>()
    .mockImplementationOnce(() => Promise.resolve(new Response(JSON.stringify(unknown()), { status: 404 })))
    .mockImplementation(() => Promise.resolve(new Response(JSON.stringify(known()))));
  extension.fetch = app;
  await extension.render();
  await vi.waitFor(() => expect(shown()).toContain("We have your order"), 10_000);
  expect(shown()).not.toContain("Find my order");
  await vi.advanceTimersByTimeAsync(3_000);
  await vi.waitFor(() => expect(shown()).toContain("Arriving between"), 10_000);
  expect(JSON.parse(app.mock.calls[0]?.[1]?.body as string)).toMatchObject({ surface: "thank_you", order: order.id });
});
