/** Why an address is not written to, by `Suppression.reason`. */
export const optOutWords: Record<string, string> = {
  unsubscribed: "The shopper unsubscribed. Only the shopper can undo that.",
  stop: "The shopper answered STOP. Only START from the same phone undoes that.",
  complained: "The shopper marked an e-mail as spam. Writing again would harm your other mail.",
  bounced: "E-mail to this address came back. If you know that it works again, write again.",
  refused: "The phone network turned our texts away. After thirty days we try again.",
  unreachable: "The number cannot get texts. If you know that it can by now, write again.",
};

/** The same in a few words, for a list of many. */
export const optOutNames: Record<string, string> = {
  unsubscribed: "Unsubscribed",
  stop: "Answered STOP",
  complained: "Marked as spam",
  bounced: "E-mail came back",
  refused: "Turned away by the network",
  unreachable: "Number gets no texts",
};
