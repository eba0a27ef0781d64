import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useFetcher, useLoaderData } from "@remix-run/react";
import { BlockStack, Page } from "@shopify/polaris";
import { useState } from "react";
import { z } from "zod";

import { requireForm } from "#app/lib/require-form.ts";
import { listRules } from "#app/recommendations/rules/list-rules.server.ts";
import { MOST_VALUES, ruleDraftSchema } from "#app/recommendations/rules/rule.ts";
import { MOST_RULES, removeRule, saveRule } from "#app/recommendations/rules/save-rule.server.ts";
import { enterAdmin } from "#app/shops/enter-admin.server.ts";
import { BlankCard } from "#app/ui/blank.tsx";
import { RuleEditor, type RuleView } from "#app/ui/rule-editor.tsx";
import { RuleList } from "#app/ui/rule-list.tsx";
import { type Outcome, useOutcomeToast } from "#app/ui/use-outcome-toast.ts";

export { RouteError as ErrorBoundary } from "#app/ui/route-error.tsx";
export const meta: MetaFunction = () => [{ title: "Rules for recommendations" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await enterAdmin(request);
  return json({ rules: await listRules(shop), mostValues: MOST_VALUES });
}

function readJson(text: string, context: z.RefinementCtx): unknown {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue("not JSON");
    return z.NEVER;
  }
}

const intents = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("save"),
    id: z.uuid().or(z.literal("")),
    rule: z.string().max(20_000).transform(readJson).pipe(ruleDraftSchema),
  }),
  z.object({ intent: z.literal("remove"), id: z.uuid() }),
]);

const ANSWERS = {
  saved: { toast: "Rule saved. Recent orders follow within a minute" },
  unknown: { toast: "This rule is gone; reload the page", isError: true },
  too_many: { toast: `There is room for ${MOST_RULES} rules; remove one first`, isError: true },
};

export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await enterAdmin(request);
  const wish = await requireForm(request, intents);
  if (wish.intent === "remove") {
    await removeRule(shop, wish.id);
    return json<Outcome>({ toast: "Rule removed" });
  }
  return json<Outcome>(ANSWERS[await saveRule(shop, wish.id || null, wish.rule)]);
}

const NEW: RuleView = {
  id: null,
  effect: "pin",
  when: { by: "product", values: [] },
  products: { by: "product", values: [] },
};

export default function Rules() {
  const { rules, mostValues } = useLoaderData<typeof loader>();
  const fetcher = useFetcher<Outcome>();
  useOutcomeToast(fetcher.data);
  const [opened, setOpened] = useState<{ rule: RuleView; before: Outcome | undefined } | null>(null);
  // What was saved is closed; what was refused stays to be mended.
  const isSaved = fetcher.data !== opened?.before && fetcher.data?.isError !== true;
  const edited = isSaved ? null : (opened?.rule ?? null);
  const edit = (rule: RuleView) => setOpened({ rule, before: fetcher.data });
  const save = ({ id, effect, when, products }: RuleView) => {
    const bare = ({ by, values }: RuleView["when"]) => ({ by, values: values.map(({ value }) => value) });
    const rule = JSON.stringify({ effect, when: bare(when), products: bare(products) });
    fetcher.submit({ intent: "save", id: id ?? "", rule }, { method: "post" });
  };
  return (
    <Page
      narrowWidth
      title="Your rules"
      subtitle="Your word on what goes with what: it comes before anything that was learned."
      backAction={{ content: "Recommendations", url: "/app/recommendations" }}
      {...(edited || rules.length === 0 ? {} : { primaryAction: { content: "Add a rule", onAction: () => edit(NEW) } })}
    >
      <BlockStack gap="400">
        {edited ? (
          <RuleEditor
            key={edited.id ?? "new"}
            rule={edited}
            path="/app/recommendations/names"
            mostValues={mostValues}
            isBusy={fetcher.state !== "idle"}
            onSave={save}
            onClose={() => setOpened(null)}
          />
        ) : null}
        {rules.length > 0 ? (
          <RuleList
            rules={rules}
            isBusy={fetcher.state !== "idle"}
            onChange={edit}
            onRemove={({ id }) => fetcher.submit({ intent: "remove", id }, { method: "post" })}
          />
        ) : edited ? null : (
          <BlankCard title="No rules yet" action={{ content: "Add a rule", onAction: () => edit(NEW) }}>
            Nothing needs one: picks are learned from your orders. Add a rule when you know better, such as filters with
            the coffee press, or nothing beside a gift card.
          </BlankCard>
        )}
      </BlockStack>
    </Page>
  );
}
