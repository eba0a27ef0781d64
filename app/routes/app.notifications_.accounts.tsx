import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useFetcher, useLoaderData } from "@remix-run/react";
import { BlockStack, Page } from "@shopify/polaris";
import { z } from "zod";

import { requireForm } from "#app/lib/require-form.ts";
import { describeAccount, removeAccount, saveAccount } from "#app/providers/accounts.server.ts";
import { tellAccountTrouble } from "#app/providers/account-trouble.ts";
import { enterAdmin } from "#app/shops/enter-admin.server.ts";
import { requireShop } from "#app/shops/shop.server.ts";
import { type Channel, CHANNELS } from "#app/tracking/message-kind.ts";
import { AccountCard } from "#app/ui/account-card.tsx";
import type { AccountView } from "#app/ui/account-facts.tsx";
import { SendgridFields, TwilioFields } from "#app/ui/account-fields.tsx";
import type { Draft } from "#app/ui/draft-form.ts";
import { type FormAnswer, refuseFields } from "#app/ui/form-answer.ts";
import { formatMoment } from "#app/ui/format-time.ts";
import { FormSaveBar } from "#app/ui/form-save-bar.tsx";
import { useDraftForm } from "#app/ui/use-draft-form.ts";
import { useOutcomeToast } from "#app/ui/use-outcome-toast.ts";

export { RouteError as ErrorBoundary } from "#app/ui/route-error.tsx";
export const meta: MetaFunction = () => [{ title: "Accounts" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await enterAdmin(request);
  const now = new Date().toISOString();
  const [{ timeZone }, email, sms] = await Promise.all([
    requireShop(shop),
    describeAccount(shop, "email"),
    describeAccount(shop, "sms"),
  ]);
  const moment = (at: Date) => formatMoment(at.toISOString(), timeZone, now);
  const view = ({ verifiedAt, trouble, ...rest }: typeof email): AccountView => ({
    ...rest,
    verified: verifiedAt && moment(verifiedAt),
    trouble: trouble && `${tellAccountTrouble(trouble.reason)} Since ${moment(trouble.since)}.`,
  });
  // What was typed is forgotten once an account is saved or removed.
  const version = [email, sms].map((one) => `${one.own}${one.verifiedAt?.toISOString() ?? ""}`).join();
  return json({ email: view(email), sms: view(sms), saved: draftOf(email, sms), version });
}

type Account = Pick<AccountView, "own" | "label">;

/** Secrets never come back to the page; the sender does. */
function draftOf(email: Account, sms: Account): Draft {
  const isService = sms.label.startsWith("MG");
  return {
    ...{ "email.apiKey": "", "email.fromAddress": email.own ? email.label : "", "email.webhookKey": "" },
    ...{ "sms.accountSid": "", "sms.authToken": "" },
    "sms.from": sms.own && !isService ? sms.label : "",
    "sms.messagingServiceSid": sms.own && isService ? sms.label : "",
  };
}

const fields = z.record(z.string(), z.string().max(1_000));
const channelList = z.array(z.enum(CHANNELS));

export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await enterAdmin(request);
  const { intent, channels, ...form } = await requireForm(request, fields);
  const wanted = channelList.parse(channels?.split(","));
  if (intent === "remove") {
    for (const channel of wanted) await removeAccount(shop, channel);
    return json<FormAnswer>({ errors: {}, toast: "Account removed" });
  }
  const errors: Record<string, string> = {};
  for (const channel of wanted) {
    const result = await saveAccount(shop, channel, partOf(form, channel));
    if (!result.saved) Object.assign(errors, prefixed(result.errors, channel));
  }
  if (Object.keys(errors).length === 0) return json<FormAnswer>({ errors, toast: "Account verified and saved" });
  return json<FormAnswer>(refuseFields(errors), { status: 422 });
}

function partOf(form: Draft, channel: Channel): Draft {
  const own = Object.entries(form).filter(([name]) => name.startsWith(`${channel}.`));
  return Object.fromEntries(own.map(([name, text]) => [name.slice(channel.length + 1), text]));
}

function prefixed(errors: Draft, channel: Channel): Draft {
  return Object.fromEntries(Object.entries(errors).map(([name, text]) => [`${channel}.${name}`, text]));
}

export default function Accounts() {
  const { version } = useLoaderData<typeof loader>();
  const fetcher = useFetcher<typeof action>();
  const answer = fetcher.data as FormAnswer | undefined;
  useOutcomeToast(answer);
  return (
    <Page
      narrowWidth
      title="Accounts"
      subtitle="Who carries your messages: Afterglow’s accounts, or your own at SendGrid and Twilio."
      backAction={{ content: "Notifications", url: "/app/notifications" }}
    >
      <AccountForms
        key={version}
        answer={answer}
        isBusy={fetcher.state !== "idle"}
        submit={(form) => fetcher.submit(form, { method: "post" })}
      />
    </Page>
  );
}

interface AccountFormsProps {
  answer: FormAnswer | undefined;
  isBusy: boolean;
  submit: (form: Record<string, string>) => void;
}

function AccountForms({ answer, isBusy, submit }: AccountFormsProps) {
  const { email, sms, saved } = useLoaderData<typeof loader>();
  const { form, isDirty, expectAnswer, discard } = useDraftForm(saved, answer);
  const isChanged = (channel: Channel) =>
    Object.keys(form.draft).some((name) => name.startsWith(`${channel}.`) && form.draft[name] !== saved[name]);
  const save = () => {
    expectAnswer();
    submit({ ...form.draft, intent: "save", channels: CHANNELS.filter(isChanged).join() });
  };
  const card = (channel: Channel) => ({
    isTouched: isChanged(channel),
    isRemoving: isBusy,
    onRemove: () => submit({ intent: "remove", channels: channel }),
  });
  return (
    <BlockStack gap="400">
      <FormSaveBar id="accounts" isDirty={isDirty} isSaving={isBusy} onSave={save} onDiscard={discard} />
      <AccountCard title="E-mail" provider="SendGrid" account={email} {...card("email")}>
        <SendgridFields form={form} isStored={email.own} />
      </AccountCard>
      <AccountCard title="Texts" provider="Twilio" account={sms} {...card("sms")}>
        <TwilioFields form={form} isStored={sms.own} />
      </AccountCard>
    </BlockStack>
  );
}
