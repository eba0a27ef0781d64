import { useFetcher } from "@remix-run/react";
import { useEffect } from "react";

import type { Channel } from "#app/tracking/message-kind.ts";

import type { Version } from "./version-history.tsx";

/** The versions of one channel and language, read again after every save. */
export function useVersions(path: string, channel: Channel, locale: string): Version[] {
  const { load, data } = useFetcher<{ key: string; versions: Version[] }>();
  const key = `${channel}.${locale}`;
  useEffect(() => {
    const [wanted = "", language = ""] = key.split(".");
    load(`${path}/versions?${new URLSearchParams({ channel: wanted, locale: language }).toString()}`);
  }, [load, path, key]);
  // Those of the language looked at before are not shown under this one's name.
  return data?.key === key ? data.versions : [];
}
