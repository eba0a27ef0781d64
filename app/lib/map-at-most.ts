/**
 * Calls `verb` for every item, at most `limit` at a time.
 * @returns the answers in the order of the items
 * @throws the first failure, once everything that was under way has ended; nothing more is begun after it
 */
export async function mapAtMost<T, R>(limit: number, items: readonly T[], verb: (item: T) => Promise<R>): Promise<R[]> {
  const answers: R[] = [];
  const waiting = items.entries();
  let failed = false;
  const walk = async () => {
    for (const [index, item] of waiting) {
      if (failed) return;
      answers[index] = await verb(item).catch((error: unknown) => {
        failed = true;
        throw error;
      });
    }
  };
  const walks = await Promise.allSettled(Array.from({ length: limit }, walk));
  for (const walked of walks) if (walked.status === "rejected") throw walked.reason;
  return answers;
}
