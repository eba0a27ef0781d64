import { useState } from "react";

import type { Channel } from "#app/tracking/message-kind.ts";

interface WordsShown {
  channel: Channel;
  locale: string;
}

/** Which channel and language of a message is being edited; what was refused must not hide behind another one. */
export function useWordsShown(locale: string, errors: Readonly<Record<string, string>>) {
  const [shown, setShown] = useState<WordsShown>({ channel: "email", locale });
  const wrong = Object.keys(errors);
  const [seen, setSeen] = useState("");
  if (wrong.join() !== seen) {
    setSeen(wrong.join());
    const [first] = wrong;
    if (first && !wrong.some((name) => name.startsWith(`${shown.channel}.${shown.locale}.`))) {
      const [channel, language = locale] = first.split(".");
      setShown({ channel: channel === "sms" ? "sms" : "email", locale: language });
    }
  }
  return [shown, (change: Partial<WordsShown>) => setShown({ ...shown, ...change })] as const;
}
