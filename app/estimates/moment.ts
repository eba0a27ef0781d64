/** Days after hand-over at which a parcel that is still out is believed anew. */
export const DAYS_OUT = [2, 4, 7, 10, 14] as const;

/** The moments at which we write down what we believe of a delivery. */
export const MOMENTS = ["purchase", "handover", "day_2", "day_4", "day_7", "day_10", "day_14"] as const;

export type Moment = (typeof MOMENTS)[number];
