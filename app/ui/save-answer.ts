/**
 * Fetches a file from the app and lets the browser save it. A plain link would not do: inside the admin only fetch
 * carries the session's token.
 * @returns whether it came
 */
export async function saveAnswer(path: string, name: string): Promise<boolean> {
  const answer = await fetch(path);
  if (!answer.ok) return false;
  const url = URL.createObjectURL(await answer.blob());
  Object.assign(document.createElement("a"), { href: url, download: name }).click();
  URL.revokeObjectURL(url);
  return true;
}
