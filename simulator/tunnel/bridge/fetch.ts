import { openAddress } from "./links.ts";

const REAUTHORIZE = "X-Shopify-API-Request-Failure-Reauthorize-Url";
const RETRY = "X-Shopify-Retry-Invalid-Session-Request";

/** Requests to the app carry a session token, are asked again when it was stale, and may send the merchant elsewhere. */
export function installFetch(idToken: () => Promise<string>): void {
  const plainFetch = window.fetch.bind(window);

  window.fetch = async (input, init) => {
    const request = new Request(input, init);
    if (new URL(request.url).origin !== location.origin || request.headers.has("Authorization"))
      return plainFetch(input, init);

    const send = async (one: Request) => {
      one.headers.set("Authorization", `Bearer ${await idToken()}`);
      one.headers.set("X-Requested-With", "XMLHttpRequest");
      return plainFetch(one);
    };
    const spare = request.clone();
    const first = await send(request);
    const answer = first.status === 401 && first.headers.get(RETRY) === "1" ? await send(spare) : first;
    const elsewhere = answer.status === 401 ? answer.headers.get(REAUTHORIZE) : null;
    if (elsewhere !== null) openAddress(elsewhere, "_top");
    return answer;
  };
}
