import { getExtension } from "@shopify/ui-extensions-tester";
import { render } from "preact";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { known, sampleView, unknown } from "../../tracking-view/sample.ts";

const extension = getExtension("customer-account.order-status.block.render");
const app = vi.fn<typeof fetch>();

/** The app's answers, one after the other; the last one stays. */
function answers(...bodies: (object | number)[]) {
  app.mockReset();
  for (const [index, body] of bodies.entries()) {
    const respond = () =>
      typeof body === "number"
        ? Promise.resolve(new Response(null, { status: body }))
        : Promise.resolve(new Response(JSON.stringify(body), { status: "known" in body && body.known ? 200 : 404 }));
    if (index === bodies.length - 1) app.mockImplementation(respond);
    else app.mockImplementationOnce(respond);
  }
}

const shown = () => document.body.textContent ?? "";
const asked = (call: number) => JSON.parse(app.mock.calls[call]?.[1]?.body as string) as Record<string, unknown>;
const click = (selector: string) => document.querySelector<HTMLElement>(selector)?.click();

/** What the buyer has answered the shop's banner about being counted; undefined while they have not. */
function answerBanner(analytics: boolean | undefined, isCounted = analytics ?? true) {
  const rest = { marketing: isCounted, preferences: isCounted, saleOfData: isCounted };
  extension.shopify.customerPrivacy.value = {
    allowedProcessing: { analytics: isCounted, ...rest },
    visitorConsent: { analytics } as { analytics: boolean },
    ...{ metafields: [], shouldShowBanner: analytics === undefined, saleOfDataRegion: false },
  };
}

async function open(...bodies: (object | number)[]) {
  answers(...bodies);
  extension.fetch = app;
  await extension.render();
  await vi.waitFor(() => {
    expect(app).toHaveBeenCalled();
    expect(document.querySelector("s-skeleton-paragraph")).toBeNull();
  });
}

beforeEach(() => {
  vi.stubEnv("APP_URL", "https://app.example");
  extension.setUp();
  extension.shopify.settings.value = { show_picks: undefined };
  answerBanner(undefined);
  extension.shopify.order.value = {
    id: "gid://shopify/Order/5001",
    name: "#1001",
    processedAt: "2026-01-01T00:00:00Z",
  };
  extension.shopify.checkoutToken.value = "checkout-token-checkout-token";
});
afterEach(() => {
  vi.useRealTimers();
  render(null, document.body);
  extension.tearDown();
});

describe("an order of the buyer's own", () => {
  it("is told in the order of the tracking page", async () => {
    await open(known());
    const { headline, window, lead } = sampleView();
    const told = [
      ...[headline, window?.text, window?.basis, lead, "Before, we said", "On its way", "Pick another day"],
      ...["Your parcel", "Linen throw", "0034", "Scanned", "Everything before", "Order received"],
      ...["Still to be sent", "Candle", "While you wait", "Read our journal", "Open the tracking page"],
      ...["Return or exchange", "Still need help?", "You may also like", "Wool blanket", "€64.00"],
    ].map(String);
    const places = told.map((words) => [words, shown().indexOf(words)] as const);
    expect(places.filter(([, place]) => place < 0)).toEqual([]);
    expect(places).toEqual([...places].sort(([, one], [, other]) => one - other));
  });

  it("is asked for with keys that stay out of the address", async () => {
    await open(known());
    const [address, init] = app.mock.calls[0] ?? [];
    expect(address).toBe("https://app.example/api/order-status");
    expect(init?.headers).toMatchObject({ Authorization: "Bearer mock-session-token" });
    expect(asked(0)).toEqual({
      surface: "order_status",
      order: "gid://shopify/Order/5001",
      checkoutToken: "checkout-token-checkout-token",
      locale: "en",
      v: null,
      privacy: null,
      picks: true,
    });
  });

  it("is asked for again, and drawn anew only when it has changed", async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const delivered = known(sampleView({ headline: "Delivered" }), { v: "later", refreshSeconds: null });
    await open(known(), 204, delivered);
    await vi.advanceTimersByTimeAsync(60_000);
    expect([app.mock.calls.length, asked(1)["v"], shown().includes("Arriving between")]).toEqual([2, "hash", true]);
    await vi.advanceTimersByTimeAsync(60_000);
    await vi.waitFor(() => expect(shown()).toContain("Delivered"), 10_000);
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(app).toHaveBeenCalledTimes(3);
  });

  it("is asked for again ever more rarely while nothing changes", async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const due = known(sampleView({ headline: "Arriving Monday" }), { v: "later", refreshSeconds: null });
    await open(known(sampleView(), { refreshSeconds: 5 }), 204, 204, due);
    for (const [index, seconds] of [5, 10, 20].entries()) {
      await vi.advanceTimersByTimeAsync(seconds * 1_000);
      await vi.waitFor(() => expect(app).toHaveBeenCalledTimes(index + 2), 10_000);
    }
    await vi.waitFor(() => expect(shown()).toContain("Arriving Monday"), 10_000);
  });

  it("shows no picks when the merchant has switched them off", async () => {
    extension.shopify.settings.value = { show_picks: false };
    await open(known());
    expect(shown()).not.toContain("Wool blanket");
  });

  it("tells of clicks, without standing in the way", async () => {
    await open(known());
    click('s-clickable[href*="blanket"]');
    await vi.waitFor(() => expect(app).toHaveBeenCalledTimes(2), 10_000);
    const followed = { kind: "pick_click", position: 0, id: "signed-id-of-the-blanket" };
    expect(asked(1)).toMatchObject({ click: followed, order: "gid://shopify/Order/5001" });
  });

  it("tells of no click where the shop's privacy settings do not allow it", async () => {
    answerBanner(undefined, false);
    await open(known());
    click('s-clickable[href*="blanket"]');
    click('s-link[href*="journal"]');
    expect(asked(0)).toMatchObject({ privacy: null });
    expect(app).toHaveBeenCalledTimes(1);
  });

  it.each([
    [true, "yes"],
    [false, "no"],
  ])("says what the buyer has answered the shop's banner: %s", async (answered, choice) => {
    answerBanner(answered);
    await open(known());
    expect(asked(0)).toMatchObject({ privacy: choice });
  });

  it("says as much as an older or newer app says", async () => {
    await open(known({ locale: "en", stage: "new", tone: "quiet", headline: "Something new", lead: "And why." }));
    expect(shown()).toContain("Something newAnd why.");
  });
});

