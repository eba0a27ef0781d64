/** So many bytes of a person's index make their draw: one in 2^48 is fine enough. */
const DRAWN_BYTES = 6;

/**
 * Whether somebody belongs to the share that sees no picks. The draw is their keyed hash itself: the same for all their
 * orders, another in every shop, and who is held out at 5 % is held out at 10 % too.
 * @param personIndex `PickTrial.personIndex`
 * @param percent of a hundred people, the shop's setting
 */
export function isHeldOut(personIndex: Uint8Array, percent: number): boolean {
  return drawOf(personIndex) < percent / 100;
}

/** Evenly spread over [0, 1). */
function drawOf(personIndex: Uint8Array): number {
  return Buffer.from(personIndex).readUIntBE(0, DRAWN_BYTES) / 2 ** (8 * DRAWN_BYTES);
}
