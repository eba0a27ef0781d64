import { BlockStack, Card, InlineStack, Select, Text, TextField } from "@shopify/polaris";

import { useEffect } from "react";

import type { Channel } from "#app/tracking/message-kind.ts";

import { type DraftForm, fieldOf } from "./draft-form.ts";
import { Either } from "./either.tsx";
import { SLOT_LENGTH, SLOTS_OF } from "#app/tracking/message-slot.ts";
import { SLOT_WORDS } from "./slot-words.ts";
import { useCaret } from "./use-caret.ts";
import { type Variable, VariablePicker } from "./variable-picker.tsx";

interface TemplateFieldsProps {
  /** Fields are `<channel>.<locale>.<slot>`. */
  form: DraftForm;
  channel: Channel;
  onChannel: (channel: Channel) => void;
  locale: string;
  onLocale: (locale: string) => void;
  languages: readonly { value: string; label: string }[];
  /** Our own words, which stand where a slot is empty. */
  ours: Readonly<Record<string, string>>;
  /** What is wrong with what is being typed, by slot. */
  live: Readonly<Record<string, string>>;
  variables: readonly Variable[];
}

const CHANNELS = { email: "E-mail", sms: "Text" } as const;

/** The words of a message that are the merchant's to change, in one channel and language at a time. */
export function TemplateFields({ form, channel, locale, languages, ...props }: TemplateFieldsProps) {
  const slots = SLOTS_OF[channel];
  const nameOf = (slot: string) => `${channel}.${locale}.${slot}`;
  const { box, onFocus, insert } = useCaret(form, nameOf(channel === "email" ? "paragraph" : "text"));
  // Polaris knows no direction of a field: the words have their language's, the labels ours.
  useEffect(() => {
    for (const field of box.current?.querySelectorAll<HTMLElement>("input, textarea") ?? []) {
      field.dir = isRightToLeft(locale) ? "rtl" : "ltr";
      field.lang = locale;
    }
  }, [box, channel, locale]);
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            Words
          </Text>
          <Either options={["email", "sms"]} words={CHANNELS} chosen={channel} onChoose={props.onChannel} />
        </InlineStack>
        <Select
          label="Language"
          options={languages.map(({ value, label }) => ({ value, label: marked(form, channel, value, label) }))}
          value={locale}
          onChange={props.onLocale}
          helpText="Shoppers get the language of their order. What you leave empty is said in our words."
        />
        <div ref={box} onFocus={onFocus}>
          <BlockStack gap="400">
            {slots.map((slot) => {
              const { label, rows, help } = SLOT_WORDS[slot];
              const { error = props.live[slot], ...field } = fieldOf(form, nameOf(slot));
              return (
                <TextField
                  key={nameOf(slot)}
                  label={label}
                  maxLength={SLOT_LENGTH[slot]}
                  placeholder={props.ours[slot] ?? ""}
                  {...(rows > 1 ? { multiline: rows } : {})}
                  {...(help ? { helpText: help } : {})}
                  {...field}
                  {...(error ? { error: <span style={{ whiteSpace: "pre-line" }}>{error}</span> } : {})}
                />
              );
            })}
          </BlockStack>
        </div>
        <InlineStack align="end">
          <VariablePicker variables={props.variables} onPick={insert} />
        </InlineStack>
      </BlockStack>
    </Card>
  );
}

/** A language in which something was written already says so. */
function marked({ draft }: DraftForm, channel: Channel, locale: string, label: string): string {
  const isOwn = SLOTS_OF[channel].some((slot) => (draft[`${channel}.${locale}.${slot}`] ?? "") !== "");
  return isOwn ? `${label} · your words` : label;
}

function isRightToLeft(locale: string): boolean {
  return locale === "ar" || locale === "he";
}
