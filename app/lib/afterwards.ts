// The web server and Remix's own bundle each load this module: one set per process.
const place = globalThis as { afterglowUnfinished?: Set<Promise<unknown>>; afterglowHurries?: Set<() => void> };
const unfinished = (place.afterglowUnfinished ??= new Set());
const hurries = (place.afterglowHurries ??= new Set());

/**
 * Lets work go on behind the answer: nobody waits for it but a normal stop of the process.
 * @param failed hears why the work came to nothing
 */
export function afterwards(work: Promise<unknown>, failed: (error: unknown) => void): void {
  const settled = work.catch(failed).finally(() => unfinished.delete(settled));
  unfinished.add(settled);
}

/** Says what to do so that work which takes its time ends soon, once somebody waits for it. */
export function hurryOnFinish(hurry: () => void): void {
  hurries.add(hurry);
}

/** Resolves when all work begun so far has ended, well or not. */
export async function finishAfterwards(): Promise<void> {
  for (const hurry of hurries) hurry();
  await Promise.all(unfinished);
}
