import { SaveBar } from "@shopify/app-bridge-react";

interface FormSaveBarProps {
  id: string;
  isDirty: boolean;
  isSaving: boolean;
  onSave: () => void;
  onDiscard: () => void;
}

/** The admin's contextual save bar: open while there is something to save; it also guards against leaving. */
export function FormSaveBar({ id, isDirty, isSaving, onSave, onDiscard }: FormSaveBarProps) {
  return (
    <SaveBar id={id} open={isDirty}>
      <button variant="primary" onClick={onSave} {...(isSaving ? { loading: "" } : {})} disabled={isSaving}>
        Save
      </button>
      <button onClick={onDiscard} disabled={isSaving}>
        Discard
      </button>
    </SaveBar>
  );
}
