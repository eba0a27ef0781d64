/** A webhook that no retry will make readable. It is kept with this message until somebody replays it. */
export class Unreadable extends Error {}
