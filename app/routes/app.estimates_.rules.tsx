import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useFetcher, useLoaderData } from "@remix-run/react";
import { BlockStack, InlineGrid, Page } from "@shopify/polaris";
import { useState } from "react";
import { z } from "zod";

import { COUNTRY_CODES, EU_COUNTRIES } from "#app/lib/country-codes.ts";
import { localDay } from "#app/lib/local-day.ts";
import { requireForm } from "#app/lib/require-form.ts";
import { draftOfDelivery, parseDeliveryForm } from "#app/shops/delivery-form.ts";
import { parseDeliveryRules } from "#app/shops/delivery-rules.ts";
import { enterAdmin } from "#app/shops/enter-admin.server.ts";
import { saveDeliveryRules } from "#app/shops/save-delivery-rules.server.ts";
import { requireShop } from "#app/shops/shop.server.ts";
import { countryName } from "#app/ui/country-name.ts";
import { DeliveryExample, type ExampleAnswer, NEW_EXAMPLE } from "#app/ui/delivery-example.tsx";
import { DeliveryFields } from "#app/ui/delivery-fields.tsx";
import type { Draft } from "#app/ui/draft-form.ts";
import { type FormAnswer, refuseFields } from "#app/ui/form-answer.ts";
import { FormSaveBar } from "#app/ui/form-save-bar.tsx";
import { useDraftForm } from "#app/ui/use-draft-form.ts";
import { useOutcomeToast } from "#app/ui/use-outcome-toast.ts";
import { usePreview } from "#app/ui/use-preview.ts";

export { RouteError as ErrorBoundary } from "#app/ui/route-error.tsx";
export const meta: MetaFunction = () => [{ title: "Delivery rules" }];

const EXAMPLE = "/app/estimates/rules/example";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await enterAdmin(request);
  const { deliveryRules, countryCode, timeZone } = await requireShop(shop);
  const named = COUNTRY_CODES.map((value) => ({ value, label: countryName(value) ?? value }));
  const countries = named.toSorted((one, other) => one.label.localeCompare(other.label, "en"));
  const saved = draftOfDelivery(parseDeliveryRules(deliveryRules));
  const home = { country: countryCode ?? "", name: countryName(countryCode), timeZone };
  return json({ saved, countries, home, union: EU_COUNTRIES, today: localDay(new Date(), timeZone) });
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await enterAdmin(request);
  const form = parseDeliveryForm(await requireForm(request, z.record(z.string(), z.string().max(10_000))));
  if ("errors" in form) {
    return json<FormAnswer>(refuseFields(form.errors), { status: 422 });
  }
  await saveDeliveryRules(shop, form.rules);
  return json<FormAnswer>({ errors: {}, toast: "Delivery rules saved" });
}

export default function DeliveryRules() {
  const { saved, countries, home, union, today } = useLoaderData<typeof loader>();
  const fetcher = useFetcher<typeof action>();
  const answer = fetcher.data as FormAnswer | undefined;
  useOutcomeToast(answer);
  const { form, isDirty, expectAnswer, discard } = useDraftForm(saved, answer);
  const [heard, setHeard] = useState(answer);
  if (fetcher.state === "idle" && answer !== heard) {
    setHeard(answer);
    // What was saved may read otherwise than what was typed ("iv" is "IV"): the form begins anew with it.
    if (!answer?.isError) discard();
  }
  const [wish, setWish] = useState<Draft>(NEW_EXAMPLE);
  const { drawing, state } = usePreview<ExampleAnswer>(EXAMPLE, { ...form.draft, ...wish });
  // What is wrong is told while it is typed: the example cannot go on without it.
  const checked = { ...form, errors: { ...form.errors, ...(state === "ready" ? drawing?.errors : {}) } };
  const save = () => {
    expectAnswer();
    fetcher.submit({ ...form.draft }, { method: "post" });
  };
  return (
    <Page
      fullWidth
      title="Delivery rules"
      subtitle="How long packing and the road take. Every date we name starts here, until parcels have taught us better."
      backAction={{ content: "Delivery dates", url: "/app/estimates" }}
    >
      <FormSaveBar
        id="delivery-rules"
        isDirty={isDirty}
        isSaving={fetcher.state !== "idle"}
        onSave={save}
        onDiscard={discard}
      />
      <InlineGrid columns={{ xs: 1, md: 2 }} gap="400">
        <BlockStack gap="400">
          <DeliveryFields
            form={checked}
            {...{ countries, home, union, today }}
            regions={drawing?.regions ?? []}
            example={drawing?.example ?? null}
          />
        </BlockStack>
        <div>
          {/* Stays in sight while the fields beside it scroll. */}
          <div style={{ position: "sticky", top: 16 }}>
            <DeliveryExample
              {...{ wish, countries, home, state }}
              answer={drawing}
              onWish={(change) => setWish({ ...wish, ...change })}
            />
          </div>
        </div>
      </InlineGrid>
    </Page>
  );
}
