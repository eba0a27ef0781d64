import { Checkbox } from "@shopify/polaris";

import { type DraftForm, isOn } from "./draft-form.ts";

interface FormSwitchProps {
  form: DraftForm;
  name: string;
  label: string;
  helpText?: string;
  disabled?: boolean;
}

/** A switch of a form: "on" or "". */
export function FormSwitch({ form, name, ...props }: FormSwitchProps) {
  return (
    <Checkbox
      {...props}
      name={name}
      checked={isOn(form, name)}
      onChange={(on) => form.change({ [name]: on ? "on" : "" })}
    />
  );
}
