import { FormLayout, InlineError, TextField } from "@shopify/polaris";

import { type DraftForm, fieldOf } from "./draft-form.ts";

interface AccountFieldsProps {
  form: DraftForm;
  /** There is an account already: secrets may stay as they are. */
  isStored: boolean;
}

const secret = (isStored: boolean) => ({
  type: "password" as const,
  placeholder: isStored ? "Unchanged" : "",
});

/** A merchant's own SendGrid account. */
export function SendgridFields({ form, isStored }: AccountFieldsProps) {
  return (
    <FormLayout>
      <TextField
        label="API key"
        helpText="It needs “Mail Send”; with “Sender Authentication: read” your domain is looked at too."
        {...secret(isStored)}
        {...fieldOf(form, "email.apiKey")}
      />
      <TextField
        label="Sender’s address"
        type="email"
        placeholder="orders@your-shop.com"
        {...fieldOf(form, "email.fromAddress")}
      />
      <TextField
        label="Verification key of the signed event webhook"
        helpText="SendGrid shows it once the signed webhook is on. Without it nobody tells us of bounces."
        {...secret(isStored)}
        type="text"
        {...fieldOf(form, "email.webhookKey")}
      />
      <FormTrouble form={form} name="email.form" />
    </FormLayout>
  );
}

/** A merchant's own Twilio account. */
export function TwilioFields({ form, isStored }: AccountFieldsProps) {
  return (
    <FormLayout>
      <TextField label="Account SID" placeholder="AC…" {...fieldOf(form, "sms.accountSid")} />
      <TextField label="Auth token" {...secret(isStored)} {...fieldOf(form, "sms.authToken")} />
      <TextField label="Number that sends" type="tel" placeholder="+1 415 555 0100" {...fieldOf(form, "sms.from")} />
      <TextField
        label="Or a messaging service"
        placeholder="MG…"
        helpText="With a service, Twilio chooses the number for each country."
        {...fieldOf(form, "sms.messagingServiceSid")}
      />
      <FormTrouble form={form} name="sms.form" />
    </FormLayout>
  );
}

/** What no single field is to blame for. */
function FormTrouble({ form, name }: { form: DraftForm; name: string }) {
  const message = form.errors[name];
  return message ? <InlineError fieldID={name} message={message} /> : null;
}
