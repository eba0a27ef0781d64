// The web server and Remix's own bundle each load this module: one set per process.
const place = globalThis as { afterglowUnfinished?: Set<Promise<unknown>> };
const unfinished = (place.afterglowUnfinished ??= new Set());

/**
 * Lets work go on behind the answer: nobody waits for it but a normal stop of the process.
 * @param failed hears why the work came to nothing
 */
export function afterwards(work: Promise<unknown>, failed: (error: unknown) => void): void {
  const settled = work.catch(failed).finally(() => unfinished.delete(settled));
  unfinished.add(settled);
}

/** Resolves when all work begun so far has ended, well or not. */
export async function finishAfterwards(): Promise<void> {
  await Promise.all(unfinished);
}