describe("words that would be more than words", () => {
  const EVIL = [
    "{{ 7 | times: 7 }}",
    "{% assign a = 1 %}",
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    "\u202eesrever",
  ];

  it.each(EVIL)("%j are shown, never obeyed", async (evil) => {
    const [parcel] = sampleView().parcels ?? [];
    const view = sampleView({
      headline: evil,
      lead: evil,
      content: { title: evil, text: evil, link: { label: evil, href: "javascript:alert(1)" } },
      links: [{ label: evil, href: "data:text/html,x", kind: "return_click" }],
      parcels: parcel ? [{ ...parcel, title: evil, carrier: evil, number: evil, href: "javascript:alert(1)" }] : [],
    });
    await open(known(view, { page: { href: "javascript:alert(1)", label: evil } }));
    expect(shown().split(evil).length).toBeGreaterThanOrEqual(7);
    expect(document.querySelectorAll("script, img")).toHaveLength(0);
    const links = [...document.querySelectorAll("[href]")].map((link) => link.getAttribute("href") ?? "");
    expect(links.filter((href) => !/^(https|mailto):/.test(href))).toEqual([]);
  });
});

describe("an order the app does not know, or does not tell", () => {
  it("has only just been received, when it is fresh", async () => {
    extension.shopify.order.value = { id: "gid://shopify/Order/1", name: "#1", processedAt: new Date().toISOString() };
    await open(unknown());
    expect(shown()).toContain("We have your order");
  });

  it("asks who came by a link, without the checkout's token, to sign in", async () => {
    extension.shopify.checkoutToken.value = undefined;
    const requireLogin = vi.fn(() => Promise.resolve());
    extension.shopify.requireLogin = requireLogin;
    extension.shopify.authenticationState.value = "pre_authenticated";
    await open(unknown());
    expect(shown()).toContain("sign_in_why");
    click("s-button");
    expect(requireLogin).toHaveBeenCalledOnce();
  });

  it("leads everybody else to the form", async () => {
    await open(unknown());
    expect(document.querySelector("s-link")?.getAttribute("href")).toBe("https://willow.example/apps/track");
  });

  it("shows nothing at all in a shop without the app", async () => {
    await open(unknown({ view: null, form: null }));
    expect(shown()).toBe("");
  });
});

it("says that it could not be loaded, and tries again when asked to", async () => {
  await open(500, known());
  expect(shown()).toBe("failedretry");
  click("s-button");
  await vi.waitFor(() => expect(shown()).toContain("Arriving between"), 10_000);
});
