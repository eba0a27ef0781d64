import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useFetcher, useLoaderData } from "@remix-run/react";
import { InlineGrid, Page } from "@shopify/polaris";
import { useState } from "react";

import { parseBrand } from "#app/shops/brand.ts";
import { type FieldErrors, parseBrandForm } from "#app/shops/brand-form.ts";
import { enterAdmin } from "#app/shops/enter-admin.server.ts";
import { saveBrand } from "#app/shops/save-brand.server.ts";
import { parseSettings } from "#app/shops/settings.ts";
import { requireShop } from "#app/shops/shop.server.ts";
import { type BrandDraft, BrandFields } from "#app/ui/brand-fields.tsx";
import { FormSaveBar } from "#app/ui/form-save-bar.tsx";
import { PagePreview } from "#app/ui/page-preview.tsx";
import { useOutcomeToast } from "#app/ui/use-outcome-toast.ts";

export { RouteError as ErrorBoundary } from "#app/ui/route-error.tsx";
export const meta: MetaFunction = () => [{ title: "Brand" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await enterAdmin(request);
  const row = await requireShop(shop);
  return json({ brand: parseBrand(row.brand), settings: parseSettings(row.settings), shopName: row.name });
}

interface Answer {
  errors: FieldErrors;
  toast: string;
  isError?: boolean;
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await enterAdmin(request);
  const form = parseBrandForm(Object.fromEntries(await request.formData()));
  if ("errors" in form) {
    return json<Answer>(
      { errors: form.errors, toast: "Please look at the marked fields", isError: true },
      { status: 422 },
    );
  }
  await saveBrand(shop, form.brand, form.settings, new Date());
  return json<Answer>({ errors: {}, toast: "Brand saved" });
}

export default function Brand() {
  const { brand, settings, shopName } = useLoaderData<typeof loader>();
  const fetcher = useFetcher<typeof action>();
  const answer = fetcher.data as Answer | undefined;
  useOutcomeToast(answer);

  const saved = draftOf({ ...brand, ...settings });
  const [touched, setTouched] = useState<Partial<BrandDraft>>({});
  const [discarded, setDiscarded] = useState<Answer>();
  const [mended, setMended] = useState<string[]>([]);
  const draft = { ...saved, ...touched };
  // An error stands until its field is changed; whether that mended it, the next save tells.
  const refused = answer && answer !== discarded ? Object.entries(answer.errors) : [];
  const errors: FieldErrors = Object.fromEntries(refused.filter(([field]) => !mended.includes(field)));

  const change = (field: keyof BrandDraft, value: string) => {
    setTouched({ ...touched, [field]: value });
    setMended([...mended, field]);
  };
  const save = () => {
    setMended([]);
    fetcher.submit(draft, { method: "post" });
  };
  const discard = () => {
    setTouched({});
    setDiscarded(answer);
  };
  return (
    <Page title="Brand" subtitle="How the tracking page and messages look, and what they promise.">
      <FormSaveBar
        id="brand"
        isDirty={JSON.stringify(draft) !== JSON.stringify(saved)}
        isSaving={fetcher.state !== "idle"}
        onSave={save}
        onDiscard={discard}
      />
      <InlineGrid columns={{ xs: 1, md: ["twoThirds", "oneThird"] }} gap="400">
        <BrandFields draft={draft} errors={errors} shopName={shopName} onChange={change} />
        <div>
          {/* Stays in sight while the fields beside it scroll. */}
          <div style={{ position: "sticky", top: 16 }}>
            <PagePreview
              name={draft.displayName || shopName}
              logoUrl={draft.logoUrl}
              accentColor={draft.accentColor}
              supportEmail={draft.supportEmail}
              picksOnPage={draft.picksOnPage === "on"}
            />
          </div>
        </div>
      </InlineGrid>
    </Page>
  );
}

type Stored = { [K in keyof BrandDraft]: string | number | boolean };

/** Stored values as the form's text, always in the same order, so that two drafts compare as text. */
function draftOf(stored: Stored): BrandDraft {
  const text = (value: string | number | boolean) => (typeof value === "boolean" ? (value ? "on" : "") : String(value));
  return {
    displayName: text(stored.displayName),
    logoUrl: text(stored.logoUrl),
    accentColor: text(stored.accentColor),
    supportEmail: text(stored.supportEmail),
    supportUrl: text(stored.supportUrl),
    returnsUrl: text(stored.returnsUrl),
    postalAddress: text(stored.postalAddress),
    processingDays: text(stored.processingDays),
    transitDaysMin: text(stored.transitDaysMin),
    transitDaysMax: text(stored.transitDaysMax),
    picksOnPage: text(stored.picksOnPage),
  };
}
