import { useState } from "react";

import type { Draft, DraftForm } from "./draft-form.ts";

/** The last answer of the save; the same object as long as it is the same answer. */
interface Answer {
  errors: Readonly<Record<string, string>>;
}

/**
 * A form beside what is stored of it. An error stands until its field is changed; whether that mended it, the next
 * save tells.
 */
export function useDraftForm(saved: Draft, answer: Answer | undefined) {
  const [touched, setTouched] = useState<Draft>({});
  const [discarded, setDiscarded] = useState<Answer>();
  const [mended, setMended] = useState<readonly string[]>([]);
  const draft: Draft = { ...saved, ...touched };
  const refused = answer && answer !== discarded ? Object.entries(answer.errors) : [];
  const form: DraftForm = {
    draft,
    errors: Object.fromEntries(refused.filter(([field]) => !mended.includes(field))),
    change: (changes) => {
      setTouched((before) => ({ ...before, ...changes }));
      setMended((before) => [...before, ...Object.keys(changes)]);
    },
  };
  return {
    form,
    isDirty: Object.keys(draft).some((name) => draft[name] !== saved[name]),
    /** Before a save: what is wrong is about to be told anew. */
    expectAnswer: () => setMended([]),
    discard: () => {
      setTouched({});
      setDiscarded(answer);
    },
  };
}
