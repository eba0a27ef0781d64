import { Button, TextField } from "@shopify/polaris";
import { useState } from "react";

import type { Channel } from "#app/tracking/message-kind.ts";

import { FieldCard } from "./field-card.tsx";

interface TestSendCardProps {
  channel: Channel;
  /** The shop's own contact address, if Shopify told us. */
  contactEmail: string | null;
  isBusy: boolean;
  error: string | null;
  onSend: (to: string) => void;
}

/** Sends the message as it stands in the form to the merchant. */
export function TestSendCard({ channel, contactEmail, isBusy, error, onSend }: TestSendCardProps) {
  const [typed, setTyped] = useState<Partial<Record<Channel, string>>>({});
  const to = typed[channel] ?? (channel === "email" ? (contactEmail ?? "") : "");
  const isMail = channel === "email";
  return (
    <FieldCard title="Send yourself a test" note="With what stands in the form, about the order in the preview.">
      <TextField
        label={isMail ? "Your e-mail address" : "Your phone number"}
        type={isMail ? "email" : "tel"}
        autoComplete={isMail ? "email" : "tel"}
        placeholder={isMail ? "you@example.com" : "+1 415 555 0100"}
        value={to}
        onChange={(next) => setTyped({ ...typed, [channel]: next })}
        {...(error ? { error } : {})}
        connectedRight={
          <Button size="large" loading={isBusy} disabled={to.trim() === ""} onClick={() => onSend(to.trim())}>
            Send a test
          </Button>
        }
      />
    </FieldCard>
  );
}
