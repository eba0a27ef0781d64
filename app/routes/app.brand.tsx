import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useFetcher, useLoaderData } from "@remix-run/react";
import { InlineGrid, Page } from "@shopify/polaris";
import { useState } from "react";
import { z } from "zod";

import { requireForm } from "#app/lib/require-form.ts";
import { parseBrand } from "#app/shops/brand.ts";
import { draftOf } from "#app/shops/brand-draft.ts";
import { parseBrandForm } from "#app/shops/brand-form.ts";
import { enterAdmin } from "#app/shops/enter-admin.server.ts";
import { PRESETS } from "#app/shops/presets.ts";
import { saveBrand } from "#app/shops/save-brand.server.ts";
import { parseSettings } from "#app/shops/settings.ts";
import { requireShop } from "#app/shops/shop.server.ts";
import { findPreviewOrders } from "#app/tracking-page/find-preview-orders.server.ts";
import { PREVIEW_STAGES } from "#app/tracking-page/preview-stage.ts";
import { BrandFields } from "#app/ui/brand-fields.tsx";
import { type FormAnswer, refuseFields } from "#app/ui/form-answer.ts";
import { FormSaveBar } from "#app/ui/form-save-bar.tsx";
import { languageNames } from "#app/ui/language-name.ts";
import { PagePreview, type PreviewWish } from "#app/ui/page-preview.tsx";
import { PREVIEW_STAGE_WORDS, SHOWN_AT } from "#app/ui/preview-words.ts";
import { useDraftForm } from "#app/ui/use-draft-form.ts";
import { useOutcomeToast } from "#app/ui/use-outcome-toast.ts";
import { usePreview } from "#app/ui/use-preview.ts";
import { useThemeLooks } from "#app/ui/use-theme-looks.ts";
import { LOCALES } from "#app/words/locale.ts";

export { RouteError as ErrorBoundary } from "#app/ui/route-error.tsx";
export const meta: MetaFunction = () => [{ title: "Brand" }];

const PREVIEW = "/app/brand/preview";
const THEME = "/app/brand/theme";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await enterAdmin(request);
  const [row, [newest]] = await Promise.all([requireShop(shop), findPreviewOrders(shop, "")]);
  const saved = draftOf(parseBrand(row.brand), parseSettings(row.settings));
  const order = newest ? { id: newest.id, name: newest.name, placed: "" } : null;
  const stages = PREVIEW_STAGES.map((value) => ({ value, label: PREVIEW_STAGE_WORDS[value] ?? value }));
  return json({ saved, shopName: row.name, order, stages, languages: languageNames(LOCALES), presets: PRESETS });
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await enterAdmin(request);
  const form = parseBrandForm(await requireForm(request, z.record(z.string(), z.string().max(10_000))));
  if ("errors" in form) {
    return json<FormAnswer>(refuseFields(form.errors), { status: 422 });
  }
  await saveBrand(shop, form.brand, form.settings, new Date());
  return json<FormAnswer>({ errors: {}, toast: "Brand saved" });
}

export default function Brand() {
  const { saved, shopName, order, stages, languages, presets } = useLoaderData<typeof loader>();
  const fetcher = useFetcher<typeof action>();
  const answer = fetcher.data as FormAnswer | undefined;
  useOutcomeToast(answer);

  const { form, isDirty, expectAnswer, discard } = useDraftForm(saved, answer);
  const [wish, setWish] = useState<PreviewWish>({ order, stage: "as_it_is", locale: "", scheme: "light" });
  const { drawing, state } = usePreview(PREVIEW, { ...form.draft, ...fieldsOf(wish) });
  const theme = useThemeLooks(THEME, form.change);
  const change = (part: Partial<PreviewWish>) => setWish({ ...wish, ...part });
  const save = () => {
    expectAnswer();
    fetcher.submit({ ...form.draft }, { method: "post" });
  };
  return (
    <Page fullWidth title="Brand" subtitle="How the tracking page and messages look, and where they lead.">
      <FormSaveBar id="brand" isDirty={isDirty} isSaving={fetcher.state !== "idle"} onSave={save} onDiscard={discard} />
      <InlineGrid columns={{ xs: 1, md: 2 }} gap="400">
        <BrandFields
          form={form}
          shopName={shopName}
          presets={presets}
          isTakingTheme={theme.isBusy}
          onTakeTheme={theme.take}
          onStage={(stage) => change({ stage: SHOWN_AT[stage] })}
          cssProblems={drawing?.cssProblems ?? ""}
        />
        <div>
          {/* Stays in sight while the fields beside it scroll. */}
          <div style={{ position: "sticky", top: 16 }}>
            <PagePreview path={PREVIEW} {...{ wish, stages, languages, drawing, state }} onWish={change} />
          </div>
        </div>
      </InlineGrid>
    </Page>
  );
}

/** What is looked at, as fields of the form that has it drawn. */
function fieldsOf({ order, stage, locale, scheme }: PreviewWish) {
  return {
    "preview.order": order?.id ?? "",
    "preview.stage": stage,
    "preview.locale": locale,
    "preview.scheme": scheme,
  };
}
