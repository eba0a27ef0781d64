import { useEffect, useState } from "react";

import type { Draft } from "./draft-form.ts";

/** Milliseconds after the last change before the page is drawn again. */
const PAUSE = 350;

/** A drawing of the page, and what is wrong in the CSS that went into it. */
export interface Drawing {
  html: string;
  cssProblems: string;
}

/** Has something drawn with what stands in the form, again whenever it changes; the last drawing stays meanwhile. */
export function usePreview<T = Drawing>(
  path: string,
  fields: Draft,
): { drawing: T | null; state: "busy" | "ready" | "failed" } {
  const [drawing, setDrawing] = useState<T | null>(null);
  const [drawn, setDrawn] = useState<{ key: string; failed: boolean }>();
  const key = JSON.stringify(fields);
  useEffect(() => {
    const abort = new AbortController();
    const draw = async () => {
      try {
        const body = new URLSearchParams(JSON.parse(key) as Record<string, string>);
        const answer = await fetch(path, { method: "POST", body, signal: abort.signal });
        if (!answer.ok) return setDrawn({ key, failed: true });
        setDrawing((await answer.json()) as T);
        setDrawn({ key, failed: false });
      } catch {
        // Given up for a newer wish, or offline: the last drawing stays.
        if (!abort.signal.aborted) setDrawn({ key, failed: true });
      }
    };
    const timer = setTimeout(() => void draw(), PAUSE);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [path, key]);
  return { drawing, state: drawn?.key !== key ? "busy" : drawn.failed ? "failed" : "ready" };
}
