import { useRef } from "react";

import type { DraftForm } from "./draft-form.ts";

type Field = HTMLInputElement | HTMLTextAreaElement;

/**
 * Puts text where the caret was last, though a menu has taken the focus since.
 * @param fallback the field that gets it when none was entered yet
 */
export function useCaret(form: DraftForm, fallback: string) {
  const box = useRef<HTMLDivElement>(null);
  const last = useRef<Field | null>(null);
  const insert = (text: string) => {
    const named = box.current?.querySelector<Field>(`[name="${CSS.escape(fallback)}"]`);
    const field = last.current?.isConnected ? last.current : named;
    if (!field) return;
    const value = form.draft[field.name] ?? "";
    const start = field.selectionStart ?? value.length;
    const end = field.selectionEnd ?? start;
    form.change({ [field.name]: value.slice(0, start) + text + value.slice(end) });
    // The menu gives the focus back to its button first, and React writes the value.
    setTimeout(() => {
      field.focus();
      field.setSelectionRange(start + text.length, start + text.length);
    });
  };
  const onFocus = (event: React.FocusEvent) => {
    const { target } = event;
    if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) last.current = target;
  };
  return { box, onFocus, insert };
}
