/** By what a customer is found in a shop's records when a legal request names one. */
export interface CustomerKeys {
  customerGid: string | null;
  /** Orders the request names, and all others that are known to be the customer's. */
  orderGids: string[];
  /** Blind indexes of the customer's e-mail and phone. */
  emailIndex: Uint8Array<ArrayBuffer> | null;
  phoneIndex: Uint8Array<ArrayBuffer> | null;
}
